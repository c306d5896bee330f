package io.cocoonstack.common.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What editors and Spring read about the starter is complete. */
class MetadataTest {

    private static final Path SOURCES = Path.of("src/main/java/io/cocoonstack/common/spring");

    @Test
    void everyPropertyHasADescriptionAndItsDefault() throws Exception {
        Map<String, JsonNode> described = described();
        for (Class<?> type : List.of(
                RegistryProperties.class, RoundsProperties.class, AdmissionProperties.class, SessionProperties.class)) {
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            Parameter[] parameters = type.getDeclaredConstructors()[0].getParameters();
            for (Parameter parameter : parameters) {
                String name = prefix + "."
                        + parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                assertThat(described).containsKey(name);
                assertThat(described.get(name).path("description").asText())
                        .as(name)
                        .hasSizeGreaterThan(10);
                DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                assertThat(described.get(name).has("defaultValue"))
                        .as(name)
                        .isEqualTo(value != null && value.value().length > 0);
            }
        }
    }

    @Test
    void everyPropertyThatAConditionReadsIsDescribed() throws Exception {
        Map<String, JsonNode> described = described();
        List<String> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Pattern.compile("(?:@ConditionalOnProperty\\((?:name = )?\"|\"\\$\\{)([^\":]+)")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> read.add(match.group(1)));
            }
        }
        assertThat(read)
                .hasSizeGreaterThan(4)
                .allSatisfy(name -> assertThat(described).containsKey(name));
    }

    @Test
    void everyAutoConfigurationIsListed() throws Exception {
        List<String> annotated = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                String name = getClass().getPackageName() + "."
                        + file.getFileName().toString().replace(".java", "");
                if (!name.endsWith("package-info")
                        && Class.forName(name, false, getClass().getClassLoader())
                                .isAnnotationPresent(AutoConfiguration.class)) {
                    annotated.add(name);
                }
            }
        }
        assertThat(resource("META-INF/spring/" + AutoConfiguration.class.getName() + ".imports")
                        .lines())
                .containsExactlyInAnyOrderElementsOf(annotated);
    }

    private static Map<String, JsonNode> described() throws IOException {
        Map<String, JsonNode> described = new TreeMap<>();
        for (JsonNode property : new ObjectMapper()
                .readTree(resource("META-INF/spring-configuration-metadata.json"))
                .path("properties")) {
            described.put(property.path("name").asText(), property);
        }
        return described;
    }

    /** The starter's own; other jars have files of the same name. */
    private static String resource(String name) throws IOException {
        for (URL url : Collections.list(MetadataTest.class.getClassLoader().getResources(name))) {
            try (InputStream in = url.openStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (text.contains("io.cocoonstack") || text.contains("cocoon.session")) {
                    return text;
                }
            }
        }
        throw new AssertionError("no " + name);
    }
}
