package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.testkit.apiserver.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The wire of one process to the API server: every request goes through the process. */
record GatedWire(Wire server, PretendProcess process) implements Wire {

    private static final Reply CONFLICT = new Reply(
            409,
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                    + "\"message\":\"the object has been modified, as the test wants it\",\"reason\":\"Conflict\","
                    + "\"code\":409}");

    @Override
    public Reply exchange(Call call) throws IOException {
        ApiCall parsed = ApiCall.of(call.method(), call.uri(), call.body());
        Effect.Kind kind = parsed.isRead() ? Effect.Kind.READ : Effect.Kind.WRITE;
        try {
            return process.pass(new Effect(kind, parsed.toString(), parsed), () -> {
                Reply reply = answer(call);
                if (!parsed.isRead()) {
                    process.told(parsed, reply.status());
                }
                return reply;
            });
        } catch (EffectFailure e) {
            if (e.isRefused()) {
                return CONFLICT;
            }
            throw new IOException(e.getMessage(), e);
        } catch (ProcessDied e) {
            throw new IOException(e.getMessage(), e);
        }
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
