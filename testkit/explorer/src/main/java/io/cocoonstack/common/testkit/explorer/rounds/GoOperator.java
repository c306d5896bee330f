package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import org.jspecify.annotations.Nullable;

/**
 * Today's operator of the Go side. It decides on cached pods, and a tag is all that it asks of the registry. It clears
 * the flag when it sees the tag, takes an id and a running container for a VM that runs, and drops by tag. No request
 * names a version, and it neither reads nor writes epochs. Its cache is never older than its own last write: what an
 * older one does is a loss of {@link RemainingLoss}.
 */
final class GoOperator {

    private final Intents intents;
    private final int fresh;
    private final int restored;

    GoOperator(Intents intents) {
        this.intents = intents;
        World pod = new World();
        this.fresh = PodState.of(pod);
        pod.restoreFlag = true;
        this.restored = PodState.of(pod);
    }

    /** The operator that bounds ask for; null where it is one that decides by the planners. */
    static @Nullable GoOperator within(Bounds bounds, Intents intents) {
        return bounds.has(Part.GO_OPERATOR) ? new GoOperator(intents) : null;
    }

    /** All that it looks at in a version of the pod. */
    static int seen(int view) {
        World pod = new World();
        pod.place = View.PLACE.get(view);
        pod.deleting = View.DELETING.isSet(view);
        pod.flag = View.FLAG.isSet(view);
        boolean live = isLive(view);
        pod.hasId = live;
        pod.running = live;
        return pod.exists() ? View.of(pod) : View.NO_POD;
    }

    /** The number of the intent of one of its controllers; 0 for nothing. */
    int next(World world, boolean ofHibernation) {
        boolean tag = world.registry != World.EMPTY;
        return intents.number(ofHibernation ? hibernation(world, tag) : set(world, tag));
    }

    private static Intent hibernation(World world, boolean tag) {
        int view = world.view;
        if (world.hibernation == Hibernation.DELETING) {
            return world.hibernationPhase == Hibernation.NO_PHASE
                    ? Intent.store(Hibernation.REMOVED)
                    : Intent.request(Intent.Kind.DROP, Hibernation.REMOVED);
        }
        if (view == View.NO_POD) {
            return store(world, Hibernation.PENDING);
        }
        boolean flag = View.FLAG.isSet(view);
        if (world.hibernation == Hibernation.HIBERNATE) {
            return flag
                    ? store(world, tag ? Hibernation.HIBERNATED : Hibernation.HIBERNATING)
                    : Intent.request(Intent.Kind.REQUEST_HIBERNATE, -1);
        }
        if (flag) {
            return Intent.request(Intent.Kind.REQUEST_WAKE, -1);
        }
        if (!isLive(view)) {
            return store(world, Hibernation.WAKING);
        }
        boolean over = world.hibernationPhase == Hibernation.ACTIVE && !world.specChanged;
        return over && !tag ? Intent.NOTHING : Intent.request(Intent.Kind.DROP, Hibernation.ACTIVE);
    }

    private static Intent store(World world, int phase) {
        return world.hibernationPhase == phase && !world.specChanged ? Intent.NOTHING : Intent.store(phase);
    }

    private Intent set(World world, boolean tag) {
        if (world.suspended) {
            return suspended(world, tag);
        }
        boolean migrating = world.setPhase == SetPhases.MIGRATING;
        int view = world.view;
        boolean flag = View.FLAG.isSet(view);
        int place = View.PLACE.get(view);
        boolean there = world.wanted == 0 || place == Place.NODE_A + world.wanted - 1;
        boolean settled = !migrating && (world.wanted == 0 || (there && isLive(view) && !flag));
        boolean ofHibernation = flag && there && world.hibernation == Hibernation.HIBERNATE;
        if (settled || ofHibernation) {
            return normal(world, tag);
        }
        boolean elsewhere = Place.isBound(place) && !there;
        return tag ? advance(world, elsewhere, there) : begin(world, elsewhere);
    }

    private Intent suspended(World world, boolean tag) {
        if (world.view == View.NO_POD) {
            return create(world, tag);
        }
        if (!View.FLAG.isSet(world.view)) {
            return Intent.request(Intent.Kind.REQUEST_HIBERNATE, -1);
        }
        int phase = tag ? SetPhases.SUSPENDED : SetPhases.SUSPENDING;
        return world.setPhase == phase ? Intent.NOTHING : Intent.store(phase);
    }

    /** There is no tag. */
    private Intent begin(World world, boolean elsewhere) {
        if (!elsewhere) {
            return normal(world, false);
        }
        if (world.setPhase != SetPhases.MIGRATING) {
            return Intent.store(SetPhases.MIGRATING);
        }
        return View.FLAG.isSet(world.view) ? Intent.NOTHING : Intent.request(Intent.Kind.REQUEST_HIBERNATE, -1);
    }

    /** There is a tag. */
    private Intent advance(World world, boolean elsewhere, boolean there) {
        int view = world.view;
        boolean flag = View.FLAG.isSet(view);
        if (elsewhere) {
            Intent.Kind leave = flag ? Intent.Kind.DELETE : Intent.Kind.DROP;
            boolean going = flag && View.DELETING.isSet(view);
            return going ? Intent.NOTHING : migrating(world, leave);
        }
        if (view == View.NO_POD) {
            return create(world, true);
        }
        if (flag && there) {
            return migrating(world, Intent.Kind.REQUEST_WAKE);
        }
        if (!isLive(view)) {
            return world.setPhase == SetPhases.MIGRATING ? Intent.NOTHING : normal(world, true);
        }
        return migrating(world, Intent.Kind.DROP);
    }

    private static Intent migrating(World world, Intent.Kind kind) {
        return Intent.request(kind, world.setPhase == SetPhases.MIGRATING ? -1 : SetPhases.MIGRATING);
    }

    /** A set in no round: the flag goes, a pod that is missing is created, and the set is said to run. */
    private Intent normal(World world, boolean tag) {
        boolean hibernating = world.hibernation == Hibernation.HIBERNATE;
        if (world.view == View.NO_POD) {
            boolean intent = world.hibernation != Hibernation.NO_CR
                    && (world.hibernationPhase == Hibernation.HIBERNATED
                            || world.hibernationPhase == Hibernation.WAKING);
            return create(world, intent && tag);
        }
        if (View.FLAG.isSet(world.view) && !hibernating) {
            return Intent.request(Intent.Kind.REQUEST_WAKE, -1);
        }
        return world.setPhase == SetPhases.RUNNING ? Intent.NOTHING : Intent.store(SetPhases.RUNNING);
    }

    private Intent create(World world, boolean restore) {
        RestoreDecision how = restore
                ? new RestoreDecision.Restore("sha256:any", false, "there is a tag")
                : new RestoreDecision.CreateFresh("nothing is to be restored");
        return Intent.create(how, restore ? restored : fresh, world.wanted, -1);
    }

    private static boolean isLive(int view) {
        return View.HAS_ID.isSet(view) && View.IS_RUNNING.isSet(view);
    }
}
