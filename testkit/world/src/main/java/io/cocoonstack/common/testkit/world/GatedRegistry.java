package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import java.util.function.Function;
import java.util.function.Supplier;

/** The registry as one process sees it. */
record GatedRegistry(PretendProcess process, SnapshotRegistry registry) implements SnapshotRegistry {

    private <T> T ask(Effect.Kind kind, String what, Supplier<T> call, Function<EffectFailure, T> failed) {
        try {
            return process.pass(new Effect(kind, what, null), () -> {
                T result = call.get();
                process.tell(what + " → " + result);
                return result;
            });
        } catch (EffectFailure e) {
            return failed.apply(e);
        }
    }

    @Override
    public ProbeResult probe(String name, String tag) {
        return ask(
                Effect.Kind.PROBE,
                "probe " + name + ":" + tag,
                () -> registry.probe(name, tag),
                e -> new ProbeResult.Failed(String.valueOf(e.getMessage()), e));
    }

    @Override
    public DropResult drop(String name, String digest) {
        return ask(
                Effect.Kind.DROP,
                "drop " + name + "@" + digest,
                () -> registry.drop(name, digest),
                e -> new DropResult.Failed(String.valueOf(e.getMessage()), e));
    }
}
