package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Steps;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import org.jspecify.annotations.Nullable;

/** The kubelets of the two nodes: each does one thing for the pod that is bound to its node, and then reads again. */
final class Kubelets {

    private static final int LATE = 2;
    private static final String[] WHO = {"kubelet a", "kubelet b"};

    private final Variant variant;
    private final Bounds bounds;
    private final KubeletDecisions decisions;
    private final Patches patches;
    private final @Nullable LegacyKubelet legacy;
    private final boolean slow;

    Kubelets(Variant variant, Bounds bounds, Patches patches, KubeletDecisions decisions) {
        this.legacy = bounds.has(Part.LEGACY_KUBELETS) ? new LegacyKubelet(patches) : null;
        this.slow = bounds.has(Part.GO_OPERATOR);
        this.patches = patches;
        this.variant = variant;
        this.bounds = bounds;
        this.decisions = decisions;
    }

    /** Reports about a pod that is gone can do nothing any more, and are forgotten at once. */
    void settle(World world) {
        for (Report sent : world.report) {
            if (sent.isForThePod() && !sent.samePod && variant != Variant.REPORTS_WITHOUT_THE_UID) {
                sent.clear();
            }
        }
    }

    void steps(World world, Steps<World> out) {
        for (int node = 0; node < 2; node++) {
            if (world.report[node].kind != Report.NONE) {
                sent(world, node, out);
            } else if (world.place == Place.NODE_A + node) {
                plan(world, node, out);
            }
            if (out.wantsFaults()) {
                crash(world, node, out);
            }
        }
        if (out.wantsFaults() && world.report[LATE].kind != Report.NONE) {
            World next = world.copy();
            String what = next.report[LATE].show();
            boolean landed = land(next, next.report[LATE]);
            next.report[LATE].clear();
            out.add(next, true, "late request", what, landed ? "lands" : "is refused");
        }
    }

    private void plan(World world, int node, Steps<World> out) {
        if (legacy != null) {
            take(world, node, legacy.next(world, node), out);
            take(world, node, legacy.nextWithoutRemoval(world, node), out);
            return;
        }
        boolean unasked = variant == Variant.PUSHES_UNASKED && world.vm[node] == World.FROZEN && !world.pushed[node];
        int probe = unasked ? Probe.ABSENT : Probe.ofKubelet(world, bounds, variant);
        decisions.next(world, node, Probe.ERROR);
        Effect effect = KubeletDeviations.effect(variant, world, node, decisions.next(world, node, probe), patches);
        take(world, node, effect, out);
    }

    private void take(World world, int node, Effect effect, Steps<World> out) {
        if (effect.kind() != Effect.Kind.NOTHING) {
            World next = world.copy();
            apply(next, node, effect, out);
        }
    }

    private void apply(World next, int node, Effect effect, Steps<World> out) {
        String done = switch (effect.kind()) {
            case REPORT -> {
                send(next, node, effect);
                yield "sends";
            }
            case BOOT -> {
                start(next, node, StepMark.BOOTED);
                yield "boots a fresh VM";
            }
            case RESTORE -> {
                start(next, node, StepMark.RESTORED);
                yield "restores the VM from the snapshot";
            }
            case SNAPSHOT -> {
                next.vm[node] = World.FROZEN;
                yield "freezes the VM and takes its snapshot";
            }
            case PUSH -> {
                next.report[node].kind = Report.PUSH;
                yield "begins to push the snapshot";
            }
            case RETAG -> {
                next.report[node].kind = Report.RETAG;
                next.report[node].digestGood = next.digest == PodState.NAMED;
                yield "sets the tag of the manifest that the pod names again";
            }
            case DESTROY -> {
                if (slow) {
                    next.report[node].kind = Report.DESTRUCTION;
                    yield "begins to destroy the VM";
                }
                destroy(next, node);
                yield "destroys the VM";
            }
            case RESUME -> {
                next.vm[node] = World.RUNNING;
                next.pushed[node] = false;
                yield "resumes the VM";
            }
            case NOTHING -> throw new IllegalStateException("effect is nothing, expected one to apply");
        };
        out.add(next, false, WHO[node], done, effect.kind() == Effect.Kind.REPORT ? next.report[node].show() : "");
    }

    private static void destroy(World world, int node) {
        world.vm[node] = World.GONE;
        world.vmGone(node);
    }

    private void start(World world, int node, int started) {
        world.started = started;
        world.vm[node] = World.RUNNING;
        world.vmGone(node);
        world.born = true;
        if (!world.running && legacy == null) {
            world.running = true;
            world.podChanged();
        }
    }

    private void send(World world, int node, Effect effect) {
        Report sent = world.report[node];
        sent.kind = effect.report();
        sent.patch = effect.patch();
        sent.idMatches = sent.kind != Report.LET_GO && patches.hasId(sent.patch);
        sent.samePod = true;
        sent.generationCurrent = true;
        sent.digestGood = sent.kind != Report.LET_GO && patches.hasDigest(sent.patch);
        sent.podGuard = sent.kind != Report.LET_GO
                && patches.isGuarded(sent.patch)
                && variant != Variant.DIGEST_WITHOUT_A_VERSION;
        if (sent.kind == Report.READY && legacy == null) {
            int after = patches.after(sent.patch, PodState.of(world), false);
            boolean pending = Epoch.isPending(PodState.EPOCH.get(after), PodState.WAKE_FROM.get(after));
            boolean miscounted = PodState.EPOCH.get(after) != counted(world);
            int mark = pending ? StepMark.UNACKNOWLEDGED : miscounted ? StepMark.MISCOUNTED : 0;
            world.started = variant == Variant.NONE ? mark : 0;
        }
    }

    /** The epoch of the pod once its VM is reported to run (contract 6.1 rule epoch). */
    private static int counted(World world) {
        int epoch = world.epoch == Epoch.NONE ? 0 : world.epoch;
        int from = world.wakeFrom == Epoch.NONE ? 0 : world.wakeFrom;
        return wakes(world) ? Math.max(epoch, from) + 1 : epoch;
    }

    /** Whether a VM that runs was restored, or its hibernation called off (contract 6.1 rule epoch). */
    private static boolean wakes(World world) {
        return Epoch.isPending(world.epoch, world.wakeFrom)
                || world.life == Life.HIBERNATING
                || world.life == Life.HIBERNATED
                || (world.restoreFlag && world.epoch == Epoch.NONE);
    }

    private static void push(World world, int node, Steps<World> out) {
        World next = world.copy();
        next.report[node].clear();
        next.registry = World.LATEST;
        next.untagged = World.EMPTY;
        next.manifestChanged();
        World unheard = next.copy();
        next.pushed[node] = true;
        out.add(next, false, WHO[node], "has pushed the snapshot", "");
        out.add(unheard, true, WHO[node], "has pushed the snapshot", "and does not hear so");
        World failed = world.copy();
        failed.report[node].clear();
        out.add(failed, true, WHO[node], "fails to push the snapshot", "");
    }

    private void sent(World world, int node, Steps<World> out) {
        if (world.report[node].kind == Report.PUSH) {
            push(world, node, out);
            return;
        }
        if (world.report[node].kind == Report.DESTRUCTION) {
            World next = world.copy();
            next.report[node].clear();
            destroy(next, node);
            out.add(next, false, WHO[node], "destroys the VM", "");
            return;
        }
        String who = world.report[node].kind == Report.RETAG ? "registry" : "API server";
        World next = world.copy();
        Report sent = next.report[node];
        String what = sent.show();
        boolean landed = land(next, sent);
        sent.clear();
        out.add(next, false, who, what, landed ? "lands" : "is refused");
        World lost = world.copy();
        lost.report[node].clear();
        out.add(lost, true, who, what, "is lost on the way");
    }

    private void crash(World world, int node, Steps<World> out) {
        boolean sent = world.report[node].kind != Report.NONE;
        if (!world.may(Count.KUBELET_CRASHES) || !(sent || world.pushed[node])) {
            return;
        }
        String who = WHO[node];
        World next = world.copy();
        next.use(Count.KUBELET_CRASHES);
        next.pushed[node] = false;
        next.report[node].clear();
        out.add(next, true, who, "crashes", "");
        boolean mayBeLate = legacy == null || variant == Variant.LATE_REPORT_OF_A_LEGACY_KUBELET;
        boolean report =
                mayBeLate && sent && (world.report[node].isForThePod() || world.report[node].kind == Report.RETAG);
        if (report && world.may(Count.LATE_REQUESTS) && world.report[LATE].kind == Report.NONE) {
            World left = next.copy();
            left.use(Count.LATE_REQUESTS);
            left.report[LATE].set(world.report[node]);
            out.add(left, true, who, "crashes, with a report under way", "");
        }
    }

    /** A manifest that was deleted meanwhile is made again: the registry holds all else of the snapshot still. */
    private static boolean retag(World world, Report sent) {
        if (!sent.digestGood) {
            world.manifestChanged();
            world.registry = World.OUTDATED;
            world.untagged = World.EMPTY;
        } else if (world.registry == World.EMPTY) {
            world.registry = world.untagged;
            world.untagged = World.EMPTY;
        }
        return true;
    }

    /** A report goes to the pod that it is about, and to no other of that name. */
    private boolean land(World world, Report sent) {
        if (sent.kind == Report.RETAG) {
            return retag(world, sent);
        }
        if (!world.exists() || !(sent.samePod || variant == Variant.REPORTS_WITHOUT_THE_UID)) {
            return false;
        }
        if (sent.kind == Report.LET_GO) {
            boolean deleting = world.deleting;
            if (deleting) {
                world.podGone();
            }
            return deleting;
        }
        int before = PodState.of(world);
        boolean removesId = sent.kind == Report.HIBERNATING || sent.kind == Report.HIBERNATED;
        boolean keepsId = removesId && KubeletDeviations.leavesTheId(variant, world);
        boolean idMatched = world.idMatches;
        boolean hadId = world.hasId;
        PodState.set(world, patches.after(sent.patch, before, !sent.generationCurrent));
        if (patches.hasId(sent.patch)) {
            world.idMatches = world.place == Place.NODE_A + sent.node && sent.idMatches && sent.samePod;
        } else if (keepsId) {
            world.hasId = hadId;
            world.idMatches = idMatched;
        }
        if (patches.hasDigest(sent.patch) && !sent.digestGood) {
            world.digest = PodState.OTHER_NAMED;
        }
        if (PodState.of(world) != before) {
            world.podChanged();
        }
        return true;
    }
}
