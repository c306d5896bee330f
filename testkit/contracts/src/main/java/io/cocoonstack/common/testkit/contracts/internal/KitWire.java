package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.common.testkit.apiserver.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The wire of one process to the API server of its world: every request goes through the gate, where there is one. */
final class KitWire implements Wire {

    private static final String CONFLICT = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
            + "\"status\":\"Failure\",\"message\":\"the contract kit wants a conflict\",\"reason\":\"Conflict\","
            + "\"code\":409}";

    private final Wire server;
    private final @Nullable Gate gate;

    KitWire(Wire server, @Nullable Gate gate) {
        this.server = server;
        this.gate = gate;
    }

    @Override
    public Reply exchange(Call call) throws IOException {
        try {
            return gated(call);
        } catch (Refused e) {
            if (e.isApplied()) {
                throw new IOException(e.getMessage());
            }
            return new Reply(409, CONFLICT);
        } catch (ProcessDied e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Reply gated(Call call) {
        if (gate == null) {
            return answer(call);
        }
        ApiCall parsed = ApiCall.of(call.method(), call.uri(), call.body());
        Effect.Kind kind = parsed.isRead() ? Effect.Kind.READ : Effect.Kind.WRITE;
        return gate.pass(new Effect(kind, parsed.toString(), parsed), () -> {
            Reply reply = answer(call);
            if (!parsed.isRead()) {
                gate.tell(parsed + " → " + reply.status());
            }
            return reply;
        });
    }

    /** The server is in memory and answers every request. */
    private Reply answer(Call call) {
        try {
            return server.exchange(call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
