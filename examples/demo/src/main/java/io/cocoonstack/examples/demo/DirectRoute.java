package io.cocoonstack.examples.demo;

import io.cocoonstack.examples.webhook.WebhookEndpoint;
import io.fabric8.kubernetes.api.model.GroupVersionKind;
import io.fabric8.kubernetes.api.model.GroupVersionResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionRequestBuilder;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReviewBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Posts the reviews that an API server would, over TLS.
 *
 * @param webhook reaches the webhook, and trusts nothing but its certificate
 * @param username who the reviews say has sent the requests
 */
record DirectRoute(KubernetesClient webhook, String username) implements AdmissionRoute {

    @Override
    public @Nullable String create(HasMetadata object) {
        return post(request(object, object, object.getPlural())
                .withOperation("CREATE")
                .withObject(object));
    }

    @Override
    public @Nullable String scale(Deployment deployment, int replicas) {
        Scale scale = AdmissionRoute.scaleOf(deployment, replicas);
        return post(request(scale, deployment, deployment.getPlural())
                .withSubResource("scale")
                .withOperation("UPDATE")
                .withObject(scale)
                .withOldObject(
                        AdmissionRoute.scaleOf(deployment, deployment.getSpec().getReplicas())));
    }

    /** About an object that was sent to the path of another. */
    private AdmissionRequestBuilder request(HasMetadata sent, HasMetadata owner, String plural) {
        GroupVersionKind kind = new GroupVersionKind(
                HasMetadata.getGroup(sent.getClass()), sent.getKind(), HasMetadata.getVersion(sent.getClass()));
        GroupVersionResource resource = new GroupVersionResource(
                HasMetadata.getGroup(owner.getClass()), plural, HasMetadata.getVersion(owner.getClass()));
        return new AdmissionRequestBuilder()
                .withUid(UUID.randomUUID().toString())
                .withKind(kind)
                .withRequestKind(kind)
                .withResource(resource)
                .withRequestResource(resource)
                .withNamespace(owner.getMetadata().getNamespace())
                .withName(owner.getMetadata().getName())
                .withNewUserInfo()
                .withUsername(username)
                .endUserInfo()
                .withDryRun(true);
    }

    private @Nullable String post(AdmissionRequestBuilder request) {
        AdmissionReview review =
                new AdmissionReviewBuilder().withRequest(request.build()).build();
        String answer = webhook.raw(WebhookEndpoint.PATH, "POST", review);
        AdmissionResponse response = webhook.getKubernetesSerialization()
                .unmarshal(answer, AdmissionReview.class)
                .getResponse();
        return Boolean.TRUE.equals(response.getAllowed())
                ? null
                : response.getStatus().getMessage();
    }
}
