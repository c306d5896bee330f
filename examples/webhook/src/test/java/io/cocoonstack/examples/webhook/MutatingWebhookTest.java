package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cocoonstack.common.admission.AdmissionRequest;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.JsonPatch;
import io.cocoonstack.common.admission.JsonPointers;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.cocoonstack.examples.webhook.Cluster.Client;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the loop can answer beyond yes and no arrives at the client of a real API server. */
@RequiresKubeApiServer
class MutatingWebhookTest {

    private static final String NAMESPACE = "webhook-mutating";

    /** Notes who made a ConfigMap, and refuses one that is called "refused". */
    private static AdmissionResponse review(AdmissionRequest request) {
        if ("refused".equals(request.name())) {
            return AdmissionResponse.deny(422, "Invalid", "no \"refused\" here: ü, <b>, 100 %")
                    .withWarning("you were told before");
        }
        JsonPatch patch = JsonPatch.empty()
                .add(JsonPointers.of("data", "made-by"), request.user().username())
                .putAnnotation(request.object(), "example.com/made-by", "a webhook")
                .putAnnotation(request.object(), "example.com/made-for", "a test")
                .putLabel(request.object(), "example.com/made", "true")
                .remove(JsonPointers.of("data", "secret"));
        return AdmissionResponse.allow()
                .withPatch(patch)
                .withWarning("the ConfigMap was changed, see \"made-by\"")
                .withWarning("and a second thing");
    }

    private static MutatingWebhookConfiguration configuration(RunningWebhook webhook) {
        return new MutatingWebhookConfigurationBuilder()
                .withNewMetadata()
                .withName("webhook-mutating")
                .endMetadata()
                .addNewWebhook()
                .withName("configmaps.webhook.cocoonstack.io")
                .withClientConfig(webhook.clientConfig(WebhookEndpoint.PATH))
                .addNewRule()
                .withApiGroups("")
                .withApiVersions("v1")
                .withResources("configmaps")
                .withOperations("CREATE")
                .endRule()
                .withNewNamespaceSelector()
                .addToMatchLabels("kubernetes.io/metadata.name", NAMESPACE)
                .endNamespaceSelector()
                .withFailurePolicy("Fail")
                .withSideEffects("None")
                .withAdmissionReviewVersions("v1")
                .endWebhook()
                .build();
    }

    private static ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(name)
                .endMetadata()
                .addToData("secret", "x")
                .addToData("kept", "y")
                .build();
    }

    @Test
    void patchWarningsAndDenialsArriveAtTheClient(KubeApiServer server, @TempDir Path folder) throws IOException {
        Cluster cluster = new Cluster(server);
        cluster.makeNamespace(NAMESPACE);
        try (Client admin = cluster.admin();
                Client alice = cluster.as("alice");
                RunningWebhook webhook = RunningWebhook.of(folder, server.config(), MutatingWebhookTest::review);
                WebhookRegistration registered = new WebhookRegistration(
                        webhook,
                        admin.kubernetes(),
                        configuration(webhook),
                        () -> admin.kubernetes()
                                .resource(configMap("probe"))
                                .dryRun()
                                .create())) {
            ConfigMap made = alice.kubernetes().resource(configMap("allowed")).create();

            assertThat(made.getData()).containsOnlyKeys("made-by", "kept").containsEntry("made-by", "alice");
            assertThat(made.getMetadata().getAnnotations())
                    .containsEntry("example.com/made-by", "a webhook")
                    .containsEntry("example.com/made-for", "a test");
            assertThat(made.getMetadata().getLabels()).containsEntry("example.com/made", "true");
            assertThat(alice.warnings())
                    .containsExactly(
                            "299 - \"the ConfigMap was changed, see \\\"made-by\\\"\"", "299 - \"and a second thing\"");

            ConfigMap annotated = configMap("annotated");
            annotated.getMetadata().setAnnotations(Map.of("kept", "yes", "example.com/made-by", "somebody"));
            annotated.getMetadata().setLabels(Map.of("kept", "too"));
            ConfigMap changed = alice.kubernetes().resource(annotated).create();
            assertThat(changed.getMetadata().getAnnotations())
                    .containsEntry("kept", "yes")
                    .containsEntry("example.com/made-by", "a webhook");
            assertThat(changed.getMetadata().getLabels()).containsOnlyKeys("kept", "example.com/made");

            alice.warnings().clear();
            KubernetesClientException refused = catchThrowableOfType(
                    KubernetesClientException.class,
                    () -> alice.kubernetes().resource(configMap("refused")).create());
            assertThat(refused.getCode()).isEqualTo(422);
            assertThat(refused.getStatus().getReason()).isEqualTo("Invalid");
            assertThat(refused.getStatus().getMessage())
                    .isEqualTo("admission webhook \"configmaps.webhook.cocoonstack.io\" denied the request: "
                            + "no \"refused\" here: ü, <b>, 100 %");
            assertThat(alice.warnings()).containsExactly("299 - \"you were told before\"");
            assertThat(registered).isNotNull();
        }
    }
}
