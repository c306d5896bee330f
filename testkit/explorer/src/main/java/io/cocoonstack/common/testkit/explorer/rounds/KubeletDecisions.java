package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kubelet's decisions, by the real planner, which is asked once for the same inputs. All of its inputs are fields of
 * the key that a decision is kept under, and it is asked with the key alone. Not thread-safe.
 */
final class KubeletDecisions {

    private static final Field POD = Field.first(PodState.WIDTH);
    private static final Field VM = POD.next(2);
    private static final Field PROBE = VM.next(2);
    private static final Field DELETING = PROBE.next(1);
    private static final Field PUSHED = DELETING.next(1);
    private static final Field CONTAINER_RUNNING = PUSHED.next(1);

    private final LegacyOperators operators;
    private final boolean seesContainers;
    private final Coverage coverage;
    private final Patches patches;
    private final Writes writes;
    private final Memo<Effect> effects = new Memo<>(this::decide);

    KubeletDecisions(Bounds bounds, Coverage coverage, Patches patches, Writes writes) {
        this.patches = patches;
        this.writes = writes;
        boolean possible = bounds.has(Part.LEGACY_OPERATOR) || bounds.has(Part.UNASKED_BOOTS);
        this.operators = possible ? LegacyOperators.POSSIBLE : LegacyOperators.NONE;
        this.seesContainers = bounds.has(Part.GO_OPERATOR);
        this.coverage = coverage;
    }

    Effect next(World world, int node, int probe) {
        return effects.of(POD.of(PodState.of(world))
                | VM.of(world.vm[node])
                | PROBE.of(probe)
                | DELETING.of(world.deleting)
                | PUSHED.of(world.pushed[node])
                | CONTAINER_RUNNING.of(world.running && seesContainers));
    }

    private Effect decide(long key) {
        PodFacts pod = facts(key, PodState.annotations(POD.get(key)));
        KubeletStep step = ask(key, pod);
        coverage.kubelet(step);
        if (step instanceof KubeletStep.Report report) {
            if (isSaidAlready(key, report)) {
                return Effect.of(Effect.Kind.NOTHING);
            }
            Map<String, @Nullable String> patch = writes.report(pod, report);
            return Effect.report(Life.of(patch.get(Annotations.LIFECYCLE_STATE)), patches.number(patch));
        }
        return Effect.of(step);
    }

    /** The model holds no texts: where the pod is failed, it may be so for this very reason. */
    private boolean isSaidAlready(long key, KubeletStep.Report report) {
        String reason = report.patch().get(Annotations.LIFECYCLE_STATE_MESSAGE);
        if (reason == null || PodState.LIFE.get(POD.get(key)) != Life.FAILED) {
            return false;
        }
        Map<String, String> annotations = PodState.annotations(POD.get(key));
        annotations.put(Annotations.LIFECYCLE_STATE_MESSAGE, reason);
        return !(ask(key, facts(key, annotations)) instanceof KubeletStep.Report);
    }

    private KubeletStep ask(long key, PodFacts pod) {
        return KubeletPlanner.next(
                pod, host(key), operators, (name, reference) -> Probe.result(PROBE.get(key), reference));
    }

    private static PodFacts facts(long key, Map<String, String> annotations) {
        return PodFacts.builder()
                .identity(Names.NAMESPACE, Names.POD, "u1", "1")
                .deleting(DELETING.isSet(key))
                .containerRunning(CONTAINER_RUNNING.isSet(key))
                .annotations(annotations)
                .build();
    }

    private static HostFacts host(long key) {
        HostFacts.Builder host = HostFacts.builder().pushed(PUSHED.isSet(key)).latestDone(true);
        VmRuntime vm = PodState.VM;
        return switch (VM.get(key)) {
            case World.RUNNING -> host.vm(HostFacts.VmState.RUNNING, vm).build();
            case World.FROZEN -> host.vm(HostFacts.VmState.FROZEN, vm).build();
            default -> host.build();
        };
    }
}
