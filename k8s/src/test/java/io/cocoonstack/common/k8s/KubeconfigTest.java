package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and entries of a kubeconfig; KubeconfigMembersTest has the members of each entry. */
class KubeconfigTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Config load(String... texts) throws IOException {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            list.append(i == 0 ? "" : ":").append(Files.writeString(folder.resolve("k" + i), texts[i]));
        }
        environment.put("KUBECONFIG", list.toString());
        return new ClientConfigs(environment::get, folder, folder).find();
    }

    private static String good(String server, String user) {
        return """
            apiVersion: v1
            kind: Config
            current-context: a
            contexts: [{name: a, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: '%s'}}]
            users: [{name: u, user: {%s}}]
            """.formatted(server, user);
    }

    private static String withToken(String token) {
        return good("https://kube.example:6443", "token: " + token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "  \n\t\n", "# a comment\n", "---\n", "---\n# a comment\n---\n", "\uFEFF", "\uFEFF\n"})
    void aFileWithoutADocumentIsAnEmptyConfiguration(String empty) throws IOException {
        assertThat(load(empty, withToken("t")).getAutoOAuthToken()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiVersion: v1\nkind: Pod\n", "apiVersion: apps/v1\nkind: Config\n", "- a\n", "text\n"})
    void aFileOfSomethingElseIsAnError(String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(other, withToken("t")))
                .withMessageContaining("kubeconfig " + folder.resolve("k0"));
    }

    @Test
    void theFirstFileThatHasAnEntryWinsEntryByEntry() throws IOException {
        Config config = load(withToken("first"), good("https://second:1", "username: u, password: p"));
        assertThat(config.getMasterUrl()).isEqualTo("https://kube.example:6443/");
        assertThat(config.getAutoOAuthToken()).isEqualTo("first");
        assertThat(config.getUsername()).isNull();
    }

    @Test
    void aUserThatDoesNotExistIsAnErrorAndNotARequestWithoutCredentials() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(withToken("t").replace("user: u}", "user: other}")))
                .withMessage("user of context \"a\" in kubeconfig [" + folder.resolve("k0")
                        + "] is \"other\", expected the name of one of its users");
    }

    @Test
    void twoEntriesOfOneNameInAFileAreAnError() {
        for (String kind : List.of("cluster", "user", "context")) {
            String text = withToken("t").replaceAll("(" + kind + "s: \\[)(.*)]", "$1$2, $2]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> load(text))
                    .withMessageStartingWith("name of " + kind + " \"")
                    .withMessageContaining("stands there twice");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "12", "1e3", "12345678901234567890", "true"})
    void aTextWithoutQuotesThatIsNoTextIsAnErrorAndNotAnotherText(String token) throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(withToken(token)))
                .withMessageStartingWith("token of user \"u\" in kubeconfig ")
                .withMessageEndingWith(" is no text, expected one: a text of digits needs quotes");
        assertThat(load(withToken("'" + token + "'")).getAutoOAuthToken()).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a: [secret",
                "a: secret\n\tb",
                "users: [{user: {token: [secret]}}]",
                "secret: 'open",
                "[secret: 1]"
            })
    void anErrorHoldsNothingOfTheFile(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(text))
                .satisfies(e -> assertThat(e.getStackTrace()).isNotEmpty())
                .satisfies(e -> {
                    for (Throwable each = e; each != null; each = each.getCause()) {
                        assertThat(each.toString()).doesNotContain("secret");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kube.example:6443",
                "kube.example",
                "ftp://kube.example",
                "https://",
                "https://u:secret@k",
                "http s://k"
            })
    void aServerThatIsNoUrlIsAnErrorAndNotTriedWithoutTls(String server) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(good(server, "token: t")))
                .withMessage("server of cluster \"c\" in kubeconfig " + folder.resolve("k0")
                        + " is no URL of an API server, expected https://host:port");
    }

    @Test
    void aContextWithoutAUserSendsNoCredentials() throws IOException {
        Config config = load(withToken("t").replace(", user: u}", "}"));
        assertThat(config.getAutoOAuthToken()).isNull();
    }

    @Test
    void homeIsTheVariable() throws IOException {
        Path home = Files.createDirectories(folder.resolve("other/.kube")).getParent();
        Files.writeString(home.resolve(".kube/config"), withToken("t"));
        environment.put("HOME", home.toString());
        assertThat(new ClientConfigs(environment::get, folder, folder).find().getAutoOAuthToken())
                .isEqualTo("t");
    }

    @Test
    void aTokenFileIsReadForEachRequestAndItsLossIsTheClientsError() throws IOException {
        Path token = Files.writeString(folder.resolve("tok"), "first\n");
        Config config = load(good("https://kube.example:6443", "tokenFile: tok"));
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("first");
        Files.writeString(token, "second\n");
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("second");
        Files.writeString(token, "");
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> config.getOauthTokenProvider().getToken())
                .withMessageContaining(token.toString());
        Files.delete(token);
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> config.getOauthTokenProvider().getToken())
                .withMessageContaining(token.toString());
    }
}
