package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import java.util.List;

/** What the operator's requests do when they land, at the API server and at the registry. */
final class Requests {

    private final Bounds bounds;
    private final Variant variant;
    private final Intents intents;

    private final Patches patches;
    private final Writes writes;
    private final Memo<Integer> wakes = new Memo<>(this::wakeRequest);
    private final boolean ofGoOperator;
    private final int hibernateRequest;
    private final int stamp;

    Requests(Bounds bounds, Variant variant, Intents intents, Patches patches, Writes writes) {
        this.bounds = bounds;
        this.ofGoOperator = bounds.has(Part.GO_OPERATOR);
        this.patches = patches;
        this.writes = writes;
        this.hibernateRequest = patches.number(writes.hibernateRequest());
        this.stamp = patches.number(writes.stamp(2));
        this.variant = variant;
        this.intents = intents;
    }

    /**
     * Forgets requests that can do nothing any more, whenever they land: a refusal at once is as good as one later, and
     * there are fewer states.
     */
    void forgetRefused(World world) {
        if (variant.ignoresGuards() || ofGoOperator) {
            return;
        }
        forget(world.hibernating, world);
        forget(world.setting, world);
        forget(world.late[0], world);
        forget(world.late[1], world);
    }

    private void forget(Controller request, World world) {
        if (request.isIdle()) {
            return;
        }
        boolean refused = switch (intents.of(request.intent).kind()) {
            case STORE, RECORD_NODE -> !request.ownGuard;
            case REQUEST_HIBERNATE, REQUEST_WAKE, DELETE -> !request.podGuard;
            case DROP -> !request.digestGood;
            case STAMP -> !world.stampDue;
            case CREATE, READ_AGAIN, NOTHING, PROBE_ERROR -> false;
        };
        if (refused) {
            request.clear();
        }
    }

    /** Whether requests to the pod name no version. */
    boolean areUnguarded() {
        return variant.isUnguarded() || ofGoOperator;
    }

    /** Lets a request land, and says whether it was accepted. */
    boolean land(World world, Controller request, boolean ofHibernation) {
        Intent intent = intents.of(request.intent);
        return switch (intent.kind()) {
            case STORE -> store(world, request, intent.phase(), ofHibernation);
            case REQUEST_HIBERNATE, REQUEST_WAKE -> flag(world, request, intent.kind());
            case DELETE -> delete(world, request);
            case CREATE -> create(world, request, intent);
            case DROP -> drop(world, request);
            case RECORD_NODE -> record(world, request, intent.phase());
            case STAMP -> stamp(world);
            case READ_AGAIN, NOTHING, PROBE_ERROR ->
                throw new IllegalStateException("intent is " + intent + ", expected a request");
        };
    }

    private boolean store(World world, Controller request, int phase, boolean ofHibernation) {
        boolean good = request.ownGuard || variant == Variant.PHASE_WITHOUT_ITS_VERSION || ofGoOperator;
        if (!good || (ofHibernation && world.hibernation == Hibernation.NO_CR)) {
            return false;
        }
        if (!ofHibernation) {
            if (world.setPhase != phase) {
                world.setPhase = phase;
                world.setSpecChanged = false;
                world.setChanged();
            }
            return true;
        }
        if (phase == Hibernation.REMOVED) {
            world.hibernation = Hibernation.NO_CR;
            world.hibernationPhase = Hibernation.NO_PHASE;
            world.specChanged = false;
            world.hibernationChanged();
        } else if (world.hibernationPhase != phase || world.specChanged) {
            world.hibernationPhase = phase;
            world.specChanged = false;
            world.hibernationChanged();
        }
        return true;
    }

    private boolean flag(World world, Controller sent, Intent.Kind kind) {
        if (!world.exists() || !(sent.podGuard || areUnguarded())) {
            return false;
        }
        int before = PodState.of(world);
        int request = kind == Intent.Kind.REQUEST_HIBERNATE ? hibernateRequest : wakes.of(before);
        int after = patches.after(request, before, false);
        if (after != before) {
            PodState.set(world, after);
            world.podChanged();
        }
        return true;
    }

    private int wakeRequest(long state) {
        return patches.number(
                bounds.has(Part.LEGACY_OPERATOR)
                        ? HibernateState.OFF.patch()
                        : writes.wakeRequest(PodState.facts((int) state)));
    }

    private boolean delete(World world, Controller request) {
        if (!world.exists() || !(request.podGuard || areUnguarded())) {
            return false;
        }
        if (Place.isBound(world.place)) {
            world.deleting = true;
            world.podChanged();
        } else {
            world.podGone();
        }
        return true;
    }

    /** A pod that is there already is left alone, and is not what was decided on: no phase is stored then. */
    private boolean create(World world, Controller request, Intent intent) {
        if (world.exists()) {
            return variant == Variant.CREATED_AS_IT_IS_THERE;
        }
        world.podChanged();
        world.place = Place.unbound(intent.wanted());
        PodState.set(world, intent.created());
        if (variant == Variant.CREATED_WITHOUT_A_DIGEST) {
            world.digest = 0;
        } else if (world.digest != 0 && !request.digestGood) {
            world.digest = PodState.OTHER_NAMED;
        }
        if (bounds.has(Part.LEGACY_OPERATOR)) {
            world.wakeFrom = Epoch.NONE;
        } else if (!intent.isSaidByThePod()) {
            world.started = StepMark.UNASKED;
        }
        return true;
    }

    private boolean drop(World world, Controller request) {
        if (world.registry != World.EMPTY && (request.digestGood || variant == Variant.DROPS_BY_TAG || ofGoOperator)) {
            if (bounds.has(Part.DROPPED_TAGS)) {
                world.untagged = world.registry;
                world.registry = World.EMPTY;
                return true;
            }
            world.registry = World.EMPTY;
            world.untagging =
                    !bounds.has(Part.SLOW_DROPS) ? 0 : isOverlapped(world, request) ? World.TAG_TWICE : World.TAG;
            world.manifestChanged();
        } else if (world.untagged != World.EMPTY && request.digestGood) {
            world.untagged = World.EMPTY;
            world.manifestChanged();
        }
        return true;
    }

    /** Whether another drop of this digest is under way: both may look up the tags before either deletes them. */
    private boolean isOverlapped(World world, Controller request) {
        if (!bounds.has(Part.OVERLAPPING_DROPS)) {
            return false;
        }
        for (Controller other : List.of(world.hibernating, world.setting, world.late[0], world.late[1])) {
            boolean drops = !other.isIdle() && intents.of(other.intent).kind() == Intent.Kind.DROP;
            if (other != request && drops && other.digestGood) {
                return true;
            }
        }
        return false;
    }

    private static boolean record(World world, Controller request, int node) {
        if (request.ownGuard && world.nodeRecorded != node) {
            world.nodeRecorded = node;
            world.setChanged();
        }
        return request.ownGuard;
    }

    private boolean stamp(World world) {
        if (world.exists() && world.stampDue) {
            PodState.set(world, patches.after(stamp, PodState.of(world), false));
            world.started = world.unobserved ? 0 : StepMark.UNASKED;
            world.stampDue = false;
            for (Report sent : world.report) {
                sent.generationCurrent = false;
            }
            world.podChanged();
        }
        return true;
    }

    String show(Controller request) {
        return intents.label(request.intent, request.ofHibernation);
    }
}
