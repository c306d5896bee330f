package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that the round of a CocoonSet has and that of a CocoonHibernation has not (contract 6.5 and 6.6). Immutable,
 * and safe for use by many threads; no method throws, and none returns null unless it says so.
 */
public sealed interface SetStep extends RoundStep<CocoonSetPhase> {

    /**
     * {@return the answer of the visitor's method for this kind of step}
     * @param visitor takes the step
     * @param <R> the type of the visitor's answer
     */
    <R> R acceptSet(Visitor<R> visitor);

    @Override
    default <R> R accept(RoundStep.Visitor<? super CocoonSetPhase, R> visitor) {
        return visitor.onSetStep(this);
    }

    /**
     * Takes the steps of a set's round apart, with one method for each kind.
     *
     * @param <R> the type of the answer
     */
    interface Visitor<R> {

        /**
         * {@return the answer to a set that is in no round of its own}
         * @param step the step
         */
        R onNotAMigration(NotAMigration step);

        /**
         * {@return the answer to a set whose pod is in the round of a CocoonHibernation}
         * @param step the step
         */
        R onHandOver(HandOver step);

        /**
         * {@return the answer to wake requests to several pods}
         * @param step the step
         */
        R onRequestWakes(RequestWakes step);

        /**
         * {@return the answer to the removal of a hibernate flag that nobody answers}
         * @param step the step
         */
        R onClearFlag(ClearFlag step);

        /**
         * {@return the answer to the record of the main pod's node}
         * @param step the step
         */
        R onRecordNode(RecordNode step);

        /**
         * {@return the answer to the deletion of a pod}
         * @param step the step
         */
        R onDeletePod(DeletePod step);

        /**
         * {@return the answer to the drop of a snapshot that no pod is to be restored from}
         * @param step the step
         */
        R onDropLeftover(DropLeftover step);

        /**
         * {@return the answer to the creation of the main pod}
         * @param step the step
         */
        R onCreatePod(CreatePod step);
    }

    /**
     * The main agent is not being moved, and the set is in no round of its own.
     *
     * @param why the reason
     */
    record NotAMigration(String why) implements SetStep {
        @Override
        public <R> R acceptSet(Visitor<R> visitor) {
            return visitor.onNotAMigration(this);
        }
    }

    /**
     * The pod belongs to the round of a CocoonHibernation: the set leaves its migration to it.
     *
     * @param why the reason
     */
    record HandOver(String why) implements SetStep {
        @Override
        public <R> R acceptSet(Visitor<R> visitor) {
            return visitor.onHandOver(this);
        }
    }

    /**
     * Remove the hibernate flag of an unmanaged pod, under its version: it has no round, so nothing is woken.
     *
     * @param pod the pod that it was decided on
     * @param why the reason
     */
    record ClearFlag(PodFacts pod, String why) implements SetStep {
        @Override
        public <R> R acceptSet(Visitor<R> visitor) {
            return visitor.onClearFlag(this);
        }
    }

    /**
     * Write the node that the main agent was hibernated on to the set, under the set's version, or remove it.
     *
     * @param node the node; null to remove the annotation
     * @param why the reason
     */
    record RecordNode(@Nullable String node, String why) implements SetStep {
        @Override
        public <R> R acceptSet(Visitor<R> visitor) {
            return visitor.onRecordNode(this);
        }
    }

    /**
     * Delete the pod, under its uid and version: the server refuses where the pod is not what it was when this was
     * decided, which is as good as a fresh read.
     *
     * @param pod the pod that it was decided on
     * @param keepSnapshot whether to set the keep-snapshot flag first, best effort; the delete then goes out under the
     *     version that the flag's patch answered
     * @param why the reason
     */
    record DeletePod(PodFacts pod, boolean keepSnapshot, String why) implements SetStep {
        @Override
        public <R> R acceptSet(Visitor<R> visitor) {
            return visitor.onDeletePod(this);
        }
    }

    /**
     * Drop a snapshot that is in the way of a pod that is to be created, as the caller chose beforehand (contract 12a):
     * first read the pod from the API server; where it is there, nothing is dropped.
     *
     * @param podName name of the pod, in the set's namespace
     * @param vmName name of its VM, which names the repository
     * @param digest digest of the snapshot's manifest
     * @param why the reason
     */
    record DropLeftover(String podName, String vmName, String digest, String why) implements SetStep {
        @Override
        public <R> R acceptSet(Visitor<R> visitor) {
            return visitor.onDropLeftover(this);
        }
    }

    /** Send the wake request to several pods of a set, each under its version; once all took it, store the phase. */
    sealed interface RequestWakes extends SetStep permits Steps.RequestWakes {

        /** {@return the pods that it was decided on; unmodifiable} */
        List<PodFacts> pods();

        /** {@return the phase to store after all requests were accepted} */
        CocoonSetPhase thenStore();
    }

    /** Create the main pod, then store the phase. */
    sealed interface CreatePod extends SetStep permits Steps.CreatePod {

        /**
         * {@return how to create the pod; restored or fresh, with the annotations that the decision asks for; never
         * {@link RestoreDecision.DoNotCreate}}
         */
        RestoreDecision how();

        /** {@return the phase to store after the pod was created} */
        CocoonSetPhase thenStore();
    }
}
