package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of a kubeconfig on a real API server. */
@RequiresKubeApiServer
class KubeconfigOnApiServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubeApiServer server;

    @TempDir
    Path folder;

    KubeconfigOnApiServerTest(KubeApiServer server) {
        this.server = server;
    }

    /** A client of the server's own kubeconfig, with members added to its user, or the token replaced by a member. */
    private KubernetesClient client(String added, String inPlaceOfTheToken) throws IOException {
        String text = server.kubeconfig();
        String token = text.lines()
                .filter(line -> line.contains("token: "))
                .findFirst()
                .orElseThrow();
        String indent = token.substring(0, token.indexOf("token:"));
        Files.writeString(folder.resolve("tok"), token.trim().substring("token: ".length()) + "\n");
        String replaced = inPlaceOfTheToken.isEmpty() ? token : indent + inPlaceOfTheToken;
        Path file =
                Files.writeString(folder.resolve("kubeconfig"), text.replace(token, replaced + "\n" + indent + added));
        return new KubernetesClientBuilder()
                .withConfig(new ClientConfigs(Map.of("KUBECONFIG", file.toString())::get, folder, folder).find())
                .build();
    }

    private static JsonNode whoAmI(KubernetesClient client) throws IOException {
        String review = "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"SelfSubjectReview\"}";
        return JSON.readTree(
                        client.raw("/apis/authentication.k8s.io/v1/selfsubjectreviews", "POST", JSON.readTree(review)))
                .at("/status/userInfo");
    }

    @Test
    void impersonationLimitsWhatTheTokenMayDo() throws IOException {
        try (KubernetesClient limited = client("as: jane", "")) {
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(() -> limited.pods().inNamespace("default").list())
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(403))
                    .withMessageContaining("User \"jane\" cannot list resource \"pods\"");
        }
        try (KubernetesClient master = client("as: jane\n    as-groups: ['system:masters']", "")) {
            assertThat(master.pods().inNamespace("default").list()).isNotNull();
        }
    }

    @Test
    void eachMemberOfAnImpersonationArrives() throws IOException {
        String as = "as: jane\n    as-uid: u-1\n    as-groups: [a, b]\n    as-user-extra: {example.org/x: [y, z]}";
        try (KubernetesClient client = client(as, "")) {
            JsonNode user = whoAmI(client);
            assertThat(user.path("username").asText()).isEqualTo("jane");
            assertThat(user.path("uid").asText()).isEqualTo("u-1");
            assertThat(user.path("groups")).extracting(JsonNode::asText).contains("a", "b");
            assertThat(user.at("/extra/example.org~1x"))
                    .extracting(JsonNode::asText)
                    .containsExactly("y", "z");
        }
    }

    @Test
    void aTokenFileAuthenticates() throws IOException {
        try (KubernetesClient client = client("", "tokenFile: tok")) {
            assertThat(whoAmI(client).path("groups"))
                    .extracting(JsonNode::asText)
                    .contains("system:masters");
        }
    }
}
