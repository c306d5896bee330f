package io.cocoonstack.common.testkit.contract.internal;

import io.cocoonstack.common.testkit.Wire;
import io.cocoonstack.common.testkit.internal.memory.MemoryWire;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The wire of one process to the API server of its world: every request goes through the gate, where there is one. */
final class KitWire implements Wire {

    private static final String CONFLICT = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
            + "\"status\":\"Failure\",\"message\":\"the contract kit wants a conflict\",\"reason\":\"Conflict\","
            + "\"code\":409}";

    private final MemoryWire server;
    private final int prefix;
    private final @Nullable Gate gate;

    /** With the length of the path below which the world's server is found. */
    KitWire(MemoryWire server, int prefix, @Nullable Gate gate) {
        this.server = server;
        this.prefix = prefix;
        this.gate = gate;
    }

    @Override
    public Reply exchange(Call call) throws IOException {
        try {
            return gated(new Call(call.method(), call.uri().substring(prefix), call.contentType(), call.body()));
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
            return server.exchange(call);
        }
        ApiCall parsed = ApiCall.of(call.method(), call.uri(), call.body());
        Effect.Kind kind = parsed.isRead() ? Effect.Kind.READ : Effect.Kind.WRITE;
        return gate.pass(new Effect(kind, parsed.toString(), parsed), () -> {
            Reply reply = server.exchange(call);
            if (!parsed.isRead()) {
                gate.tell(parsed + " → " + reply.status());
            }
            return reply;
        });
    }
}
