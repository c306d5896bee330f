package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** Runs where Bouncy Castle is missing. */
    public static final class Reader implements BiFunction<Path, Path, String> {

        /** Made by reflection, in a class loader of its own. */
        public Reader() {}

        @Override
        public String apply(Path certificate, Path key) {
            return TlsMaterial.load(certificate, key).certificatePem();
        }
    }

    private final Level before = Logger.getLogger("").getLevel();

    @AfterEach
    void restore() {
        Logger.getLogger("").setLevel(before);
    }

    @Test
    void withoutLogbackAndMicrometerAServerRunsAndTheLevelGoesToJavaUtilLogging() throws Exception {
        try (URLClassLoader loader = without("logback", "micrometer")) {
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

    /** To load a class of its signed jar takes a large part of a server's start. */
    @Test
    void aCertificateAndAKeyInPkcs8AreReadAndWrittenWithoutBouncyCastle(@TempDir Path folder) throws Exception {
        Pairs.Pair pair = Pairs.ec("ec.example");
        Path certificate = Files.writeString(folder.resolve("tls.crt"), pair.certificatePem());
        Path key = Files.writeString(folder.resolve("tls.key"), pair.pkcs8());
        try (URLClassLoader loader = without("bouncycastle")) {
            @SuppressWarnings("unchecked")
            BiFunction<Path, Path, String> reader = (BiFunction<Path, Path, String>)
                    loader.loadClass(Reader.class.getName()).getConstructor().newInstance();
            assertThat(reader.apply(certificate, key))
                    .isEqualTo(TlsMaterial.load(certificate, key).certificatePem());
        }
    }

    /** A class loader of the class path but for the entries that hold one of these texts. */
    private static URLClassLoader without(String... texts) {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(texts).noneMatch(entry::contains))
                .map(OptionalDependenciesTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
