package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests contract 7 rule client-config. */
class ClientConfigsTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path home;
    private Path serviceAccount;

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        serviceAccount = folder.resolve("serviceaccount");
    }

    private Config load() {
        return new ClientConfigs(environment::get, home, serviceAccount).find();
    }

    private Path kubeconfig(String file, String context, String cluster, String server) throws IOException {
        return Files.writeString(folder.resolve(file), """
                apiVersion: v1
                kind: Config
                current-context: %1$s
                contexts:
                - name: %1$s
                  context: {cluster: %2$s, user: user-of-%1$s, namespace: ns-of-%1$s}
                clusters:
                - name: %2$s
                  cluster: {server: "%3$s"}
                users:
                - name: user-of-%1$s
                  user: {token: token-of-%1$s}
                """.formatted(context, cluster, server));
    }

    private void putHomeFile() throws IOException {
        Path file = kubeconfig("home-file", "home", "home", "https://home.example:6443");
        Files.createDirectories(home.resolve(".kube"));
        Files.move(file, home.resolve(".kube").resolve("config"));
    }

    private void putServiceAccount() throws IOException {
        Files.createDirectories(serviceAccount);
        Files.writeString(serviceAccount.resolve("token"), "first\n");
        Files.writeString(serviceAccount.resolve("namespace"), "cocoon-system");
        environment.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
        environment.put("KUBERNETES_SERVICE_PORT", "443");
    }

    private void kubeconfigIs(Path... files) {
        StringBuilder value = new StringBuilder();
        for (Path file : files) {
            value.append(value.length() == 0 ? "" : File.pathSeparator).append(file);
        }
        environment.put("KUBECONFIG", value.toString());
    }

    @Test
    void theFileThatKubeconfigNamesComesFirst() throws IOException {
        putHomeFile();
        putServiceAccount();
        kubeconfigIs(kubeconfig("a", "a", "a", "https://a.example:6443"));
        Config config = load();
        assertThat(config.getMasterUrl()).startsWith("https://a.example:6443");
        assertThat(config.getNamespace()).isEqualTo("ns-of-a");
        assertThat(config.getAutoOAuthToken()).isEqualTo("token-of-a");
    }

    @Test
    void ofSeveralFilesTheFirstThatSetsAValueWins() throws IOException {
        Path first = kubeconfig("a", "dev", "shared", "https://first.example:6443");
        Path second = kubeconfig("b", "prod", "shared", "https://second.example:6443");
        kubeconfigIs(first, second);
        Config config = load();
        assertThat(config.getCurrentContext().getName()).isEqualTo("dev");
        assertThat(config.getMasterUrl()).startsWith("https://first.example:6443");
    }

    @Test
    void aContextMayStandInAnotherFileThanTheOneThatChoosesIt() throws IOException {
        Path chooser =
                Files.writeString(folder.resolve("chooser"), "apiVersion: v1\nkind: Config\ncurrent-context: prod\n");
        kubeconfigIs(chooser, kubeconfig("b", "prod", "prod", "https://prod.example:6443"));
        assertThat(load().getMasterUrl()).startsWith("https://prod.example:6443");
    }

    @Test
    void aPathWithinAFileIsRelativeToThatFile() throws IOException {
        Path file = kubeconfig("a", "a", "a", "https://a.example:6443");
        Files.writeString(
                file, Files.readString(file).replace("{server:", "{certificate-authority: ca/a.crt, server:"));
        Path authority = Files.createDirectories(folder.resolve("ca")).resolve("a.crt");
        Files.writeString(authority, TestPair.of("EC", "secp256r1").certificate());
        kubeconfigIs(file);
        assertThat(load().getCaCertFile()).isEqualTo(authority.toString());
    }

    @Test
    void aMissingFileOfTheListIsSkipped() throws IOException {
        kubeconfigIs(folder.resolve("missing"), kubeconfig("b", "b", "b", "https://b.example:6443"));
        assertThat(load().getMasterUrl()).startsWith("https://b.example:6443");
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorThatNamesIt() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken"), "[not: a: config");
        kubeconfigIs(broken, kubeconfig("b", "b", "b", "https://b.example:6443"));
        assertThatIllegalArgumentException()
                .isThrownBy(this::load)
                .withMessage("kubeconfig " + broken + " cannot be read, expected a file of kind Config");
    }

    @Test
    void anEmptyFileOfTheListIsAnEmptyConfiguration() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        kubeconfigIs(empty, kubeconfig("b", "b", "b", "https://b.example:6443"));
        assertThat(load().getMasterUrl()).startsWith("https://b.example:6443");
    }

    @Test
    void aClusterWithoutAServerIsAnErrorThatNamesIt() throws IOException {
        kubeconfigIs(Files.writeString(folder.resolve("a"), """
                apiVersion: v1
                kind: Config
                current-context: a
                contexts:
                - name: a
                  context: {cluster: bare, user: u}
                clusters:
                - name: bare
                  cluster: {}
                """));
        assertThatIllegalArgumentException().isThrownBy(this::load).withMessageContaining("server of cluster \"bare\"");
    }

    @Test
    void aFolderInPlaceOfAFileIsAnError() throws IOException {
        kubeconfigIs(home);
        assertThatIllegalArgumentException().isThrownBy(this::load).withMessageContaining(home.toString());
    }

    @Test
    void aContextThatDoesNotExistIsAnErrorThatNamesIt() throws IOException {
        Path chooser =
                Files.writeString(folder.resolve("chooser"), "apiVersion: v1\nkind: Config\ncurrent-context: prod\n");
        kubeconfigIs(chooser);
        assertThatIllegalArgumentException().isThrownBy(this::load).withMessageContaining("\"prod\"");
    }

    @Test
    void aClusterThatDoesNotExistIsAnErrorThatNamesItAndNotLocalhost() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), """
                apiVersion: v1
                kind: Config
                current-context: a
                contexts:
                - name: a
                  context: {cluster: gone, user: u}
                """);
        kubeconfigIs(file);
        assertThatIllegalArgumentException().isThrownBy(this::load).withMessageContaining("\"gone\"");
    }

    @Test
    void aFileWithoutACurrentContextIsAnError() throws IOException {
        kubeconfigIs(Files.writeString(folder.resolve("a"), "apiVersion: v1\nkind: Config\n"));
        assertThatIllegalArgumentException().isThrownBy(this::load).withMessageContaining("current-context");
    }

    @Test
    void theHomeFileComesBeforeTheServiceAccount() throws IOException {
        putHomeFile();
        putServiceAccount();
        assertThat(load().getMasterUrl()).startsWith("https://home.example:6443");
    }

    @Test
    void theHomeFileIsNotLookedAtWhenKubeconfigIsSet() throws IOException {
        putHomeFile();
        kubeconfigIs(folder.resolve("missing"));
        assertThatIllegalStateException()
                .isThrownBy(this::load)
                .withMessageContaining(folder.resolve("missing") + " (not there)");
    }

    @Test
    void aFileThatCannotBeToldToBeThereIsAnErrorAndNotPassedOver() throws IOException {
        putServiceAccount();
        Path file = Files.createSymbolicLink(folder.resolve("a"), folder.resolve("a"));
        kubeconfigIs(file);
        assertThatIllegalArgumentException().isThrownBy(this::load).withMessageContaining(file.toString());
    }

    @Test
    void anEmptyKubeconfigCountsAsNotSet() throws IOException {
        putHomeFile();
        environment.put("KUBECONFIG", "");
        assertThat(load().getMasterUrl()).startsWith("https://home.example:6443");
    }

    @Test
    void withinAClusterTheServiceAccountIsUsed() throws IOException {
        putServiceAccount();
        Config config = load();
        assertThat(config.getMasterUrl()).startsWith("https://10.0.0.1:443");
        assertThat(config.getNamespace()).isEqualTo("cocoon-system");
    }

    @Test
    void aTokenThatWasRotatedIsReadAgain() throws IOException {
        putServiceAccount();
        Config config = load();
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("first");
        Files.writeString(serviceAccount.resolve("token"), "second\n");
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("second");
    }

    @Test
    void anIpv6HostOfTheClusterIsPutIntoBrackets() throws IOException {
        putServiceAccount();
        environment.put("KUBERNETES_SERVICE_HOST", "fd00::1");
        assertThat(load().getMasterUrl()).startsWith("https://[fd00::1]:443");
    }

    @Test
    void nothingFoundIsAnErrorThatNamesWhatWasTried() {
        assertThatIllegalStateException()
                .isThrownBy(this::load)
                .withMessage("no Kubernetes configuration found, expected one of: KUBECONFIG (not set); "
                        + home.resolve(".kube/config") + " (not there);"
                        + " in-cluster (KUBERNETES_SERVICE_HOST or KUBERNETES_SERVICE_PORT not set)");
    }
}
