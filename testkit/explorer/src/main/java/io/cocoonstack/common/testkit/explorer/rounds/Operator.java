package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Steps;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import org.jspecify.annotations.Nullable;

/** The operator: two controllers in one process, with one cache of the pod and one request in flight each. */
final class Operator {

    private static final String WHO = "operator";

    private final Variant variant;
    private final Intents intents;
    private final Decisions decisions;
    private final Plans plans;
    private final Requests requests;
    private final @Nullable GoOperator go;
    private final OperatorCache cache;
    private final int stamp;

    Operator(
            Variant variant,
            Bounds bounds,
            Intents intents,
            Decisions decisions,
            Requests requests,
            OperatorCache cache) {
        this.variant = variant;
        this.intents = intents;
        this.decisions = decisions;
        this.requests = requests;
        this.go = GoOperator.within(bounds, intents);
        this.cache = cache;
        this.stamp = intents.number(Intent.request(Intent.Kind.STAMP, -1));
        this.plans = new Plans(decisions, bounds, cache.anyStale());
    }

    /** Worlds that differ only in requests which the server would refuse are made the same. */
    void settle(World world) {
        requests.forgetRefused(world);
        cache.settle(world);
        if (world.late[0].intent > world.late[1].intent) {
            Controller first = world.late[0];
            world.late[0] = world.late[1];
            world.late[1] = first;
        }
    }

    void steps(World world, Steps<World> out) {
        cache.steps(world, out);
        if (world.hibernation != Hibernation.NO_CR) {
            controller(world, true, out);
        } else if (!world.hibernating.isIdle()) {
            sent(world, true, out);
        }
        controller(world, false, out);
        if (!out.wantsFaults()) {
            return;
        }
        for (int slot = 0; slot < 2; slot++) {
            if (!world.late[slot].isIdle()) {
                World next = world.copy();
                Controller request = next.late[slot];
                boolean landed = requests.land(next, request, request.ofHibernation);
                String what = requests.show(request);
                request.clear();
                out.add(next, true, "late request", what, landed ? "lands" : "is refused");
            }
        }
        crash(world, out);
    }

    private void controller(World world, boolean ofHibernation, Steps<World> out) {
        Controller controller = world.controller(ofHibernation);
        if (controller.isIdle()) {
            plan(world, ofHibernation, out);
        } else if (intents.of(controller.intent).kind() == Intent.Kind.READ_AGAIN) {
            readAgain(world, ofHibernation, out);
        } else {
            sent(world, ofHibernation, out);
        }
    }

    private void plan(World world, boolean ofHibernation, Steps<World> out) {
        if (go != null) {
            begin(world, ofHibernation, go.next(world, ofHibernation), false, out);
            stamp(world, ofHibernation, out);
            return;
        }
        int probe = Probe.of(world, variant);
        boolean present = probe == Probe.PRESENT;
        if (!cache.isBlurred(world)) {
            begin(world, ofHibernation, plans.on(world, world.view, probe, ofHibernation), present, out);
            if (variant == Variant.FRESH_ON_PROBE_ERROR && probe != Probe.ERROR) {
                begin(world, ofHibernation, plans.on(world, world.view, Probe.ERROR, ofHibernation), false, out);
            }
        } else if (!out.wantsFaults()) {
            return;
        } else {
            for (int intent : plans.onAny(world, probe, ofHibernation)) {
                begin(world, ofHibernation, intent, present, out);
            }
        }
        stamp(world, ofHibernation, out);
        if (ofHibernation) {
            finish(world, out);
        }
        boolean underWay = ofHibernation
                ? world.hibernationPhase == Hibernation.HIBERNATING
                : world.setPhase == SetPhases.MIGRATING
                        || world.setPhase == SetPhases.SUSPENDING
                        || world.setPhase == SetPhases.WAKING;
        if (world.may(Count.DEADLINES) && underWay) {
            fail(world, ofHibernation, out);
        }
    }

    private void stamp(World world, boolean ofHibernation, Steps<World> out) {
        boolean seen = world.view != View.NO_POD || cache.isBlurred(world);
        if (!ofHibernation && world.stampDue && seen) {
            begin(world, false, stamp, false, out);
        }
    }

    private void finish(World world, Steps<World> out) {
        boolean closed = world.hibernationPhase == Hibernation.ACTIVE;
        if (world.hibernation == Hibernation.DELETING && closed) {
            begin(world, true, intents.store(Hibernation.REMOVED), false, out);
        }
    }

    private void fail(World world, boolean ofHibernation, Steps<World> out) {
        World next = world.copy();
        next.use(Count.DEADLINES);
        Controller controller = next.controller(ofHibernation);
        controller.intent = intents.store(ofHibernation ? Hibernation.FAILED : SetPhases.FAILED);
        controller.ofHibernation = ofHibernation;
        controller.ownGuard = true;
        out.add(next, true, who(ofHibernation), "has waited too long and is to store Failed", "");
    }

    private void begin(World world, boolean ofHibernation, int intent, boolean present, Steps<World> out) {
        if (intent == Controller.NO_INTENT) {
            return;
        }
        Intent.Kind kind = intents.of(intent).kind();
        boolean guarded =
                kind == Intent.Kind.REQUEST_HIBERNATE || kind == Intent.Kind.REQUEST_WAKE || kind == Intent.Kind.DELETE;
        if (guarded && !world.viewIsCurrent && !requests.areUnguarded()) {
            return; // It would be refused, whenever it lands.
        }
        World next = world.copy();
        Controller controller = next.controller(ofHibernation);
        controller.intent = intent;
        controller.ofHibernation = ofHibernation;
        controller.podGuard = world.viewIsCurrent && go == null;
        controller.ownGuard = go == null;
        controller.digestGood = present;
        // Not of the steps to a goal: what the cache really shows may lead to another decision.
        out.add(next, cache.isBlurred(world), who(ofHibernation), "is to send", requests.show(controller));
    }

    private void readAgain(World world, boolean ofHibernation, Steps<World> out) {
        Controller before = world.controller(ofHibernation);
        int again = before.intent;
        World next = world.copy();
        Controller controller = next.controller(ofHibernation);
        int cached = decisions.fresh(again, world.view, true, world.wanted);
        boolean onCache = cached != Controller.NO_INTENT
                && OperatorDeviations.isDecidedOnTheCache(
                        variant, intents.of(cached).kind());
        controller.intent = onCache ? cached : decisions.fresh(again, world.podView(), before.podGuard, world.wanted);
        controller.podGuard = !onCache || world.viewIsCurrent;
        if (controller.isIdle()) {
            controller.clear();
            out.add(next, false, who(ofHibernation), "reads the pod again and waits", "");
        } else {
            out.add(next, false, who(ofHibernation), "reads the pod again and is to send", requests.show(controller));
        }
    }

    private void sent(World world, boolean ofHibernation, Steps<World> out) {
        String who = who(ofHibernation);
        World next = world.copy();
        Controller controller = next.controller(ofHibernation);
        Intent intent = intents.of(controller.intent);
        String what = requests.show(controller);
        boolean landed = requests.land(next, controller, ofHibernation);
        if (go != null && intent.isOfThePod()) {
            next.view = next.podView();
            next.viewIsCurrent = true;
        }
        if (landed && intent.then() >= 0) {
            World lost = next.copy();
            lost.controller(ofHibernation).clear();
            out.add(lost, true, who, what, "is accepted, and the answer is lost");
            controller.intent = intents.store(intent.then());
        } else if (!landed && variant == Variant.BLIND_RETRY) {
            controller.podGuard = true;
            controller.ownGuard = true;
        } else {
            controller.clear();
        }
        out.add(next, false, who, what, landed ? "is accepted" : "is refused");

        if (!out.wantsFaults()) {
            return;
        }
        World unsent = world.copy();
        unsent.controller(ofHibernation).clear();
        out.add(unsent, true, who, what, "is lost on the way");
        if (world.may(Count.LATE_REQUESTS)) {
            World givenUp = world.copy();
            leaveBehind(givenUp, ofHibernation);
            out.add(givenUp, true, who, "gives up on an answer to", what);
        }
    }

    private static void leaveBehind(World world, boolean ofHibernation) {
        Controller controller = world.controller(ofHibernation);
        Controller slot = world.late[0].isIdle() ? world.late[0] : world.late[1];
        slot.set(controller);
        controller.clear();
        world.use(Count.LATE_REQUESTS);
    }

    private void crash(World world, Steps<World> out) {
        boolean inFlight = !world.hibernating.isIdle() || !world.setting.isIdle();
        int older = cache.older(world);
        if (!world.may(Count.OPERATOR_CRASHES) || (!inFlight && older == View.NONE_KEPT)) {
            return;
        }
        int requests = (isRequest(world.hibernating) ? 1 : 0) | (isRequest(world.setting) ? 2 : 0);
        for (int left = 0; left < 4; left++) {
            if ((left & ~requests) == 0 && (left == 0 || world.may(Count.LATE_REQUESTS))) {
                crash(world, left, older, out);
            }
        }
    }

    /** Crashes and leaves requests behind: 1 for that of the CocoonHibernation's controller, 2 for that of the set's. */
    private static void crash(World world, int left, int older, Steps<World> out) {
        World next = world.copy();
        if ((left & 1) != 0) {
            leaveBehind(next, true);
        }
        if ((left & 2) != 0) {
            if (!next.may(Count.LATE_REQUESTS)) {
                return;
            }
            leaveBehind(next, false);
        }
        next.use(Count.OPERATOR_CRASHES);
        next.hibernating.clear();
        next.setting.clear();
        String what = left == 0 ? "crashes" : "crashes, with a request under way";
        if (older != View.NONE_KEPT) {
            World back = next.copy();
            back.view = older;
            back.viewIsCurrent = false;
            out.add(back, true, WHO, what, "and starts on an older cache");
        }
        out.add(next, true, WHO, what, "");
    }

    private boolean isRequest(Controller controller) {
        return !controller.isIdle() && intents.of(controller.intent).kind() != Intent.Kind.READ_AGAIN;
    }

    private static String who(boolean ofHibernation) {
        return ofHibernation ? "hibernation controller" : "set controller";
    }
}
