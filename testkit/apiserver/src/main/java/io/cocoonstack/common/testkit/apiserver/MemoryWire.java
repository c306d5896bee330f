package io.cocoonstack.common.testkit.apiserver;

import io.cocoonstack.common.testkit.apiserver.internal.embedded.ApiDispatcher;
import java.nio.charset.StandardCharsets;

/** The wire of a server on which nothing goes wrong. */
final class MemoryWire implements Wire {

    private final ApiDispatcher server;

    /**
     * Makes a wire.
     *
     * @param server answers
     */
    public MemoryWire(ApiDispatcher server) {
        this.server = server;
    }

    @Override
    public Reply exchange(Call call) {
        return server.exchange(
                call.method(),
                call.uri(),
                call.contentType(),
                call.body().getBytes(StandardCharsets.UTF_8),
                (status, body) -> new Reply(status, new String(body, StandardCharsets.UTF_8)));
    }
}
