package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of the tables share: a pod that is going or gone makes them wait, the registry is asked once and only
 * where a row needs it, and what drops, declares or closes is decided again on a pod that was read after the probe.
 */
record PodRound<P extends Vocabulary>(
        PodFacts pod,
        PodReading reading,
        LegacyPolicy legacy,
        SnapshotProbe probe,
        Function<PodReader, RoundStep<P>> again) {

    /** A hibernation may never complete, and no change of the spec ends it: the condition of Failed says what does. */
    private static final String NO_WAKE_BEFORE =
            "; its kubelet keeps no epochs, so no wake is requested before that: upgrade it, or once it has given up"
                    + " and the VM runs, desire Wake and in phase Failed remove the annotation "
                    + Annotations.HIBERNATE
                    + " by hand";

    /** The round of one pod alone. */
    static <P extends Vocabulary> RoundStep<P> plan(
            @Nullable PodFacts pod,
            LegacyPolicy legacy,
            SnapshotProbe probe,
            Function<PodRound<P>, RoundStep<P>> table) {
        return plan(PodReading.cached(pod), legacy, new OneAnswer(probe), table);
    }

    private static <P extends Vocabulary> RoundStep<P> plan(
            PodReading reading, LegacyPolicy legacy, SnapshotProbe probe, Function<PodRound<P>, RoundStep<P>> table) {
        PodFacts pod = reading.pod();
        String name = pod == null ? null : pod.name();
        Function<PodReader, RoundStep<P>> again = reader -> {
            PodFacts now = reader.readPod(Objects.requireNonNullElse(name, ""));
            return plan(PodReading.fresh(now, PodReading.isSameVersion(pod, now)), legacy, probe, table);
        };
        return ifThere(
                pod, RoundStep.Wait::new, there -> table.apply(new PodRound<>(there, reading, legacy, probe, again)));
    }

    static <T> T ifThere(@Nullable PodFacts pod, Function<String, T> waiting, Function<PodFacts, T> table) {
        if (pod == null) {
            return waiting.apply("there is no pod");
        }
        return pod.isDeleting() ? waiting.apply("the pod is being deleted") : table.apply(pod);
    }

    /** Whether a hibernation of the pod is not called off (contract 6.1 rule legacy). */
    static boolean isSerialized(PodFacts pod, LegacyPolicy legacy) {
        return legacy == LegacyPolicy.SERIALIZE && pod.hibernateEpoch().isAbsent();
    }

    boolean isSerialized() {
        return isSerialized(pod, legacy);
    }

    /** Ready where a wake may be requested: a hibernation that is not called off has to be complete. */
    Vote<P> mayWake() {
        return isSerialized() && pod.isHibernate() ? complete() : Vote.ready();
    }

    boolean isLive() {
        return WakeGate.evaluate(pod).isLive(legacy);
    }

    /** Ready where the VM is live and the registry holds no snapshot. Drops what it holds of a live VM; else waits. */
    Vote<P> live() {
        Liveness liveness = WakeGate.evaluate(pod);
        if (!liveness.isLive(legacy)) {
            return new Vote<>(new RoundStep.Wait<>("the VM is not live: " + liveness.why()));
        }
        String vmName = pod.vmName();
        if (vmName == null) {
            return new Vote<>(new RoundStep.Wait<>("the pod names no VM"));
        }
        ProbeResult snapshot = GuardedProbe.ask(pod, vmName, probe);
        if (snapshot instanceof ProbeResult.Failed failed) {
            return new Vote<>(new RoundStep.ProbeError<>(failed));
        }
        return snapshot instanceof ProbeResult.Present present
                ? new Vote<>(drop(vmName, present.digest()))
                : Vote.ready();
    }

    /** Ready where the hibernation is complete. */
    Vote<P> complete(Function<HibernateAnswer, RoundStep<P>> incomplete) {
        HibernateAnswer answer = HibernateGate.evaluate(pod, probe);
        if (answer instanceof HibernateAnswer.ProbeFailed failed) {
            return new Vote<>(new RoundStep.ProbeError<>(failed.failure()));
        }
        return answer instanceof HibernateAnswer.Complete ? Vote.ready() : new Vote<>(incomplete.apply(answer));
    }

    /** Ready where the hibernation is complete; else waits. */
    Vote<P> complete() {
        String hint = isSerialized() ? NO_WAKE_BEFORE : "";
        return complete(answer -> new RoundStep.Wait<>("the hibernation is not complete: " + answer.why() + hint));
    }

    /** Declares the VM hibernated, on a pod that was read after the probe. */
    RoundStep<P> declare(P phase, String why) {
        return onFreshPod(why, read -> new Steps.ClosePhase<>(List.of(read), phase, why));
    }

    /**
     * Closes the round, on a pod that was read after the probe and is the one that was planned on: where it came to
     * life in between, a push may have landed behind the probe.
     */
    RoundStep<P> close(P phase, String why) {
        return reading.fresh() == null || reading.unchanged() ? declare(phase, why) : changedMeanwhile();
    }

    /** Goes back to hibernating, on a pod that was read after the probe (contract 6.5 row hibernated-lost). */
    RoundStep<P> lost(P phase, HibernateAnswer answer) {
        String why = "the VM is not hibernated any more: " + answer.why();
        return onFreshPod(why, read -> new Steps.StorePhase<>(phase, why));
    }

    static <P extends Vocabulary> RoundStep<P> givenUp() {
        return new RoundStep.Wait<>("the round has failed, its spec has not changed since and no retry is due");
    }

    static <P extends Vocabulary> RoundStep<P> changedMeanwhile() {
        return new RoundStep.Wait<>("the pod changed while the registry was asked, so both are asked again");
    }

    private RoundStep<P> drop(String vmName, String digest) {
        String why = "the VM is live, so its hibernate snapshot is left over";
        return onFreshPod(why, read -> new Steps.DropSnapshot<>(read, vmName, digest, why));
    }

    private RoundStep<P> onFreshPod(String why, Function<FreshFacts, RoundStep<P>> step) {
        FreshFacts fresh = reading.fresh();
        return fresh != null ? step.apply(fresh) : new Steps.ReadAgain<>(why, again);
    }
}
