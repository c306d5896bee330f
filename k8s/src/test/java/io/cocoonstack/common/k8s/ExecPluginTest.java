package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that hand out credentials, as real processes. */
class ExecPluginTest {

    private static final String V1 = "client.authentication.k8s.io/v1";

    @TempDir
    Path folder;

    private String cluster = "";
    private String exec = "interactiveMode: Never, apiVersion: " + V1;

    private static String credential(String status) {
        return "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + V1 + "\",\"status\":{" + status + "}}'";
    }

    private Config load(String script) throws IOException {
        Path plugin = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + script + "\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        return loadCommand("./plugin");
    }

    private Config loadCommand(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("kubeconfig"), """
                current-context: a
                clusters: [{name: c, cluster: {server: 'https://kube.example:6443', %s}}]
                users: [{name: u, user: {exec: {command: '%s', %s}}}]
                contexts: [{name: a, context: {cluster: c, user: u}}]
                """.formatted(cluster, command, exec));
        return new ClientConfigs(Map.of("KUBECONFIG", file.toString())::get, folder, folder).find();
    }

    private static String token(Config config) {
        return config.getOauthTokenProvider().getToken();
    }

    private void assertRefused(String script, String rest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(script))
                .withMessage("exec of user \"u\" in kubeconfig " + folder.resolve("kubeconfig") + " is ./plugin, which "
                        + rest + ", expected an ExecCredential of it")
                .withNoCause();
    }

    @Test
    void aTokenIsTakenAlsoBesideAWarningOnStandardError() throws IOException {
        assertThat(token(load("echo 'a new version is there' >&2\n" + credential("\"token\":\"t\""))))
                .isEqualTo("t");
    }

    @Test
    void aChildThatKeepsTheOutputOpenHoldsNobodyUp() throws Exception {
        Path pid = folder.resolve("pid");
        Process program =
                new ProcessBuilder("sh", "-c", "sleep 20 & echo $! > '" + pid + "'; sleep 0.3; echo early").start();
        try {
            // The JDK may end the output with the program, or only with the child.
            assertThat(ExecPlugin.outputOf(program, TimeUnit.SECONDS.toNanos(2)))
                    .isEqualTo("early\n");
        } catch (TimeoutException e) {
            assertThat(program.waitFor()).isZero();
        }
        Optional<ProcessHandle> child =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        assertThat(child).as("a child that nobody waited for").isPresent();
        child.get().destroyForcibly();
    }

    @Test
    void failuresAreErrorsThatNameProgramAndFileAndNoSecret() {
        assertRefused("exit 3", "ended with exit code 3");
        assertRefused(credential("\"token\":\"secret\"") + "; exit 1", "ended with exit code 1");
        assertRefused("true", "printed something else");
        assertRefused("echo 'secret: [not json'", "printed something else");
        assertRefused("echo secret", "printed something else");
        assertRefused(
                "echo '{\"kind\":\"ExecCredential\",\"status\":{\"token\":\"secret\"}}'",
                "printed one of apiVersion null");
        assertRefused(
                credential("\"token\":\"secret\"").replace("io/v1", "io/v1beta1"),
                "printed one of apiVersion client.authentication.k8s.io/v1beta1");
        assertRefused(credential(""), "printed neither a token nor a certificate");
        assertRefused(credential("\"token\":\"\""), "printed neither a token nor a certificate");
        assertRefused(credential("\"token\":5"), "printed neither a token nor a certificate");
    }

    @Test
    void aMissingProgramIsAnErrorWithTheHintOfTheFile() {
        exec += ", installHint: install it with x";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loadCommand("no-such-plugin"))
                .withMessageContaining(
                        "is no-such-plugin, which could not be run; install it with x, expected an ExecCredential");
    }

    @Test
    void aProgramMustBeNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> loadCommand("")).withMessageStartingWith("exec.command");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec.apiVersion|interactiveMode: Never",
                "exec.apiVersion|interactiveMode: Never, apiVersion: client.authentication.k8s.io/v1alpha1",
                "exec.interactiveMode|apiVersion: client.authentication.k8s.io/v1",
                "exec.interactiveMode|apiVersion: client.authentication.k8s.io/v1, interactiveMode: Always",
                "exec.interactiveMode|apiVersion: client.authentication.k8s.io/v1, interactiveMode: Sometimes",
                "exec.env|apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, env: [{value: v}]"
            })
    void whatThePluginCannotBeGivenIsRefused(String member, String exec) {
        this.exec = exec;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(credential("\"token\":\"t\"")))
                .withMessageStartingWith(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", interactiveMode: IfAvailable"})
    void v1beta1NeedsNoMode(String mode) throws IOException {
        exec = "apiVersion: client.authentication.k8s.io/v1beta1" + mode;
        assertThat(token(load(credential("\"token\":\"t\"").replace("io/v1", "io/v1beta1"))))
                .isEqualTo("t");
    }

    @Test
    void argumentsAndVariablesReachTheProgramAndStandardInputIsEmpty() throws IOException {
        exec += ", args: [--name, 'a \"b\" $HOME'], env: [{name: WHO, value: me}]";
        String script = "cat\nprintf '%s|' \"$1\" \"$2\" \"$WHO\" > " + folder + "/seen\n";
        assertThat(token(load(script + credential("\"token\":\"t\"")))).isEqualTo("t");
        assertThat(folder.resolve("seen")).hasContent("--name|a \"b\" $HOME|me|");
    }

    private JsonNode info() throws IOException {
        load("printf '%s' \"$KUBERNETES_EXEC_INFO\" > " + folder + "/info\n" + credential("\"token\":\"t\""));
        return new ObjectMapper().readTree(folder.resolve("info").toFile());
    }

    @Test
    void theProgramIsToldItsApiVersionAndThatNobodyCanAnswer() throws IOException {
        assertThat(info())
                .hasToString(
                        "{\"apiVersion\":\"" + V1 + "\",\"kind\":\"ExecCredential\",\"spec\":{\"interactive\":false}}");
    }

    @Test
    void theProgramIsToldTheClusterWhereItAsksForIt() throws IOException {
        TestPair pair = TestPair.of("EC", "secp256r1");
        Files.writeString(folder.resolve("ca.crt"), pair.certificate());
        exec += ", provideClusterInfo: true";
        cluster = "certificate-authority: ca.crt, proxy-url: 'http://p:1', disable-compression: true, extensions:"
                + " [{name: other, extension: {x: y}}, {name: client.authentication.k8s.io/exec, extension: {audience: a}}]";
        assertThat(info().at("/spec/cluster"))
                .hasToString("{\"server\":\"https://kube.example:6443\",\"certificate-authority-data\":\""
                        + pair.certificateData() + "\",\"proxy-url\":\"http://p:1\",\"disable-compression\":true,"
                        + "\"config\":{\"audience\":\"a\"}}");
    }

    private String counting(String more) {
        return "n=$(cat " + folder + "/n 2>/dev/null || echo 0); n=$((n+1)); echo $n > " + folder + "/n\n"
                + "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + V1 + "\",\"status\":{\"token\":\"t'$n'\""
                + more
                + "}}'";
    }

    @Test
    void aTokenThatHasExpiredIsAskedForAnew() throws IOException {
        Config config = load(counting(",\"expirationTimestamp\":\"2001-01-01T00:00:00Z\""));
        assertThat(token(config)).isEqualTo("t2");
        assertThat(token(config)).isEqualTo("t3");
    }

    @Test
    void aTokenThatHasNotExpiredIsNotAskedForAgain() throws IOException {
        Config config = load(counting(",\"expirationTimestamp\":\"2999-01-01T00:00:00+01:00\""));
        assertThat(token(config)).isEqualTo("t1");
        assertThat(token(config)).isEqualTo("t1");
    }

    @Test
    void aMalformedExpiryIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(counting(",\"expirationTimestamp\":\"soon\"")))
                .withMessageContaining("printed the expirationTimestamp soon");
    }

    @Test
    void aRenewalThatFailsIsTheClientsErrorAndNeverARequestWithoutCredentials() throws IOException {
        Config config = load(counting(",\"expirationTimestamp\":\"2001-01-01T00:00:00Z\""));
        Files.writeString(folder.resolve("plugin"), "#!/bin/sh\nexit 7\n");
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> token(config))
                .withMessageContaining("is ./plugin, which ended with exit code 7");
        Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + credential("\"other\":1") + "\n");
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> token(config))
                .withMessageContaining("printed no token any more");
    }

    @Test
    void aCertificateOfTheProgramIsTheClients() throws IOException {
        TestPair pair = TestPair.of("EC", "secp256r1");
        Config config = load(
                credential("\"clientCertificateData\":\"" + pair.certificate().replace("\n", "\\n")
                                + "\",\"clientKeyData\":\"" + pair.key().replace("\n", "\\n") + "\"")
                        .replace("echo", "printf '%s'"));
        assertThat(config.getClientCertData()).isEqualTo(pair.certificateData());
        assertThat(config.getClientKeyAlgo()).isEqualTo("EC");
        assertThat(config.getOauthTokenProvider()).isNull();
    }

    @Test
    void halfAPairIsAnError() {
        TestPair pair = TestPair.of("EC", "secp256r1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(credential("\"clientCertificateData\":\""
                                + pair.certificate().replace("\n", "\\n") + "\"")
                        .replace("echo", "printf '%s'")))
                .withMessageStartingWith("exec.clientKeyData of user \"u\"");
    }
}
