package io.cocoonstack.common.testkit.world;

import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.testkit.apiserver.InMemoryApiServer;
import io.cocoonstack.common.testkit.apiserver.Wire;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * An API server in memory with the custom resources, one namespace and two nodes, and nothing on them. Neither a
 * scheduler nor a kubelet runs in it: see {@link Scheduler} and {@link PretendKubelet}. Safe for use by many threads.
 */
public final class PretendCluster implements AutoCloseable {

    /** The namespace. */
    public static final String NAMESPACE = "prod";
    /** The names of the nodes. */
    public static final List<String> NODES = List.of("node-a", "node-b");

    private final InMemoryApiServer server =
            InMemoryApiServer.start(Crds.all().toArray(CustomResourceDefinition[]::new));
    private final KubernetesClient client = client(wire -> wire, () -> true);

    /** Starts the API server and creates the namespace and the nodes. */
    public PretendCluster() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        for (String node : NODES) {
            client.resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName(node)
                            .addToLabels("kubernetes.io/hostname", node)
                            .addToLabels(Labels.NODE_POOL, Labels.DEFAULT_NODE_POOL)
                            .endMetadata()
                            .build())
                    .create();
        }
    }

    /** {@return a client with no process and so no fault in between; {@link #close} closes it} */
    public KubernetesClient client() {
        return client;
    }

    /** A client with a wire of a process's own, which can watch for as long as the process lives. */
    KubernetesClient client(UnaryOperator<Wire> between, BooleanSupplier alive) {
        return server.watchingClient(NAMESPACE, between, alive);
    }

    /**
     * {@return how far the API server is, so that a read can be kept for as long as nothing changes; the
     * resourceVersion of the last change of any object}
     */
    public long version() {
        return server.version();
    }

    @Override
    public void close() {
        server.close();
    }
}
