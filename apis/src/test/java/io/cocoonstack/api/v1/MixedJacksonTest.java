package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cocoonstack.common.testsupport.Json;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class path as build tools make it up: with several releases of Jackson, or without a part. */
class MixedJacksonTest {

    /** The class path of this test, without classes of a name. */
    private static final class Without extends URLClassLoader {

        private final String prefix;

        Without(String prefix) throws IOException {
            super(urls(), ClassLoader.getPlatformClassLoader());
            this.prefix = prefix;
        }

        private static URL[] urls() throws IOException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(new URL[0]);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(prefix)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }

    private static Object crd(ClassLoader loader) throws ReflectiveOperationException {
        Method crd = loader.loadClass("io.cocoonstack.api.v1.Crds").getMethod("cocoonSet");
        return crd.invoke(null);
    }

    /** Of Jackson 2.21 and later, whatever is done with it; and of Jackson 3.2, once a class is looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"JsonSerializeAs", "JsonApplyView"})
    void olderAnnotationsBesideANewerDatabindAreAnErrorThatNamesTheBomToImport(String annotation) throws IOException {
        assumeThat(annotation.equals("JsonApplyView") && !isOnJackson3()).isFalse();
        try (Without loader = new Without("com.fasterxml.jackson.annotation." + annotation)) {
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> crd(loader))
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessageContaining(annotation)
                    .withMessageContaining("import com.fasterxml.jackson:jackson-bom");
        }
    }

    /** As on the module path, where fabric8's automatic modules cannot require it. */
    @Test
    void aMissingYamlParserIsAnErrorThatNamesItAndNotJackson() throws IOException {
        try (Without loader = new Without("org.snakeyaml.engine.")) {
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> crd(loader))
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessageStartingWith("class org.snakeyaml.engine.")
                    .withMessageContaining("requires org.snakeyaml.engine")
                    .withMessageNotContaining("jackson");
        }
    }

    private static boolean isOnJackson3() {
        return Stream.of(KubernetesSerialization.class.getConstructors())
                .flatMap(constructor -> Stream.of(constructor.getParameterTypes()))
                .anyMatch(type -> type.getName().startsWith("tools.jackson."));
    }

    @Test
    void theLineThatTheClientDoesNotUseNeedNotBeThere() throws Exception {
        try (Without loader = new Without(isOnJackson3() ? "com.fasterxml.jackson.databind." : "tools.jackson.")) {
            Class<?> type = loader.loadClass(CocoonSet.class.getName());
            Object serialization = loader.loadClass(KubernetesSerialization.class.getName())
                    .getConstructor()
                    .newInstance();
            Method read = serialization.getClass().getMethod("unmarshal", String.class, Class.class);
            Method write = serialization.getClass().getMethod("asJson", Object.class);
            String json = "{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\",\"kind\":\"CocoonSet\",\"metadata\":{},"
                    + "\"spec\":{\"snapshotPolicy\":\"fortnightly\",\"later\":1.50},\"status\":{\"later\":true,"
                    + "\"readyAgents\":0,\"desiredAgents\":0,\"readyToolboxes\":0,\"desiredToolboxes\":0}}";

            assertThat(Json.parse((String) write.invoke(serialization, read.invoke(serialization, json, type))))
                    .isEqualTo(Json.parse(json));
        }
    }
}
