package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import java.util.HashMap;
import java.util.Map;
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
    static final int WIDTH = UNOBSERVED.shift() + 1;

    private PodState() {}

    static int of(World world) {
        return (int) (LIFE.of(world.life)
                | EPOCH.of(world.epoch)
                | WAKE_FROM.of(world.wakeFrom)
                | FLAG.of(world.flag)
                | RESTORE_FLAG.of(world.restoreFlag)
                | HAS_ID.of(world.hasId)
                | ID_MATCHES.of(world.idMatches)
                | UNOBSERVED.of(world.unobserved));
    }

    static Map<String, String> annotations(int state) {
        Map<String, String> annotations = new HashMap<>();
        annotations.put(Annotations.VM_NAME, Names.VM);
        annotations.put(Annotations.MANAGED, "true");
        annotations.put(Annotations.GENERATION, "1");
        LifecycleState life = Life.state(LIFE.get(state));
        if (life != null) {
            annotations.put(Annotations.LIFECYCLE_STATE, life.value());
            annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, UNOBSERVED.isSet(state) ? "0" : "1");
        }
        put(annotations, Annotations.HIBERNATE, FLAG.isSet(state) ? "true" : null);
        put(annotations, Annotations.RESTORE_FROM_HIBERNATE, RESTORE_FLAG.isSet(state) ? "true" : null);
        put(annotations, Annotations.VM_ID, HAS_ID.isSet(state) ? ID_MATCHES.isSet(state) ? "vm-1" : "vm-0" : null);
        put(annotations, Annotations.WAKE_FROM_EPOCH, Epoch.text(WAKE_FROM.get(state)));
        put(annotations, Annotations.HIBERNATE_EPOCH, Epoch.text(EPOCH.get(state)));
        return annotations;
    }

    private static void put(Map<String, String> annotations, String key, @Nullable String value) {
        if (value != null) {
            annotations.put(key, value);
        }
    }
}
