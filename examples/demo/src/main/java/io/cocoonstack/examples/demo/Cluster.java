package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.examples.demo.webhook.WebhookProcess;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that the demo runs on: an API server in this JVM, or the one of a kubeconfig. There it applies the CRDs,
 * makes a namespace and two nodes of its own, and takes away again what it made.
 */
final class Cluster implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 60_000;

    private final @Nullable EmbeddedApiServer embedded;
    private final KubernetesClient client;
    private final String namespace;
    private final List<HasMetadata> made = new ArrayList<>();

    private Cluster(@Nullable EmbeddedApiServer embedded, KubernetesClient client, String namespace) {
        this.embedded = embedded;
        this.client = client;
        this.namespace = namespace;
    }

    static Cluster embedded() {
        EmbeddedApiServer server = EmbeddedApiServer.start();
        return new Cluster(server, server.client(), namespaceOfItsOwn());
    }

    static Cluster of(Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        return new Cluster(
                null, new KubernetesClientBuilder().withConfig(config).build(), namespaceOfItsOwn());
    }

    private static String namespaceOfItsOwn() {
        return "cocoon-demo-" + Long.toString(System.currentTimeMillis() % 1_000_000, 36);
    }

    KubernetesClient client() {
        return client;
    }

    /** A client of its own, which asks before each request; the caller closes it. */
    KubernetesClient client(Runnable beforeRequest) {
        Config config = embedded == null ? client.getConfiguration() : embedded.config();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("before", new Interceptor() {
                    @Override
                    public void before(BasicBuilder request, HttpRequest about, RequestTags tags) {
                        beforeRequest.run();
                    }
                }))
                .build();
    }

    String namespace() {
        return namespace;
    }

    /** A webhook for this cluster, not started. */
    WebhookProcess webhook(Story story) {
        Config config = embedded == null ? client.getConfiguration() : embedded.config();
        return new WebhookProcess(config, embedded != null, namespace, story);
    }

    void prepare(String... nodes) {
        for (CustomResourceDefinition crd : Crds.all()) {
            if (client.resource(crd).get() == null) {
                client.resource(crd).create();
                made.add(crd);
            }
        }
        waitFor("the custom resources to be served", this::servesCustomResources);
        make(new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .build());
        for (String node : nodes) {
            if (client.nodes().withName(node).get() == null) {
                make(new NodeBuilder()
                        .withNewMetadata()
                        .withName(node)
                        .addToLabels("kubernetes.io/hostname", node)
                        .addToLabels(Labels.NODE_POOL, Labels.DEFAULT_NODE_POOL)
                        .addToLabels("type", "virtual-kubelet")
                        .endMetadata()
                        .withNewSpec()
                        .addNewTaint()
                        .withKey("virtual-kubelet.io/provider")
                        .withValue("cocoon")
                        .withEffect("NoSchedule")
                        .endTaint()
                        .endSpec()
                        .build());
            }
        }
    }

    private void make(HasMetadata object) {
        client.resource(object).create();
        made.add(object);
    }

    private boolean servesCustomResources() {
        try {
            client.resources(CocoonSet.class).inNamespace("default").list();
            client.resources(CocoonHibernation.class).inNamespace("default").list();
            return true;
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    /** Applies a manifest of the examples as a user would, in the demo's namespace. */
    <T extends HasMetadata> T apply(String manifest, Class<T> type) {
        try (InputStream in = Cluster.class.getResourceAsStream("/manifests/" + manifest)) {
            T object = client.getKubernetesSerialization().unmarshal(in, type);
            object.getMetadata().setNamespace(namespace);
            return client.resource(object).create();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read manifest " + manifest, e);
        }
    }

    Pod pod(String name) {
        Pod pod = client.pods().inNamespace(namespace).withName(name).get();
        if (pod == null) {
            throw new IllegalStateException("pod " + name + " is gone, expected it to be there");
        }
        return pod;
    }

    /** Waits, and says for what when the time is over. */
    static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE_MILLIS / 1000 + " s in vain for " + what);
            }
            pause(20);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Lets operator and kubelets take down what the story put up; they must still be running. */
    void takeDown() {
        client.resources(CocoonHibernation.class).inNamespace(namespace).delete();
        client.resources(CocoonSet.class).inNamespace(namespace).delete();
        waitFor(
                "pods and custom resources to go",
                () -> client.pods().inNamespace(namespace).list().getItems().isEmpty()
                        && client.resources(CocoonHibernation.class)
                                .inNamespace(namespace)
                                .list()
                                .getItems()
                                .isEmpty()
                        && client.resources(CocoonSet.class)
                                .inNamespace(namespace)
                                .list()
                                .getItems()
                                .isEmpty());
    }

    /** What a story that broke off has left would keep the namespace and the custom resources from going. */
    private void releaseFinalizers() {
        for (HasMetadata left : leftovers()) {
            client.resource(left).edit(object -> {
                object.getMetadata().setFinalizers(List.of());
                return object;
            });
        }
    }

    private List<HasMetadata> leftovers() {
        List<HasMetadata> leftovers = new ArrayList<>();
        leftovers.addAll(client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems());
        leftovers.addAll(
                client.resources(CocoonSet.class).inNamespace(namespace).list().getItems());
        return leftovers;
    }

    @Override
    public void close() {
        if (!made.isEmpty()) {
            releaseFinalizers();
        }
        for (int i = made.size() - 1; i >= 0; i--) {
            client.resource(made.get(i)).delete();
        }
        if (embedded == null) {
            client.close();
        } else {
            embedded.close();
        }
    }
}
