package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.cocoonstack.examples.webhook.Cluster.Client;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real API server does when the webhook fails, and when it is not there. */
@RequiresKubeApiServer
class FailurePolicyTest {

    private static final String NAMESPACE = "webhook-failures";

    private final KubeApiServer server;
    private final Cluster cluster;

    @TempDir
    private Path folder;

    FailurePolicyTest(KubeApiServer server) {
        this.server = server;
        this.cluster = new Cluster(server);
        cluster.makeNamespace(NAMESPACE);
    }

    private static CocoonSet set(String name) {
        return new CocoonSetBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNewAgent()
                .withImage("ubuntu")
                .endAgent()
                .endSpec()
                .build();
    }

    private RunningWebhook throwing() throws IOException {
        return RunningWebhook.of(folder, server.config(), request -> {
            throw new IllegalStateException("the secret of the handler");
        });
    }

    private static WebhookRegistration register(RunningWebhook webhook, Client admin, String policy) {
        ValidatingWebhookConfiguration configuration = webhook.configuration("cocoon-webhook-failures");
        if (policy != null) {
            configuration.getWebhooks().forEach(each -> each.setFailurePolicy(policy));
        }
        return new WebhookRegistration(
                webhook,
                admin.kubernetes(),
                configuration,
                () -> admin.kubernetes().resource(set("probe")).dryRun().create());
    }

    private static KubernetesClientException refused(Runnable request) {
        KubernetesClientException refusal = catchThrowableOfType(KubernetesClientException.class, request::run);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void aHandlerThatThrowsRefusesTheRequestAsTheManifestsHaveIt() throws IOException {
        try (Client admin = cluster.admin();
                RunningWebhook webhook = throwing();
                WebhookRegistration registered = register(webhook, admin, null)) {
            KubernetesClientException refusal =
                    refused(() -> admin.kubernetes().resource(set("thrown")).create());

            assertThat(registered).isNotNull();
            assertThat(refusal.getCode()).isEqualTo(500);
            assertThat(refusal.getStatus().getMessage())
                    .contains("failed calling webhook \"cocoonsets.webhook.cocoonstack.io\"")
                    .doesNotContain("secret");
            assertThat(admin.kubernetes().resource(set("thrown")).get()).isNull();
        }
    }

    @Test
    void aHandlerThatThrowsIsPassedOverWhereThePolicyIsToIgnore() throws IOException {
        try (Client admin = cluster.admin();
                RunningWebhook webhook = throwing();
                WebhookRegistration registered = register(webhook, admin, "Ignore")) {
            int before = webhook.reviews();

            admin.kubernetes().resource(set("ignored")).create();

            assertThat(registered).isNotNull();
            assertThat(webhook.reviews()).isEqualTo(before + 1);
            assertThat(admin.kubernetes().resource(set("ignored")).get()).isNotNull();
            admin.kubernetes().resource(set("ignored")).delete();
        }
    }

    @Test
    void whileItIsDownOnlyWhatItGuardsIsRefused() throws IOException {
        try (Client admin = cluster.admin();
                RunningWebhook webhook = RunningWebhook.of(folder, server.config(), request -> null)) {
            KubernetesClient client = admin.kubernetes();
            client.resource(set("before")).create();
            client.resource(deployment()).create();
            try (WebhookRegistration registered = register(webhook, admin, null)) {
                webhook.stopServing();
                assertThat(registered).isNotNull();

                assertThat(refused(() -> client.resource(set("after")).create()).getCode())
                        .isEqualTo(500);
                assertThat(refused(() -> patch(client, "{\"spec\":{\"suspend\":true}}"))
                                .getCode())
                        .isEqualTo(500);
                assertThat(refused(() -> client.resource(pod("virtual-kubelet.io/provider"))
                                        .create())
                                .getCode())
                        .isEqualTo(500);
                assertThat(refused(() -> scale(client, 1)).getCode()).isEqualTo(500);

                // Operators go on with sets that are there, and everybody with what is none of cocoon's.
                patch(client, "{\"metadata\":{\"finalizers\":[\"cocoonset.cocoonstack.io/finalizer\"]}}");
                client.resource(set("before")).delete();
                patch(client, "{\"metadata\":{\"finalizers\":null}}");
                assertThat(client.resource(set("before")).get()).isNull();
                client.resource(pod("another")).create();
                scale(client, 3);
                client.resource(deployment()).delete();
                client.pods().inNamespace(NAMESPACE).withGracePeriod(0).delete();
                client.resource(new ConfigMapBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName("any")
                                .endMetadata()
                                .build())
                        .dryRun()
                        .create();
            }
        }
    }

    private static void patch(KubernetesClient client, String body) {
        client.resource(set("before")).patch(PatchContext.of(PatchType.JSON_MERGE), body);
    }

    private static Pod pod(String tolerated) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("any")
                .endMetadata()
                .withNewSpec()
                .addNewToleration()
                .withKey(tolerated)
                .withOperator("Exists")
                .endToleration()
                .addNewContainer()
                .withName("agent")
                .withImage("placeholder")
                .endContainer()
                .endSpec()
                .build();
    }

    private static Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("any")
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .addToMatchLabels("app", "any")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "any")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("agent")
                .withImage("placeholder")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static void scale(KubernetesClient client, int replicas) {
        client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("any")
                .scale(new ScaleBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName("any")
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .endSpec()
                        .build());
    }
}
