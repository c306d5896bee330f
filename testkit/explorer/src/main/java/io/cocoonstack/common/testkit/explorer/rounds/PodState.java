package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.PodFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The annotations of the pod, packed into an integer and as a map. */
final class PodState {

    static final Field LIFE = Field.first(3);
    static final Field EPOCH = LIFE.next(3);
    static final Field WAKE_FROM = EPOCH.next(3);
    static final Field FLAG = WAKE_FROM.next(1);
    static final Field RESTORE_FLAG = FLAG.next(1);
    static final Field HAS_ID = RESTORE_FLAG.next(1);
    static final Field ID_MATCHES = HAS_ID.next(1);
    static final Field UNOBSERVED = ID_MATCHES.next(1);
    /** 0 for no digest, {@link #NAMED} or {@link #OTHER_NAMED}. */
    static final Field DIGEST = UNOBSERVED.next(2);

    static final int WIDTH = DIGEST.shift() + 2;

    /** The digest on the pod is that of the manifest that was pushed last and is there, or of another. */
    static final int NAMED = 1, OTHER_NAMED = 2;

    /** The VM that is on the pod's node, as its kubelet writes it. */
    static final VmRuntime VM = new VmRuntime("vm-1", "10.0.0.1", 5901);

    private static final VmRuntime VM_THAT_IS_GONE = new VmRuntime("vm-0", "10.0.0.2", 5900);
    private static final VmRuntime NO_VM = new VmRuntime(null, null, 0);
    private static final String FAILURE = "a reason";

    private PodState() {}

    static int of(World world) {
        return (int) (LIFE.of(world.life)
                | EPOCH.of(world.epoch)
                | WAKE_FROM.of(world.wakeFrom)
                | FLAG.of(world.flag)
                | RESTORE_FLAG.of(world.restoreFlag)
                | HAS_ID.of(world.hasId)
                | ID_MATCHES.of(world.idMatches)
                | UNOBSERVED.of(world.unobserved)
                | DIGEST.of(world.digest));
    }

    static void set(World world, int state) {
        world.life = LIFE.get(state);
        world.epoch = EPOCH.get(state);
        world.wakeFrom = WAKE_FROM.get(state);
        world.flag = FLAG.isSet(state);
        world.restoreFlag = RESTORE_FLAG.isSet(state);
        world.hasId = HAS_ID.isSet(state);
        world.idMatches = ID_MATCHES.isSet(state);
        world.unobserved = UNOBSERVED.isSet(state);
        world.digest = DIGEST.get(state);
    }

    static PodFacts facts(int state) {
        return PodFacts.builder()
                .identity(Names.NAMESPACE, Names.POD, "u1", "1")
                .annotations(annotations(state))
                .build();
    }

    static Map<String, String> annotations(int state) {
        Map<String, String> annotations = new HashMap<>();
        annotations.put(Annotations.VM_NAME, Names.VM);
        annotations.put(Annotations.MANAGED, "true");
        annotations.put(Annotations.GENERATION, "1");
        long observed = UNOBSERVED.isSet(state) ? 0 : 1;
        int life = LIFE.get(state);
        String message = life == Life.FAILED ? FAILURE : null;
        LifecycleState named = LifecycleState.ofNullable(Life.text(life));
        if (named != null) {
            annotations.putAll(new LifecycleStatus(named, observed, message).annotations());
        } else {
            annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, Long.toString(observed));
        }
        if (!Objects.equals(annotations.get(Annotations.LIFECYCLE_STATE_MESSAGE), message)) {
            throw new IllegalStateException("annotations are " + annotations + ", expected the message " + message);
        }
        annotations.putAll(new HibernateState(FLAG.isSet(state)).annotations());
        put(annotations, Annotations.RESTORE_FROM_HIBERNATE, RESTORE_FLAG.isSet(state) ? "true" : null);
        put(annotations, Annotations.WAKE_FROM_EPOCH, Epoch.text(WAKE_FROM.get(state)));
        put(annotations, Annotations.HIBERNATE_EPOCH, Epoch.text(EPOCH.get(state)));
        int digest = DIGEST.get(state);
        String text = digest == NAMED ? Probe.DIGEST : Probe.OTHER_DIGEST;
        put(annotations, Annotations.HIBERNATE_DIGEST, digest == 0 ? null : text);
        if (HAS_ID.isSet(state)) {
            annotations.putAll((ID_MATCHES.isSet(state) ? VM : VM_THAT_IS_GONE).annotations());
        }
        return annotations;
    }

    /** Reads annotations that the model can tell apart; others mean that a patch writes what it has to leave alone. */
    static int read(Map<String, String> annotations) {
        LifecycleStatus lifecycle = LifecycleStatus.from(annotations);
        int life = Life.of(annotations.get(Annotations.LIFECYCLE_STATE));
        VmRuntime runtime = VmRuntime.from(annotations);
        int state = (int) (LIFE.of(life)
                | EPOCH.of(Epoch.of(annotations.get(Annotations.HIBERNATE_EPOCH)))
                | WAKE_FROM.of(Epoch.of(annotations.get(Annotations.WAKE_FROM_EPOCH)))
                | FLAG.of(HibernateState.from(annotations).on())
                | RESTORE_FLAG.of("true".equals(annotations.get(Annotations.RESTORE_FROM_HIBERNATE)))
                | HAS_ID.of(!runtime.equals(NO_VM))
                | ID_MATCHES.of(runtime.equals(VM))
                | UNOBSERVED.of(lifecycle.observedGeneration() < GenerationStamp.from(annotations))
                | DIGEST.of(digest(annotations.get(Annotations.HIBERNATE_DIGEST))));
        Map<String, String> expected = annotations(state);
        expected.put(Annotations.GENERATION, annotations.get(Annotations.GENERATION));
        expected.put(
                Annotations.LIFECYCLE_OBSERVED_GENERATION, annotations.get(Annotations.LIFECYCLE_OBSERVED_GENERATION));
        if (annotations.containsKey(Annotations.LIFECYCLE_STATE_MESSAGE)) {
            expected.computeIfPresent(
                    Annotations.LIFECYCLE_STATE_MESSAGE,
                    (key, any) -> annotations.get(Annotations.LIFECYCLE_STATE_MESSAGE));
        }
        if (!expected.equals(annotations)) {
            throw new IllegalStateException("annotations are " + annotations + ", expected " + expected);
        }
        return state;
    }

    private static int digest(@Nullable String digest) {
        return digest == null ? 0 : digest.equals(Probe.DIGEST) ? NAMED : OTHER_NAMED;
    }

    private static void put(Map<String, String> annotations, String key, @Nullable String value) {
        if (value != null) {
            annotations.put(key, value);
        }
    }
}
