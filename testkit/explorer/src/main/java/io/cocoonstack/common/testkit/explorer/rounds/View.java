package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.round.PodFacts;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the operator's planners look at in one version of the pod, in {@link #WIDTH} bits. */
final class View {

    static final int WIDTH = 12;
    /** In the place of an older cache: there is none. */
    static final int NONE_KEPT = 1 << WIDTH;

    /** The pod was never seen, or is gone. */
    static final int NO_POD = 0;

    static final Field PLACE = Field.first(3);
    static final Field DELETING = PLACE.next(1);
    static final Field FLAG = DELETING.next(1);
    static final Field HAS_ID = FLAG.next(1);
    static final Field IS_RUNNING = HAS_ID.next(1);
    static final Field HIBERNATED = IS_RUNNING.next(1);
    static final Field UNOBSERVED = HIBERNATED.next(1);
    static final Field EPOCH = UNOBSERVED.next(1);
    static final Field PENDING = EPOCH.next(1);
    /** Lifecycle ready, of a VM whose kubelet keeps no epochs. */
    static final Field LEGACY_READY = PENDING.next(1);

    private static final int ALL_OF_A_LIVE_POD = mask(HAS_ID) | mask(IS_RUNNING) | mask(EPOCH);
    private static final int ALL_OF_A_WAKE = mask(PENDING) | mask(EPOCH);
    private static final int ALL_OF_A_POD_THAT_GOES = mask(PLACE) | mask(DELETING) | mask(FLAG);

    private View() {}

    /** The pod as a cache that is current has it. */
    static int of(World world) {
        return (int) (PLACE.of(world.place)
                | DELETING.of(world.deleting)
                | FLAG.of(world.flag)
                | HAS_ID.of(world.hasId)
                | IS_RUNNING.of(world.running)
                | HIBERNATED.of(world.life == Life.HIBERNATED)
                | UNOBSERVED.of(world.unobserved)
                | EPOCH.of(world.epoch != Epoch.NONE)
                | PENDING.of(Epoch.isPending(world.epoch, world.wakeFrom))
                | LEGACY_READY.of(world.epoch == Epoch.NONE && world.hasId && world.life == Life.READY));
    }

    private static int mask(Field field) {
        return (int) ~field.clear(-1L);
    }

    /**
     * What matters of a version that is not the pod's any more. Requests that were decided on it are refused, so all
     * that is left are a phase that is stored, a pod that is created and a decision to read again: they look at whether
     * there is a pod and where, and whether it is going, flagged, live, complete but for the registry, or asked to
     * wake.
     */
    static int ofStale(int view) {
        int kept = view & ALL_OF_A_POD_THAT_GOES;
        if (DELETING.isSet(view)) {
            return kept;
        }
        if (FLAG.isSet(view)) {
            return HIBERNATED.isSet(view) && !UNOBSERVED.isSet(view) ? kept | mask(HIBERNATED) : kept;
        }
        boolean live = (view & ALL_OF_A_LIVE_POD) == ALL_OF_A_LIVE_POD && !PENDING.isSet(view);
        int asked = PENDING.isSet(view) ? view & ALL_OF_A_WAKE : 0;
        return live ? kept | ALL_OF_A_LIVE_POD : kept | asked;
    }

    /** All that {@link #ofStale} leaves of versions of a pod, and of none: a pod that is not bound has no VM. */
    static int[] allStale() {
        return IntStream.range(0, 1 << WIDTH)
                .filter(view -> PLACE.get(view) <= Place.NODE_B)
                .map(View::ofStale)
                .filter(view -> PLACE.get(view) == Place.ABSENT ? view == NO_POD : isPossible(view))
                .distinct()
                .toArray();
    }

    private static boolean isPossible(int view) {
        return Place.isBound(PLACE.get(view)) || !(HIBERNATED.isSet(view) || HAS_ID.isSet(view));
    }

    /** As the old gate sees it: running and an id, whatever the epochs say. */
    static int withoutEpochs(int view) {
        return (int) PENDING.clear(view | mask(EPOCH));
    }

    static @Nullable PodFacts facts(int view, String version) {
        if (PLACE.get(view) == Place.ABSENT) {
            return null;
        }
        World pod = new World();
        pod.flag = FLAG.isSet(view);
        pod.hasId = HAS_ID.isSet(view);
        pod.idMatches = true;
        pod.unobserved = UNOBSERVED.isSet(view);
        int place = PLACE.get(view);
        int up = EPOCH.isSet(view) || LEGACY_READY.isSet(view) ? Life.READY : Life.CREATING;
        int told = HIBERNATED.isSet(view) ? Life.HIBERNATED : up;
        pod.life = Place.isBound(place) ? told : Life.NONE;
        pod.epoch = EPOCH.isSet(view) ? 1 : Epoch.NONE;
        pod.wakeFrom = PENDING.isSet(view) ? 1 : Epoch.NONE;
        return PodFacts.builder()
                .identity(Names.NAMESPACE, Names.POD, "u1", version)
                .nodeName(Place.nodeName(place))
                .requiredNodes(Place.requiredNodes(place))
                .deleting(DELETING.isSet(view))
                .containerRunning(IS_RUNNING.isSet(view))
                .annotations(PodState.annotations(PodState.of(pod)))
                .build();
    }
}
