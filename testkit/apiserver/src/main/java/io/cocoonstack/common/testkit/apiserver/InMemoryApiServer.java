package io.cocoonstack.common.testkit.apiserver;

import io.cocoonstack.common.testkit.apiserver.internal.embedded.ApiDispatcher;
import io.cocoonstack.common.testkit.apiserver.internal.embedded.SharedWeb;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The {@link EmbeddedApiServer} without its socket: a request is a call on the caller's thread, which makes it fast
 * enough for thousands of runs, and a single-threaded run on it the same each time. It keeps to the same rules. Only a
 * {@link #watchingClient} can watch, over a loopback socket.
 *
 * <p>Faults come in through the {@link Wire} of a client.
 */
public final class InMemoryApiServer implements AutoCloseable {

    /** Shared, since it is slow to make. */
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private final ApiDispatcher dispatcher = new ApiDispatcher(this::nextUid);
    private final List<KubernetesClient> clients = new ArrayList<>();
    private long created;
    private @Nullable String url;

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
            server.dispatcher.define(SERIALIZATION.asJson(definition));
        }
        return server;
    }

    /** The same each time, and another for each object. */
    private String nextUid() {
        return new UUID(0, ++created).toString();
    }

    /** {@return the resourceVersion of the last change of any object: what was read holds until this changes} */
    public long version() {
        return dispatcher.version();
    }

    /** {@return the server's own wire, on which nothing goes wrong; answers every request} */
    public Wire wire() {
        return call -> dispatcher.exchange(call.method(), call.uri(), call.contentType(), call.body(), Wire.Reply::new);
    }

    /** {@return a client on whose wire nothing goes wrong; a new client, which {@link #close} closes} */
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
        return client("http://in-memory", "default", between.apply(wire()), null);
    }

    /**
     * A client that can watch, over a loopback socket, and whose configuration serves programs outside this JVM as
     * well: its URL is reachable until {@link #close}. All other requests take the wire, as with {@link
     * #client(UnaryOperator)}.
     *
     * @param namespace the client's default namespace
     * @param between is given the server's wire, and makes the client's
     * @param alive answers whether new watches can be opened; asked on the client's threads
     * @return a new client, which {@link #close} closes
     */
    public KubernetesClient watchingClient(String namespace, UnaryOperator<Wire> between, BooleanSupplier alive) {
        String published = publishedUrl();
        int prefix = published.indexOf('/', "http://".length());
        Wire wire = between.apply(wire());
        int skipped = published.length() - prefix;
        return client(
                published,
                namespace,
                call -> wire.exchange(
                        new Wire.Call(call.method(), call.uri().substring(skipped), call.contentType(), call.body())),
                alive);
    }

    private synchronized String publishedUrl() {
        if (url == null) {
            url = SharedWeb.publish(dispatcher);
        }
        return url;
    }

    private KubernetesClient client(String masterUrl, String namespace, Wire wire, @Nullable BooleanSupplier canWatch) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(masterUrl)
                .withNamespace(namespace)
                .withRequestRetryBackoffLimit(0)
                .build();
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(SERIALIZATION)
                .withHttpClientFactory(new MemoryHttpClientFactory(wire, canWatch))
                .build();
        synchronized (this) {
            clients.add(client);
        }
        return client;
    }

    /** Closes the clients; the URL of those that watch is gone. */
    @Override
    public synchronized void close() {
        clients.forEach(KubernetesClient::close);
        if (url != null) {
            SharedWeb.withdraw(url);
        }
    }
}
