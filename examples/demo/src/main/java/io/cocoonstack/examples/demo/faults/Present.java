package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.testkit.apiserver.InMemoryApiServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API server holds now, read again only after something has changed. Nobody changes what is handed out. */
final class Present {

    private final InMemoryApiServer server;
    private final KubernetesClient client;
    private final String namespace;
    private long version = -1;
    private List<CocoonSet> sets = List.of();
    private List<Pod> pods = List.of();
    private List<CocoonHibernation> hibernations = List.of();

    Present(InMemoryApiServer server, KubernetesClient client, String namespace) {
        this.server = server;
        this.client = client;
        this.namespace = namespace;
    }

    private void read() {
        if (server.version() == version) {
            return;
        }
        sets = client.resources(CocoonSet.class).inNamespace(namespace).list().getItems();
        pods = client.pods().inNamespace(namespace).list().getItems();
        hibernations = client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems();
        version = server.version();
    }

    /** The one set that there is. */
    @Nullable
    CocoonSet set() {
        read();
        return sets.isEmpty() ? null : sets.get(0);
    }

    List<Pod> pods() {
        read();
        return pods;
    }

    List<CocoonHibernation> hibernations() {
        read();
        return hibernations;
    }
}
