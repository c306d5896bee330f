package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.api.internal.PlainObject;
import io.cocoonstack.common.testsupport.Json;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.api.Test;

/** What a native image needs to know, held against the types themselves. */
class AheadOfTimeTest {

    private static final String METADATA = "/META-INF/native-image/io.cocoonstack/cocoon-common-apis/";

    private static Path classes() throws URISyntaxException {
        return Path.of(CocoonSet.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** The classes of a package and all below it, nested ones too. */
    private static List<Class<?>> compiled() throws IOException, URISyntaxException {
        Path root = classes();
        try (Stream<Path> files = Files.walk(root.resolve("io/cocoonstack/api"))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .map(AheadOfTimeTest::load)
                    .collect(Collectors.toList());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, AheadOfTimeTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Classes that Jackson finds by an annotation or makes by their constructor, and those of metadata. */
    private static Set<String> reflective() throws IOException, URISyntaxException {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : compiled()) {
            boolean annotated = Stream.of(type.getAnnotations())
                    .anyMatch(annotation ->
                            annotation.annotationType().getSimpleName().equals("JsonDeserialize"));
            boolean half = type.getSimpleName().matches("(Reader|Writer)[23]");
            if (annotated || half) {
                names.add(type.getName());
            }
        }
        addModel(ObjectMeta.class, names);
        addModel(ListMeta.class, names);
        return names;
    }

    private static void addModel(Type type, Set<String> names) {
        if (type instanceof ParameterizedType parameterized) {
            Stream.of(parameterized.getActualTypeArguments()).forEach(argument -> addModel(argument, names));
        } else if (type instanceof Class<?> model
                && model.getName().startsWith("io.fabric8.")
                && names.add(model.getName())) {
            for (Field field : model.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    addModel(field.getGenericType(), names);
                }
            }
        }
    }

    private static JsonNode metadata(String file) throws IOException {
        try (InputStream stream = CocoonSet.class.getResourceAsStream(METADATA + file)) {
            assertThat(stream).as(file).isNotNull();
            return Json.parse(stream.readAllBytes());
        }
    }

    @Test
    void everyTypeThatIsReachedByReflectionIsNamed() throws Exception {
        Set<String> named = new TreeSet<>();
        for (JsonNode each : metadata("reflect-config.json")) {
            named.add(each.path("name").asText());
            assertThat(each.path("allDeclaredConstructors").asBoolean())
                    .as("%s", each)
                    .isTrue();
            assertThat(each.path("allDeclaredMethods").asBoolean())
                    .as("%s", each)
                    .isTrue();
            assertThat(each.path("allDeclaredFields").asBoolean())
                    .as("%s", each)
                    .isTrue();
        }
        Set<String> ours = reflective();
        ours.removeIf(name -> !name.startsWith("io.cocoonstack."));
        assertThat(named.stream().filter(name -> name.startsWith("io.cocoonstack.")))
                .contains(CocoonSet.class.getName(), CocoonSetJson.Reader3.class.getName(), PlainObject.class.getName())
                .containsExactlyInAnyOrderElementsOf(ours);
        // Other releases of the client have fewer classes.
        assertThat(named).containsAll(reflective());
    }

    @Test
    void theClassesOfALineAreOfUseOnlyBesideIt() throws Exception {
        for (JsonNode each : metadata("reflect-config.json")) {
            String name = each.path("name").asText();
            String line = name.matches(".*\\$(Reader|Writer)2") ? "com.fasterxml.jackson" : "tools.jackson";
            assertThat(each.at("/condition/typeReachable").asText(null))
                    .as(name)
                    .isEqualTo(name.matches(".*\\$(Reader|Writer)[23]") ? line + ".databind.ObjectMapper" : null);
        }
    }

    @Test
    void theCrdsAreResourcesOfTheImage() throws Exception {
        String patterns = metadata("resource-config.json").toString();
        for (String crd : List.of(Crds.COCOON_SET, Crds.COCOON_HIBERNATION)) {
            assertThat(patterns).contains("\\\\Q" + crd.substring(1) + "\\\\E");
        }
    }

    @Test
    void theIndexHoldsEveryClass() throws Exception {
        Index index;
        try (InputStream stream = Files.newInputStream(classes().resolve("META-INF/jandex.idx"))) {
            index = new IndexReader(stream).read();
        }
        assertThat(index.getKnownClasses())
                .extracting(ClassInfo::name)
                .extracting(DotName::toString)
                .containsAll(compiled().stream().map(Class::getName).collect(Collectors.toList()));
        assertThat(index.getAllKnownSubclasses(CustomResource.class))
                .extracting(ClassInfo::simpleName)
                .containsExactlyInAnyOrder("CocoonSet", "CocoonHibernation");
    }
}
