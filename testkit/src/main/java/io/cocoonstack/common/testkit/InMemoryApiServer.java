package io.cocoonstack.common.testkit;

import io.cocoonstack.common.testkit.internal.embedded.ApiDispatcher;
import io.cocoonstack.common.testkit.internal.memory.MemoryHttpClientFactory;
import io.cocoonstack.common.testkit.internal.memory.MemoryWire;
import io.cocoonstack.common.testkit.internal.memory.Watches;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The {@link EmbeddedApiServer} without its socket: a request is a call on the caller's thread, which makes it fast enough
 * for thousands of runs, and a single-threaded run on it the same each time. It keeps to the same rules; watches are not
 * offered.
 *
 * <p>Faults come in through the {@link Wire} of a client.
 */
public final class InMemoryApiServer implements AutoCloseable {

    private final ApiDispatcher dispatcher = new ApiDispatcher(this::nextUid);
    private final List<KubernetesClient> clients = new ArrayList<>();
    private long created;

    private InMemoryApiServer() {}

    /**
     * Starts a server.
     *
     * @param definitions the custom resources that it serves from the start; others can be posted later
     * @return the server
     */
    public static InMemoryApiServer start(CustomResourceDefinition... definitions) {
        InMemoryApiServer server = new InMemoryApiServer();
        for (CustomResourceDefinition definition : definitions) {
            server.dispatcher.define(Serialization.asJson(definition));
        }
        return server;
    }

    /** The same each time, and another for each object. */
    private String nextUid() {
        return new UUID(0, ++created).toString();
    }

    /**
     * How far the server is, so that what was read can be kept for as long as nothing changes.
     *
     * @return the resourceVersion of the last change of any object
     */
    public long version() {
        return dispatcher.version();
    }

    /**
     * The server's own wire, on which nothing goes wrong.
     *
     * @return answers every request
     */
    public Wire wire() {
        return new MemoryWire(dispatcher);
    }

    /**
     * A client on whose wire nothing goes wrong.
     *
     * @return a new client, which {@link #close} closes
     */
    public KubernetesClient client() {
        return client(wire -> wire);
    }

    /**
     * A client with a wire of the test's own. It never sends a request a second time by itself.
     *
     * @param between is given the server's wire, and makes the client's
     * @return a new client, which {@link #close} closes
     */
    public KubernetesClient client(UnaryOperator<Wire> between) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://in-memory")
                .withNamespace("default")
                .withRequestRetryBackoffLimit(0)
                .build();
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new MemoryHttpClientFactory(between.apply(wire()), Watches.NONE))
                .build();
        clients.add(client);
        return client;
    }

    /** Closes the clients. */
    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
    }
}
