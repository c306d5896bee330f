package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Key pairs, each an authority of its own, made by the JDK's keytool. */
final class TestKeys {

    static final char[] PASSWORD = "changeit".toCharArray();
    static final String ALIAS = "one";

    private TestKeys() {}

    /** Makes a pair in {@code name.p12}, and leaves its certificate in {@code name.pem} as well. */
    static KeyStore make(Path folder, String name, String algorithm, String subject) throws Exception {
        Path store = folder.resolve(name + ".p12");
        keytool("-genkeypair", store, "-keyalg", algorithm, "-dname", "CN=" + name, "-ext", "san=" + subject);
        keytool(
                "-exportcert",
                store,
                "-rfc",
                "-file",
                folder.resolve(name + ".pem").toString());
        return load(store);
    }

    static KeyStore load(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static void keytool(String command, Path store, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                ALIAS,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        line.addAll(List.of(more));
        Path log = store.resolveSibling("keytool.log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
