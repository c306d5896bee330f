package io.cocoonstack.examples.webhook;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A real API server with the CRDs, and clients of it that keep the warnings and do not try again. */
final class Cluster {

    private final KubeApiServer server;

    Cluster(KubeApiServer server) {
        this.server = server;
        until("the custom resources to be served", () -> {
            for (CustomResourceDefinition crd : Crds.all()) {
                server.client().resource(crd).serverSideApply();
            }
            server.client().resources(CocoonSet.class).inNamespace("default").list();
            server.client()
                    .resources(CocoonHibernation.class)
                    .inNamespace("default")
                    .list();
            return Crds.all().stream()
                    .noneMatch(crd -> server.client().resource(crd).get().isMarkedForDeletion());
        });
    }

    /** A client with every right. */
    Client admin() {
        return new Client(server.config());
    }

    /** A client of a user who has every right. */
    Client as(String username) {
        Config config = server.config();
        config.setImpersonateUsername(username);
        config.setImpersonateGroups("system:masters");
        return new Client(config);
    }

    /** A configuration with the token of a service account, and with what rights that has. */
    Config withTokenOf(String namespace, String serviceAccount) {
        String token = server.client()
                .serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest()
                .getStatus()
                .getToken();
        return new ConfigBuilder(server.config()).withOauthToken(token).build();
    }

    /** Applies the manifests, but for the kinds of cert-manager and the configuration that calls the webhook. */
    void applyManifests() {
        for (String file : Manifests.files()) {
            for (GenericKubernetesResource object : Manifests.generic(file)) {
                if (!Manifests.isOfCertManager(object) && !object.getKind().endsWith("WebhookConfiguration")) {
                    server.client().resource(object).forceConflicts().serverSideApply();
                }
            }
        }
    }

    void makeNamespace(String name) {
        server.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        KubernetesClientException last = null;
        while (true) {
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (KubernetesClientException e) {
                last = e;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what, last);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }

    /** A client, and the warnings that the server has sent it. */
    static final class Client implements AutoCloseable {

        private final List<String> warnings = new CopyOnWriteArrayList<>();
        private final KubernetesClient kubernetes;

        Client(Config config) {
            Config patient = new ConfigBuilder(config)
                    .withRequestRetryBackoffLimit(0)
                    .withRequestTimeout(60_000)
                    .build();
            this.kubernetes = new KubernetesClientBuilder()
                    .withConfig(patient)
                    .withHttpClientFactory(new JdkHttpClientFactory())
                    .withHttpClientBuilderConsumer(builder ->
                            builder.addOrReplaceInterceptor("warnings", new Interceptor() {
                                @Override
                                public void after(
                                        HttpRequest request,
                                        HttpResponse<?> response,
                                        AsyncBody.Consumer<List<ByteBuffer>> consumer) {
                                    warnings.addAll(response.headers("Warning"));
                                }
                            }))
                    .build();
        }

        KubernetesClient kubernetes() {
            return kubernetes;
        }

        List<String> warnings() {
            return warnings;
        }

        @Override
        public void close() {
            kubernetes.close();
        }
    }
}
