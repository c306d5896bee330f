package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only some users have need not be there for the others. */
class OptionalDependenciesTest {

    /** Runs where Logback and Micrometer are missing. */
    public static final class Lonely implements Runnable {

        /** Made by reflection, in a class loader of its own. */
        public Lonely() {}

        @Override
        public void run() {
            LogLevel.DEBUG.apply();
            try (HttpServer server = new HttpServer(HttpServerSpec.http("lonely", request -> ServerResponse.empty(204))
                    .host("127.0.0.1")
                    .build())) {
                server.start();
                try (RawClient client = RawClient.plain(server.port())) {
                    assertThat(client.get("/").answer().status()).isEqualTo(204);
                }
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final Level before = Logger.getLogger("").getLevel();

    @AfterEach
    void restore() {
        Logger.getLogger("").setLevel(before);
    }

    @Test
    void withoutLogbackAndMicrometerAServerRunsAndTheLevelGoesToJavaUtilLogging() throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("logback") && !entry.contains("micrometer"))
                .map(OptionalDependenciesTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            ClassLoader ours = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try {
                Runnable lonely = (Runnable) loader.loadClass(Lonely.class.getName())
                        .getConstructor()
                        .newInstance();
                lonely.run();
            } finally {
                Thread.currentThread().setContextClassLoader(ours);
            }
        }
        assertThat(Logger.getLogger("").getLevel()).isEqualTo(Level.FINE);
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
