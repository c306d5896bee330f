package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of the tables share: a pod that is going or gone makes them wait, the registry is asked once and only
 * where a row needs it, and what drops, declares or closes is decided again on a pod that was read after the probe.
 */
final class PodRound {

    private final PodFacts pod;
    private final @Nullable FreshFacts fresh;
    private final boolean unchanged;
    private final LegacyPolicy legacy;
    private final SnapshotProbe probe;
    private final Function<PodReader, RoundStep> again;

    private PodRound(
            PodFacts pod,
            @Nullable FreshFacts fresh,
            boolean unchanged,
            LegacyPolicy legacy,
            SnapshotProbe probe,
            Function<PodReader, RoundStep> again) {
        this.pod = pod;
        this.fresh = fresh;
        this.unchanged = unchanged;
        this.legacy = legacy;
        this.probe = probe;
        this.again = again;
    }

    /** The round of one pod alone. */
    static RoundStep plan(
            @Nullable PodFacts pod, LegacyPolicy legacy, SnapshotProbe probe, Function<PodRound, RoundStep> table) {
        return plan(pod, null, false, legacy, new OneAnswer(probe), table);
    }

    private static RoundStep plan(
            @Nullable PodFacts pod,
            @Nullable FreshFacts fresh,
            boolean unchanged,
            LegacyPolicy legacy,
            SnapshotProbe probe,
            Function<PodRound, RoundStep> table) {
        String name = pod == null ? null : pod.name();
        return row(pod, fresh, unchanged, legacy, probe, table, reader -> {
            FreshFacts read = FreshFacts.of(reader.readPod(Objects.requireNonNullElse(name, "")));
            PodFacts now = read == null ? null : read.facts();
            return plan(now, read, isSameVersion(pod, now), legacy, probe, table);
        });
    }

    static boolean isSameVersion(@Nullable PodFacts before, @Nullable PodFacts now) {
        return before != null
                && now != null
                && Objects.equals(before.uid(), now.uid())
                && Objects.equals(before.resourceVersion(), now.resourceVersion());
    }

    /** What a pod has to say in a round of several, which is decided again as a whole. */
    static RoundStep row(
            @Nullable PodFacts pod,
            @Nullable FreshFacts fresh,
            boolean unchanged,
            LegacyPolicy legacy,
            SnapshotProbe probe,
            Function<PodRound, RoundStep> table,
            Function<PodReader, RoundStep> again) {
        if (pod == null) {
            return new RoundStep.Wait("there is no pod");
        }
        if (pod.isDeleting()) {
            return new RoundStep.Wait("the pod is being deleted");
        }
        return table.apply(new PodRound(pod, fresh, unchanged, legacy, probe, again));
    }

    PodFacts pod() {
        return pod;
    }

    boolean isLive() {
        return WakeGate.evaluate(pod).isLive(legacy);
    }

    /** Under a live VM: drops what the registry holds, else goes on. Without one: waits. */
    RoundStep ifLive(Supplier<RoundStep> withoutSnapshot) {
        Liveness liveness = WakeGate.evaluate(pod);
        if (!liveness.isLive(legacy)) {
            return new RoundStep.Wait("the VM is not live: " + liveness.why());
        }
        String vmName = pod.vmName();
        if (vmName == null) {
            return new RoundStep.Wait("the pod names no VM");
        }
        ProbeResult snapshot = HibernateGate.askFor(pod, vmName, probe);
        if (snapshot instanceof ProbeResult.Failed failed) {
            return error(failed);
        }
        return snapshot instanceof ProbeResult.Present present ? drop(vmName, present.digest()) : withoutSnapshot.get();
    }

    /** Where the hibernation is complete, declares it; else waits. */
    RoundStep ifComplete(Vocabulary phase) {
        String why = "the kubelet reports hibernated and the registry holds the snapshot";
        return ifComplete(
                () -> onFreshPod(why, read -> new RoundStep.ClosePhase(List.of(read), phase, why)),
                answer -> new RoundStep.Wait("the hibernation is not complete: " + answer.why()));
    }

    RoundStep ifComplete(Supplier<RoundStep> complete, Function<HibernateAnswer, RoundStep> incomplete) {
        HibernateAnswer answer = HibernateGate.evaluate(pod, probe);
        if (answer instanceof HibernateAnswer.ProbeFailed failed) {
            return error(failed.failure());
        }
        return answer instanceof HibernateAnswer.Complete ? complete.get() : incomplete.apply(answer);
    }

    /**
     * Closes the round, on a pod that was read after the probe and is the one that was planned on: where it came to life
     * in between, a push may have landed behind the probe.
     */
    RoundStep close(Vocabulary phase, String why) {
        return fresh == null || unchanged
                ? onFreshPod(why, read -> new RoundStep.ClosePhase(List.of(read), phase, why))
                : changedMeanwhile();
    }

    static RoundStep changedMeanwhile() {
        return new RoundStep.Wait("the pod changed while the registry was asked, so both are asked again");
    }

    private RoundStep drop(String vmName, String digest) {
        String why = "the VM is live, so its hibernate snapshot is left over";
        return onFreshPod(why, read -> new RoundStep.DropSnapshot(read, vmName, digest, why));
    }

    private RoundStep onFreshPod(String why, Function<FreshFacts, RoundStep> step) {
        return fresh != null ? step.apply(fresh) : new RoundStep.ReadAgain(why, again);
    }

    static RoundStep error(ProbeResult.Failed failed) {
        return new RoundStep.ProbeError(failed, "the registry gave no answer to go by: " + failed.reason());
    }
}
