package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Vocabulary;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one next step of a round (contract 6.5 and 6.6). It carries what its effect needs and says why; it is idempotent,
 * and after it one reads and plans again.
 */
public sealed interface RoundStep {

    /**
     * The reason.
     *
     * @return one English clause
     */
    String why();

    /**
     * Nothing to do until something changes.
     *
     * @param why the reason
     */
    record Wait(String why) implements RoundStep {}

    /**
     * The round is where it is to be.
     *
     * @param why the reason
     */
    record Done(String why) implements RoundStep {}

    /**
     * The main agent is not being moved: whoever is next in the contract's order is asked.
     *
     * @param why the reason
     */
    record NotAMigration(String why) implements RoundStep {}

    /**
     * The pod belongs to the round of a CocoonHibernation: the set leaves its migration to it.
     *
     * @param why the reason
     */
    record HandOver(String why) implements RoundStep {}

    /**
     * The registry could not be asked: nothing may touch the pod in this round.
     *
     * @param failure what went wrong
     * @param why the reason
     */
    record ProbeError(ProbeResult.Failed failure, String why) implements RoundStep {}

    /**
     * Store a phase that opens a round, under the version of the object that it was decided on.
     *
     * @param phase a {@link io.cocoonstack.common.meta.HibernationPhase} or {@link
     *     io.cocoonstack.common.meta.CocoonSetPhase}
     * @param why the reason
     */
    record StorePhase(Vocabulary phase, String why) implements RoundStep {}

    /**
     * Store a phase that declares the VM hibernated, or closes the round, under the version of the object that it was
     * decided on.
     *
     * @param pod the pod as read after the probe
     * @param phase a {@link io.cocoonstack.common.meta.HibernationPhase} or {@link
     *     io.cocoonstack.common.meta.CocoonSetPhase}
     * @param why the reason
     */
    record ClosePhase(FreshFacts pod, Vocabulary phase, String why) implements RoundStep {}

    /**
     * Send the hibernate request, under the version of the pod.
     *
     * @param pod the pod that it was decided on
     * @param why the reason
     */
    record RequestHibernate(PodFacts pod, String why) implements RoundStep {}

    /**
     * Send the wake request, under the version of the pod; once it was accepted, store the phase.
     *
     * @param pod the pod that it was decided on
     * @param thenStore the phase to store after the request was accepted, or null for none
     * @param why the reason
     */
    record RequestWake(PodFacts pod, @Nullable Vocabulary thenStore, String why) implements RoundStep {}

    /**
     * Delete the pod, under its uid and version: the server refuses where the pod is not what it was when this was
     * decided, which is as good as a fresh read.
     *
     * @param pod the pod that it was decided on
     * @param why the reason
     */
    record DeletePod(PodFacts pod, String why) implements RoundStep {}

    /**
     * Drop a snapshot that a live VM has left behind it, by digest.
     *
     * @param pod the pod as read after the probe
     * @param vmName name of the VM, which names the repository
     * @param digest digest of the manifest that the probe answered
     * @param why the reason
     */
    record DropSnapshot(FreshFacts pod, String vmName, String digest, String why) implements RoundStep {}

    /**
     * Create the main pod, then store the phase.
     *
     * @param restore whether with the restore flag, see {@link io.cocoonstack.common.meta.Epochs#restoreRequest}
     * @param thenStore the phase to store after the pod was created
     * @param why the reason
     */
    record CreatePod(boolean restore, Vocabulary thenStore, String why) implements RoundStep {}

    /** The step drops, declares or closes something, and so has to be decided on a pod that is read now. */
    final class ReadAgain implements RoundStep {

        private final String why;
        private final Function<@Nullable FreshFacts, RoundStep> decision;

        ReadAgain(String why, Function<@Nullable FreshFacts, RoundStep> decision) {
            this.why = why;
            this.decision = decision;
        }

        @Override
        public String why() {
            return why;
        }

        /**
         * Reads the pod and decides on it, with the answer that the registry gave before.
         *
         * @param read reads the pod from the API server, not from a cache; null where it is gone
         * @return the step to take; never one of this type
         */
        public RoundStep decide(Supplier<@Nullable PodFacts> read) {
            return decision.apply(FreshFacts.of(read.get()));
        }

        /**
         * One line for logs.
         *
         * @return the type and the reason
         */
        @Override
        public String toString() {
            return "ReadAgain[why=" + why + "]";
        }
    }
}
