package io.cocoonstack.common.testkit.contract.internal;

import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.internal.embedded.ApiDispatcher;
import io.cocoonstack.common.testkit.internal.memory.MemoryHttpClientFactory;
import io.cocoonstack.common.testkit.internal.memory.MemoryWire;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API server of one world, and clients of it. */
final class Cluster implements AutoCloseable {

    /** Shared, since it is slow to make. */
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private static final List<String> DEFINITIONS =
            Crds.all().stream().map(SERIALIZATION::asJson).toList();

    private final ApiDispatcher server = new ApiDispatcher();
    private final String url;
    private final KubernetesClient admin;

    Cluster() {
        DEFINITIONS.forEach(server::define);
        url = KitServers.add(server);
        admin = client(null);
    }

    /** For the kit: nothing goes wrong. */
    KubernetesClient admin() {
        return admin;
    }

    long version() {
        return server.version();
    }

    /** For a process: what goes wrong is up to its gate. */
    KubernetesClient client(@Nullable Gate gate) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url)
                .withNamespace(World.NAMESPACE)
                .withRequestRetryBackoffLimit(0)
                .build();
        int prefix = config.getMasterUrl()
                .replaceFirst("^https?://[^/]+", "")
                .replaceFirst("/$", "")
                .length();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(SERIALIZATION)
                .withHttpClientFactory(new MemoryHttpClientFactory(
                        new KitWire(new MemoryWire(server), prefix, gate), new KitWatches(gate)))
                .build();
    }

    @Override
    public void close() {
        admin.close();
        KitServers.remove(url);
    }
}
