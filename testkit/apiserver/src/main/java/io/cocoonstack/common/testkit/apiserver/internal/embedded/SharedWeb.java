package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One web server for all API servers in memory, each below a path of its own. Watches and programs outside this JVM
 * reach an API server over it. It starts with the first API server that is published and ends with the JVM.
 */
public final class SharedWeb {

    private static final SharedWeb INSTANCE = new SharedWeb();

    private final Map<String, ApiDispatcher> servers = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LoopbackWeb web = new LoopbackWeb(this::answer);

    private SharedWeb() {}

    /**
     * {@return the URL that the server is at, until it is withdrawn}
     *
     * @param server answers
     */
    public static String publish(ApiDispatcher server) {
        String prefix = "w" + INSTANCE.count.incrementAndGet();
        INSTANCE.servers.put(prefix, server);
        return INSTANCE.web.url() + "/" + prefix;
    }

    /**
     * Withdraws a server.
     *
     * @param url the result of {@link #publish}
     */
    public static void withdraw(String url) {
        INSTANCE.servers.remove(url.substring(url.lastIndexOf('/') + 1));
    }

    private Answer answer(Request request) {
        ApiDispatcher server = request.segments().isEmpty()
                ? null
                : servers.get(request.segments().get(0));
        return server == null ? Answer.of(ApiError.noSuchPath()) : server.answer(request.below());
    }
}
