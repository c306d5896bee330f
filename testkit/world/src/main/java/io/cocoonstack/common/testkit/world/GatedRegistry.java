package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;

/** The registry as one process sees it. */
final class GatedRegistry implements SnapshotRegistry {

    private final Gate gate;
    private final SnapshotRegistry registry;

    GatedRegistry(Gate gate, SnapshotRegistry registry) {
        this.gate = gate;
        this.registry = registry;
    }

    @Override
    public ProbeResult probe(String name, String tag) {
        Effect effect = new Effect(Effect.Kind.PROBE, "probe " + name + ":" + tag, null);
        try {
            return gate.pass(effect, () -> {
                ProbeResult result = registry.probe(name, tag);
                gate.tell(effect.what() + " → " + result);
                return result;
            });
        } catch (EffectFailure e) {
            return new ProbeResult.Failed(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public DropResult drop(String name, String digest) {
        Effect effect = new Effect(Effect.Kind.DROP, "drop " + name + "@" + digest, null);
        try {
            return gate.pass(effect, () -> {
                DropResult result = registry.drop(name, digest);
                gate.tell(effect.what() + " → " + result);
                return result;
            });
        } catch (EffectFailure e) {
            return new DropResult.Failed(String.valueOf(e.getMessage()), e);
        }
    }
}
