package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.admission.rules.CocoonWebhook;
import io.cocoonstack.common.env.NodeIp;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.TlsMaterial;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.examples.webhook.WebhookEndpoint;
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
final class WebhookProcess implements AutoCloseable {

    private static final String MANIFEST = "validatingwebhookconfiguration.yaml";
    private static final String MISNAMED = "denied/cocoonhibernation.yaml";
    private static final String SELF = "webhook";
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int LOOKUP_MILLIS = 3_000;

    private final Cluster cluster;
    private final String namespace;
    private final Story story;
    private final KubernetesClient client;
    private final TlsMaterial pair;
    private final InetAddress address;
    private final HttpServer server;
    private final String operator;
    private @Nullable ValidatingWebhookConfiguration registered;
    private @Nullable KubernetesClient posting;

    WebhookProcess(Cluster cluster, Story story) {
        Config config = cluster.config();
        this.cluster = cluster;
        this.namespace = cluster.namespace();
        this.story = story;
        this.client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withRequestTimeout(LOOKUP_MILLIS)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
        this.address = addressFor(URI.create(config.getMasterUrl()).getHost());
        this.pair = TlsMaterial.selfSigned("localhost", address);
        this.operator = cluster.isEmbedded() ? "cocoon-operator" : self();
        ReviewLoop loop = ReviewLoop.of(CocoonWebhook.builder(ClusterLookups.of(client))
                .podCreators(Set.of(operator))
                .build());
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

    /** Serves, and registers where there is somebody to register with. */
    AdmissionRoute start() {
        server.start();
        story.tell(SELF, "serves the shared rules at " + uri());
        if (cluster.isEmbedded()) {
            story.tell(SELF, "is not called by the API server in this JVM: the story posts the reviews itself");
        } else if (register()) {
            story.tell(SELF, "is registered with the API server, for namespace " + namespace);
            return new ApiServerRoute(client);
        } else {
            unregister();
            story.tell(SELF, "cannot be reached by the API server from there: the story posts the reviews itself");
        }
        Config webhook = new ConfigBuilder(Config.empty())
                .withMasterUrl(uri().resolve("/").toString())
                .withCaCertData(caBundle())
                .build();
        posting = new KubernetesClientBuilder().withConfig(webhook).build();
        return new DirectRoute(posting, operator);
    }

    private String caBundle() {
        return Base64.getEncoder().encodeToString(pair.certificatePem().getBytes(StandardCharsets.US_ASCII));
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
            Cluster.pause(50);
        }
        return false;
    }

    /** The manifest, with our URL in place of the service, and our namespace in place of all that take part. */
    private ValidatingWebhookConfiguration configuration() {
        ValidatingWebhookConfiguration configuration = cluster.load(MANIFEST, ValidatingWebhookConfiguration.class);
        configuration.getMetadata().setNamespace(null);
        configuration.getMetadata().setName(namespace);
        configuration.getMetadata().setAnnotations(null);
        WebhookClientConfig us = new WebhookClientConfig();
        us.setUrl(uri().toString());
        us.setCaBundle(caBundle());
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
        try {
            return new ApiServerRoute(client).create(cluster.load(MISNAMED, CocoonHibernation.class)) != null;
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
        if (posting != null) {
            posting.close();
        }
    }
}
