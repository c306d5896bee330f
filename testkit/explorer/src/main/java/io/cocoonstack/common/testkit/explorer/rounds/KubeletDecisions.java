package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kubelet's decisions, by the real planner, which is asked once for the same inputs. All of its inputs are fields of
 * the key that a decision is kept under, and it is asked with the key alone. Not thread-safe.
 */
final class KubeletDecisions {

    private static final Field LIFE = Field.first(3);
    private static final Field EPOCH = LIFE.next(3);
    private static final Field WAKE_FROM = EPOCH.next(3);
    private static final Field VM = WAKE_FROM.next(2);
    private static final Field PROBE = VM.next(2);
    private static final Field DELETING = PROBE.next(1);
    private static final Field FLAG = DELETING.next(1);
    private static final Field RESTORE_FLAG = FLAG.next(1);
    private static final Field HAS_ID = RESTORE_FLAG.next(1);
    private static final Field ID_MATCHES = HAS_ID.next(1);
    private static final Field UNOBSERVED = ID_MATCHES.next(1);
    private static final Field PUSHED = UNOBSERVED.next(1);

    private final LegacyOperators operators;
    private final Coverage coverage;
    private final Memo<Effect> effects = new Memo<>(this::decide);

    KubeletDecisions(Bounds bounds, Coverage coverage) {
        boolean possible = bounds.has(Part.LEGACY_OPERATOR) || bounds.has(Part.UNASKED_BOOTS);
        this.operators = possible ? LegacyOperators.POSSIBLE : LegacyOperators.NONE;
        this.coverage = coverage;
    }

    Effect next(World world, int node, int probe) {
        return effects.of(LIFE.of(world.life)
                | EPOCH.of(world.epoch)
                | WAKE_FROM.of(world.wakeFrom)
                | VM.of(world.vm[node])
                | PROBE.of(probe)
                | DELETING.of(world.deleting)
                | FLAG.of(world.flag)
                | RESTORE_FLAG.of(world.restoreFlag)
                | HAS_ID.of(world.hasId)
                | ID_MATCHES.of(world.idMatches)
                | UNOBSERVED.of(world.unobserved)
                | PUSHED.of(world.pushed[node]));
    }

    private Effect decide(long key) {
        KubeletStep step =
                KubeletPlanner.next(pod(key), host(key), operators, (name, tag) -> Probe.result(PROBE.get(key)));
        coverage.kubelet(step);
        return step.accept(new StepEffect());
    }

    private static PodFacts pod(long key) {
        Map<String, String> annotations = new HashMap<>();
        annotations.put(Annotations.VM_NAME, Names.VM);
        annotations.put(Annotations.MANAGED, "true");
        annotations.put(Annotations.GENERATION, "1");
        LifecycleState state = Life.state(LIFE.get(key));
        if (state != null) {
            annotations.put(Annotations.LIFECYCLE_STATE, state.value());
            annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, UNOBSERVED.isSet(key) ? "0" : "1");
        }
        put(annotations, Annotations.HIBERNATE, FLAG.isSet(key) ? "true" : null);
        put(annotations, Annotations.RESTORE_FROM_HIBERNATE, RESTORE_FLAG.isSet(key) ? "true" : null);
        put(annotations, Annotations.VM_ID, HAS_ID.isSet(key) ? ID_MATCHES.isSet(key) ? "vm-1" : "vm-0" : null);
        put(annotations, Annotations.WAKE_FROM_EPOCH, Epoch.text(WAKE_FROM.get(key)));
        put(annotations, Annotations.HIBERNATE_EPOCH, Epoch.text(EPOCH.get(key)));
        return PodFacts.builder()
                .identity(Names.NAMESPACE, Names.POD, "u1", "1")
                .deleting(DELETING.isSet(key))
                .annotations(annotations)
                .build();
    }

    private static void put(Map<String, String> annotations, String key, @Nullable String value) {
        if (value != null) {
            annotations.put(key, value);
        }
    }

    private static HostFacts host(long key) {
        HostFacts.Builder host = HostFacts.builder().pushed(PUSHED.isSet(key)).latestDone(true);
        VmRuntime vm = new VmRuntime("vm-1", null, 0);
        return switch (VM.get(key)) {
            case World.RUNNING -> host.vm(HostFacts.VmState.RUNNING, vm).build();
            case World.FROZEN -> host.vm(HostFacts.VmState.FROZEN, vm).build();
            default -> host.build();
        };
    }
}
