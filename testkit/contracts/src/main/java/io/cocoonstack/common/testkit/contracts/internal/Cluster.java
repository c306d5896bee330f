package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.apiserver.InMemoryApiServer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** An API server of one world, and clients of it. */
final class Cluster implements AutoCloseable {

    private final InMemoryApiServer server =
            InMemoryApiServer.start(Crds.all().toArray(CustomResourceDefinition[]::new));
    private final KubernetesClient admin = client(null);

    /** For the kit: nothing goes wrong. */
    KubernetesClient admin() {
        return admin;
    }

    long version() {
        return server.version();
    }

    /** For a process: what goes wrong is up to its gate. */
    KubernetesClient client(@Nullable Gate gate) {
        return server.watchingClient(
                World.NAMESPACE, wire -> new KitWire(wire, gate), () -> gate == null || !gate.isDead());
    }

    @Override
    public void close() {
        server.close();
    }
}
