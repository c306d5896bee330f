package io.cocoonstack.examples.demo.webhook;

import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.admission.rules.CocoonWebhook;
import io.cocoonstack.common.env.NodeIp;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.TlsMaterial;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.examples.webhook.WebhookEndpoint;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.WebhookClientConfig;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The process of the webhook: the shared rules over TLS with a self-signed certificate, registered with an API server
 * that calls webhooks, by the manifest of {@code examples/webhook/}, for the demo's namespace alone.
 */
public final class WebhookProcess implements AutoCloseable {

    private static final String MANIFEST = "/manifests/validatingwebhookconfiguration.yaml";
    private static final String SELF = "webhook";
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int LOOKUP_MILLIS = 3_000;

    private final String namespace;
    private final Story story;
    private final KubernetesClient client;
    private final TlsMaterial pair;
    private final InetAddress address;
    private final HttpServer server;
    private final String operator;
    private final boolean embedded;
    private @Nullable ValidatingWebhookConfiguration registered;

    /**
     * A process that does not serve yet.
     *
     * @param config how to reach the API server
     * @param embedded whether that is one that calls no webhooks
     * @param namespace the demo's
     * @param story where to tell what happens
     */
    public WebhookProcess(Config config, boolean embedded, String namespace, Story story) {
        this.namespace = namespace;
        this.story = story;
        this.embedded = embedded;
        this.client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withRequestTimeout(LOOKUP_MILLIS)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
        this.address = addressFor(URI.create(config.getMasterUrl()).getHost());
        this.pair = TlsMaterial.selfSigned("localhost", address);
        this.operator = embedded ? "cocoon-operator" : self();
        ClusterLookups cluster = ClusterLookups.of(client);
        ReviewLoop loop = ReviewLoop.of(
                CocoonWebhook.builder(cluster).podCreators(Set.of(operator)).build());
        this.server =
                new HttpServer(HttpServerSpec.https(SELF, new WebhookEndpoint(loop, () -> pair), pair.keyManager())
                        .host(address.getHostAddress())
                        .build());
    }

    /** An API server on this machine calls us on loopback, any other has to find us in the network. */
    private static InetAddress addressFor(String apiServer) {
        boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(apiServer);
        return here ? InetAddress.getLoopbackAddress() : NodeIp.find();
    }

    /** The demo's operator works under the name of whoever runs the demo. */
    private String self() {
        return client.authentication()
                .v1()
                .selfSubjectReviews()
                .create(new SelfSubjectReview())
                .getStatus()
                .getUserInfo()
                .getUsername();
    }

    private URI uri() {
        return URI.create("https://" + address.getHostAddress() + ":" + server.port() + WebhookEndpoint.PATH);
    }

    /**
     * Serves, and registers where there is somebody to register with.
     *
     * @return how to ask it
     */
    public AdmissionRoute start() {
        server.start();
        story.tell(SELF, "serves the shared rules at " + uri());
        if (embedded) {
            story.tell(SELF, "is not called by the API server in this JVM: the story posts the reviews itself");
        } else if (register()) {
            story.tell(SELF, "is registered with the API server, for namespace " + namespace);
            return new ApiServerRoute(client);
        } else {
            unregister();
            story.tell(SELF, "cannot be reached by the API server from there: the story posts the reviews itself");
        }
        return new DirectRoute(uri(), pair, operator);
    }

    private boolean register() {
        ValidatingWebhookConfiguration configuration = configuration();
        registered = configuration;
        client.resource(configuration).create();
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            if (isCalled()) {
                return true;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return false;
    }

    /** The manifest, with our URL in place of the service, and our namespace in place of all that take part. */
    private ValidatingWebhookConfiguration configuration() {
        ValidatingWebhookConfiguration configuration;
        try (InputStream in = WebhookProcess.class.getResourceAsStream(MANIFEST)) {
            configuration = client.getKubernetesSerialization().unmarshal(in, ValidatingWebhookConfiguration.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MANIFEST, e);
        }
        configuration.getMetadata().setName(namespace);
        configuration.getMetadata().setAnnotations(null);
        WebhookClientConfig us = new WebhookClientConfig();
        us.setUrl(uri().toString());
        us.setCaBundle(Base64.getEncoder().encodeToString(pair.certificatePem().getBytes(StandardCharsets.US_ASCII)));
        for (ValidatingWebhook webhook : configuration.getWebhooks()) {
            webhook.setClientConfig(us);
            webhook.setNamespaceSelector(new LabelSelectorBuilder()
                    .addToMatchLabels("kubernetes.io/metadata.name", namespace)
                    .build());
        }
        return configuration;
    }

    /** An API server takes notice of a registration a moment after it was made; this would be allowed until then. */
    private boolean isCalled() {
        HasMetadata misnamed = new CocoonHibernationBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("probe")
                .endMetadata()
                .withNewSpec()
                .withNewPodRef()
                .withName("another")
                .endPodRef()
                .withDesire(HibernationDesire.HIBERNATE)
                .endSpec()
                .build();
        try {
            return new ApiServerRoute(client).create(misnamed) != null;
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private void unregister() {
        ValidatingWebhookConfiguration configuration = registered;
        registered = null;
        if (configuration != null) {
            client.resource(configuration).delete();
        }
    }

    /** Takes the registration away first, so that nobody calls a webhook that is gone. */
    @Override
    public void close() {
        unregister();
        server.close();
        client.close();
    }
}
