package io.cocoonstack.examples.demo.webhook;

import io.cocoonstack.common.server.TlsMaterial;
import io.fabric8.kubernetes.api.model.GroupVersionKind;
import io.fabric8.kubernetes.api.model.GroupVersionResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionRequestBuilder;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReviewBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Posts the reviews that an API server would, over TLS, trusting nothing but the webhook's own certificate. */
final class DirectRoute implements AdmissionRoute {

    private final URI uri;
    private final String username;
    private final HttpClient client;
    private final KubernetesSerialization json = new KubernetesSerialization();

    DirectRoute(URI uri, TlsMaterial trusted, String username) {
        this.uri = uri;
        this.username = username;
        this.client = HttpClient.newBuilder().sslContext(trusting(trusted)).build();
    }

    private static SSLContext trusting(TlsMaterial material) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("webhook", material.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    @Override
    public @Nullable String create(HasMetadata object) {
        return post(request(object, object, object.getPlural())
                .withOperation("CREATE")
                .withObject(object));
    }

    @Override
    public @Nullable String scale(Deployment deployment, int replicas) {
        Scale scale = scaleOf(deployment, replicas);
        return post(request(scale, deployment, deployment.getPlural())
                .withSubResource("scale")
                .withOperation("UPDATE")
                .withObject(scale)
                .withOldObject(scaleOf(deployment, deployment.getSpec().getReplicas())));
    }

    private static Scale scaleOf(Deployment deployment, int replicas) {
        return new ScaleBuilder()
                .withNewMetadata()
                .withNamespace(deployment.getMetadata().getNamespace())
                .withName(deployment.getMetadata().getName())
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec()
                .build();
    }

    /** About an object that was sent to the path of another. */
    private AdmissionRequestBuilder request(HasMetadata sent, HasMetadata owner, String plural) {
        GroupVersionKind kind = new GroupVersionKind(group(sent), sent.getKind(), version(sent));
        GroupVersionResource resource = new GroupVersionResource(group(owner), plural, version(owner));
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

    private static String group(HasMetadata object) {
        int slash = object.getApiVersion().indexOf('/');
        return slash < 0 ? "" : object.getApiVersion().substring(0, slash);
    }

    private static String version(HasMetadata object) {
        return object.getApiVersion().substring(object.getApiVersion().indexOf('/') + 1);
    }

    private @Nullable String post(AdmissionRequestBuilder request) {
        AdmissionReview review =
                new AdmissionReviewBuilder().withRequest(request.build()).build();
        HttpRequest post = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.asJson(review)))
                .build();
        try {
            HttpResponse<String> answer = client.send(post, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the webhook answered " + answer.statusCode() + ": " + answer.body());
            }
            AdmissionResponse response =
                    json.unmarshal(answer.body(), AdmissionReview.class).getResponse();
            return Boolean.TRUE.equals(response.getAllowed())
                    ? null
                    : response.getStatus().getMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
