package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** What the embedded and the real API server have in common: each test runs on both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiServerSemantics
        implements PatchSemantics,
                WriteSemantics,
                LimitSemantics,
                ApplySemantics,
                CustomResourceSemantics,
                PodSemantics,
                DeletionSemantics,
                ReadSemantics,
                WatchSemantics {

    private KubernetesClient client;
    private Cluster cluster;

    abstract ApiServer server();

    static CustomResourceDefinition widgets() {
        return Serialization.unmarshal(
                ApiServerSemantics.class.getResourceAsStream("/crds/widget.yaml"), CustomResourceDefinition.class);
    }

    /** An answer of 500 shall be seen, not tried again. */
    @BeforeAll
    final void connect() {
        client = Clients.of(new ConfigBuilder(server().config())
                .withRequestRetryBackoffLimit(0)
                .build());
        if (client.resource(widgets()).get() == null) {
            client.resource(widgets()).create();
        }
        Cluster any = new Cluster(client);
        Eventually.until(() -> any.get(any.widgets()).code() == 200);
    }

    @BeforeEach
    final void ownNamespace() {
        cluster = new Cluster(client);
    }

    @AfterAll
    final void disconnect() {
        client.close();
    }

    @Override
    public final Cluster cluster() {
        return cluster;
    }
}
