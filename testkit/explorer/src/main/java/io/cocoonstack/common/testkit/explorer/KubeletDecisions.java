package io.cocoonstack.common.testkit.explorer;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kubelet's decisions, by the real planner, which is asked once for the same inputs. Not thread-safe. */
final class KubeletDecisions {

    private final LegacyOperators operators;
    private final Coverage coverage;
    private final LongMap<Effect> effects = new LongMap<>();

    KubeletDecisions(Bounds bounds, Coverage coverage) {
        this.operators =
                bounds.isLegacyOperator() || bounds.isUnasked() ? LegacyOperators.POSSIBLE : LegacyOperators.NONE;
        this.coverage = coverage;
    }

    Effect next(World world, int node, int probe) {
        long key = world.life
                | (long) world.epoch << 3
                | (long) world.wakeFrom << 6
                | (long) world.vm[node] << 9
                | (long) probe << 11
                | bit(world.deleting, 13)
                | bit(world.flag, 14)
                | bit(world.restoreFlag, 15)
                | bit(world.hasId, 16)
                | bit(world.idMatches, 17)
                | bit(world.unobserved, 18)
                | bit(world.pushed[node], 19);
        Effect known = effects.get(key);
        if (known == null) {
            KubeletStep step =
                    KubeletPlanner.next(pod(world), host(world, node), operators, (name, tag) -> answer(probe));
            coverage.kubelet(step);
            known = step.accept(new StepEffect());
            effects.put(key, known);
        }
        return known;
    }

    private static long bit(boolean value, int at) {
        return value ? 1L << at : 0;
    }

    private PodFacts pod(World world) {
        Map<String, String> annotations = new HashMap<>();
        annotations.put(Annotations.VM_NAME, Decisions.VM_NAME);
        annotations.put(Annotations.MANAGED, "true");
        annotations.put(Annotations.GENERATION, "1");
        LifecycleState state = Life.state(world.life);
        if (state != null) {
            annotations.put(Annotations.LIFECYCLE_STATE, state.value());
            annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, world.unobserved ? "0" : "1");
        }
        put(annotations, Annotations.HIBERNATE, world.flag ? "true" : null);
        put(annotations, Annotations.RESTORE_FROM_HIBERNATE, world.restoreFlag ? "true" : null);
        put(annotations, Annotations.VM_ID, world.hasId ? world.idMatches ? "vm-1" : "vm-0" : null);
        put(annotations, Annotations.WAKE_FROM_EPOCH, text(world.wakeFrom));
        put(annotations, Annotations.HIBERNATE_EPOCH, text(world.epoch));
        return PodFacts.builder()
                .identity("ns", Decisions.POD_NAME, "u1", "1")
                .deleting(world.deleting)
                .annotations(annotations)
                .build();
    }

    private static void put(Map<String, String> annotations, String key, @Nullable String value) {
        if (value != null) {
            annotations.put(key, value);
        }
    }

    private static @Nullable String text(int epoch) {
        return epoch == World.NO_EPOCH ? null : Integer.toString(epoch);
    }

    private static HostFacts host(World world, int node) {
        HostFacts.Builder host = HostFacts.builder().pushed(world.pushed[node]).latestDone(true);
        return switch (world.vm[node]) {
            case World.RUNNING ->
                host.vm(HostFacts.VmState.RUNNING, new VmRuntime("vm-1", null, 0))
                        .build();
            case World.FROZEN ->
                host.vm(HostFacts.VmState.FROZEN, new VmRuntime("vm-1", null, 0))
                        .build();
            default -> host.build();
        };
    }

    private static ProbeResult answer(int probe) {
        return switch (probe) {
            case Decisions.ABSENT -> new ProbeResult.Absent();
            case Decisions.PRESENT -> new ProbeResult.Present("sha256:probed", SnapshotOrigin.UNNAMED);
            default -> new ProbeResult.Failed("the registry is away", null);
        };
    }
}
