package io.cocoonstack.common.testkit.contract.internal;

import io.cocoonstack.common.testkit.internal.embedded.ApiDispatcher;
import io.cocoonstack.common.testkit.internal.embedded.LoopbackWeb;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One web server for the API servers of all worlds, each below a path of its own: what the kit's client does without a
 * socket, watches and programs outside this JVM do over one.
 */
final class KitServers extends Dispatcher {

    private static final KitServers INSTANCE = new KitServers();

    private final Map<String, ApiDispatcher> servers = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LoopbackWeb web = new LoopbackWeb(this);

    private KitServers() {}

    /** Adds a server; the URL that it is at. */
    static String add(ApiDispatcher server) {
        String prefix = "w" + INSTANCE.count.incrementAndGet();
        INSTANCE.servers.put(prefix, server);
        return INSTANCE.web.url() + "/" + prefix;
    }

    static void remove(String url) {
        INSTANCE.servers.remove(url.substring(url.lastIndexOf('/') + 1));
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getPath();
        int slash = path.indexOf('/', 1);
        @Nullable ApiDispatcher server = slash < 0 ? null : servers.get(path.substring(1, slash));
        return server == null
                ? new MockResponse().setResponseCode(404)
                : server.dispatch(new RecordedRequest(
                        request.getHttpVersion(),
                        request.method(),
                        path.substring(slash),
                        request.getHeaders(),
                        request.getBody()));
    }
}
