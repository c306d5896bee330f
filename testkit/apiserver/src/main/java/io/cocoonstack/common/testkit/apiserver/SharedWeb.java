package io.cocoonstack.common.testkit.apiserver;

import io.cocoonstack.common.testkit.apiserver.internal.embedded.ApiDispatcher;
import io.cocoonstack.common.testkit.apiserver.internal.embedded.LoopbackWeb;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One web server for all API servers in memory, each below a path of its own. Watches and programs outside this JVM reach
 * an API server over it. It starts with the first API server that is published and ends with the JVM.
 */
final class SharedWeb extends Dispatcher {

    private static final SharedWeb INSTANCE = new SharedWeb();

    private final Map<String, ApiDispatcher> servers = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LoopbackWeb web = new LoopbackWeb(this);

    private SharedWeb() {}

    /** {@return the URL that the server is at, until it is withdrawn} */
    static String publish(ApiDispatcher server) {
        String prefix = "w" + INSTANCE.count.incrementAndGet();
        INSTANCE.servers.put(prefix, server);
        return INSTANCE.web.url() + "/" + prefix;
    }

    static void withdraw(String url) {
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
