package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Vocabulary;
import java.util.List;
import java.util.function.Function;
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
     * @param pods the pods of the round as read after the probe; unmodifiable
     * @param phase a {@link io.cocoonstack.common.meta.HibernationPhase} or {@link
     *     io.cocoonstack.common.meta.CocoonSetPhase}
     * @param why the reason
     */
    record ClosePhase(List<FreshFacts> pods, Vocabulary phase, String why) implements RoundStep {

        /**
         * Copies the list.
         *
         * @param pods as the component
         * @param phase as the component
         * @param why as the component
         */
        public ClosePhase {
            pods = List.copyOf(pods);
        }
    }

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
     * Send the wake request to several pods of a set, each under its version; once all were accepted, store the phase.
     *
     * @param pods the pods that it was decided on; unmodifiable
     * @param thenStore the phase to store after all requests were accepted
     * @param why the reason
     */
    record RequestWakes(List<PodFacts> pods, Vocabulary thenStore, String why) implements RoundStep {

        /**
         * Copies the list.
         *
         * @param pods as the component
         * @param thenStore as the component
         * @param why as the component
         */
        public RequestWakes {
            pods = List.copyOf(pods);
        }
    }

    /**
     * Write the node that the main agent was hibernated on to the set, under the set's version, or remove it.
     *
     * @param node the node; null to remove the annotation
     * @param why the reason
     */
    record RecordNode(@Nullable String node, String why) implements RoundStep {}

    /**
     * Delete the pod, under its uid and version: the server refuses where the pod is not what it was when this was
     * decided, which is as good as a fresh read.
     *
     * @param pod the pod that it was decided on
     * @param keepSnapshot whether to set the keep-snapshot flag first, best effort; the delete then goes out under the
     *     version that the flag's patch answered
     * @param why the reason
     */
    record DeletePod(PodFacts pod, boolean keepSnapshot, String why) implements RoundStep {}

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
     * @param how restored or fresh, with what the decision puts on the pod; never {@link RestoreDecision.DoNotCreate}
     * @param thenStore the phase to store after the pod was created
     * @param why the reason
     */
    record CreatePod(RestoreDecision how, Vocabulary thenStore, String why) implements RoundStep {}

    /** The step drops, declares or closes something, and so has to be decided on pods that are read now. */
    final class ReadAgain implements RoundStep {

        private final String why;
        private final Function<PodReader, RoundStep> decision;

        ReadAgain(String why, Function<PodReader, RoundStep> decision) {
            this.why = why;
            this.decision = decision;
        }

        @Override
        public String why() {
            return why;
        }

        /**
         * Reads the pods of the round and decides on them, with the answers that the registry gave before.
         *
         * @param read reads a pod from the API server, not from a cache
         * @return the step to take; never one of this type
         */
        public RoundStep decide(PodReader read) {
            return decision.apply(read);
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
