package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rights of the manifests, on an API server that authorizes by RBAC: enough for the look-ups, and not more. */
@RequiresKubeApiServer
class WebhookRightsTest {

    private final KubeApiServer server;
    private final Cluster cluster;

    WebhookRightsTest(KubeApiServer server) {
        this.server = server;
        this.cluster = new Cluster(server);
        cluster.applyManifests();
    }

    private static KubernetesClient client(Config config) {
        return WebhookMain.client(config, WebhookSettings.from(Env.of(Map.of())));
    }

    @Test
    void theyAreEnoughForEveryLookUp() throws Exception {
        try (KubernetesClient client = client(cluster.withTokenOf("cocoon-system", "cocoon-webhook"))) {
            ClusterLookups lookups = ClusterLookups.of(client);
            Cluster.until("the rights to be known", () -> may(client, "apps", "deployments", "get"));

            assertThat(lookups.deployment("default", "no-such").isPresent()).isFalse();
            assertThat(lookups.statefulSet("default", "no-such").isPresent()).isFalse();
            assertThat(lookups.pod("default", "no-such").isPresent()).isFalse();
            assertThat(lookups.hibernations("default")).isNotNull();
        }
    }

    @Test
    void theyAreForNothingElse() {
        try (KubernetesClient client = client(cluster.withTokenOf("cocoon-system", "cocoon-webhook"))) {
            Cluster.until("the rights to be known", () -> may(client, "apps", "deployments", "get"));

            assertThat(may(client, "apps", "deployments", "list")).isFalse();
            assertThat(may(client, "apps", "deployments", "update")).isFalse();
            assertThat(may(client, "apps", "deployments/scale", "update")).isFalse();
            assertThat(may(client, "cocoonset.cocoonstack.io", "cocoonhibernations", "create"))
                    .isFalse();
            assertThat(may(client, "cocoonset.cocoonstack.io", "cocoonsets", "list"))
                    .isFalse();
            assertThat(may(client, "", "secrets", "get")).isFalse();
            assertThat(may(client, "", "pods", "list")).isFalse();
        }
    }

    @Test
    void withoutThemALookUpFails() {
        server.client()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace("cocoon-system")
                        .withName("without-rights")
                        .endMetadata()
                        .build())
                .serverSideApply();
        try (KubernetesClient client = client(cluster.withTokenOf("cocoon-system", "without-rights"))) {
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(() -> ClusterLookups.of(client).hibernations("default"))
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(403));
        }
    }

    private static boolean may(KubernetesClient client, String group, String resource, String verb) {
        String[] parts = resource.split("/", -1);
        return client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withGroup(group)
                        .withResource(parts[0])
                        .withSubresource(parts.length > 1 ? parts[1] : null)
                        .withVerb(verb)
                        .withNamespace("default")
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }
}
