package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Vocabulary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one next step of a round (contract 6.5 and 6.6), with the input of its effect and the reason for it. A step is
 * idempotent: after it the caller reads and plans again. {@link SetStep} holds the steps of a set's round alone.
 *
 * <p>Steps that store a phase or drop a snapshot are made by the planners alone. So a snapshot is dropped, and a round
 * declared hibernated or closed, only on pods that were read after the probe. A {@link Visitor} takes steps apart.
 *
 * <p>Steps are immutable and safe for use by many threads, as far as the probe that {@link ReadAgain} asks is. No
 * method but {@link ReadAgain#decide} throws, and none returns null unless it says so.
 *
 * @param <P> the phases of the object whose round it is: {@link io.cocoonstack.common.meta.HibernationPhase} or {@link
 *     io.cocoonstack.common.meta.CocoonSetPhase}
 */
public sealed interface RoundStep<P extends Vocabulary>
        permits RoundStep.Wait,
                RoundStep.Done,
                RoundStep.ProbeError,
                RoundStep.RequestHibernate,
                RoundStep.StorePhase,
                RoundStep.ClosePhase,
                RoundStep.RequestWake,
                RoundStep.DropSnapshot,
                RoundStep.ReadAgain,
                SetStep {

    /** {@return the reason, as one English clause} */
    String why();

    /** {@return the kind of the step for metrics and logs: the name of its type, such as {@code request_hibernate}} */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=.)[A-Z]", "_$0").toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the answer of the visitor's method for this kind of step}
     * @param visitor takes the step
     * @param <R> the type of the answer
     */
    <R> R accept(Visitor<? super P, R> visitor);

    /**
     * Takes steps apart, with one method for each kind: a new kind does not compile until every visitor says what to do
     * about it.
     *
     * @param <P> the phases of the object whose round it is
     * @param <R> the type of the answer
     */
    interface Visitor<P extends Vocabulary, R> {

        /**
         * {@return the answer to a step that waits}
         * @param step the step
         */
        R onWait(Wait<?> step);

        /**
         * {@return the answer to the step of a round that has nothing left to do}
         * @param step the step
         */
        R onDone(Done<?> step);

        /**
         * {@return the answer to the step of a round that cannot ask the registry}
         * @param step the step
         */
        R onProbeError(ProbeError<?> step);

        /**
         * {@return the answer to a step that stores a phase which opens a round}
         * @param step the step
         */
        R onStorePhase(StorePhase<? extends P> step);

        /**
         * {@return the answer to a step that stores a phase which declares a VM hibernated or closes a round}
         * @param step the step
         */
        R onClosePhase(ClosePhase<? extends P> step);

        /**
         * {@return the answer to a hibernate request}
         * @param step the step
         */
        R onRequestHibernate(RequestHibernate<?> step);

        /**
         * {@return the answer to a wake request}
         * @param step the step
         */
        R onRequestWake(RequestWake<? extends P> step);

        /**
         * {@return the answer to the drop of a snapshot}
         * @param step the step
         */
        R onDropSnapshot(DropSnapshot<?> step);

        /**
         * {@return the answer to a step that is to be decided on pods that are read now}
         * @param step the step
         */
        R onReadAgain(ReadAgain<? extends P> step);

        /**
         * {@return the answer to a step of a set's round alone; it is never called for a round of a CocoonHibernation}
         * @param step the step
         */
        R onSetStep(SetStep step);
    }

    /**
     * Nothing to do until something changes.
     *
     * @param why the reason
     * @param <P> the phases of the object whose round it is
     */
    record Wait<P extends Vocabulary>(String why) implements RoundStep<P> {
        @Override
        public <R> R accept(Visitor<? super P, R> visitor) {
            return visitor.onWait(this);
        }
    }

    /**
     * The round is where it is to be.
     *
     * @param why the reason
     * @param <P> the phases of the object whose round it is
     */
    record Done<P extends Vocabulary>(String why) implements RoundStep<P> {
        @Override
        public <R> R accept(Visitor<? super P, R> visitor) {
            return visitor.onDone(this);
        }
    }

    /**
     * The registry could not be asked: nothing may touch the pod in this round.
     *
     * @param failure the failure of the probe
     * @param <P> the phases of the object whose round it is
     */
    record ProbeError<P extends Vocabulary>(ProbeResult.Failed failure) implements RoundStep<P> {
        @Override
        public String why() {
            return failure.why();
        }

        @Override
        public <R> R accept(Visitor<? super P, R> visitor) {
            return visitor.onProbeError(this);
        }
    }

    /**
     * Send the hibernate request, under the version of the pod.
     *
     * @param pod the pod that it was decided on
     * @param why the reason
     * @param <P> the phases of the object whose round it is
     */
    record RequestHibernate<P extends Vocabulary>(PodFacts pod, String why) implements RoundStep<P> {
        @Override
        public <R> R accept(Visitor<? super P, R> visitor) {
            return visitor.onRequestHibernate(this);
        }
    }

    /**
     * Store a phase that opens a round, under the version of the object that it was decided on.
     *
     * @param <P> the phases of the object whose round it is
     */
    sealed interface StorePhase<P extends Vocabulary> extends RoundStep<P> permits Steps.StorePhase {

        /** {@return the phase to store} */
        P phase();
    }

    /**
     * Store a phase that declares the VM hibernated, or closes the round, under the version of the object that it was
     * decided on.
     *
     * @param <P> the phases of the object whose round it is
     */
    sealed interface ClosePhase<P extends Vocabulary> extends RoundStep<P> permits Steps.ClosePhase {

        /** {@return the pods of the round as read after the probe; unmodifiable} */
        List<FreshFacts> pods();

        /** {@return the phase to store} */
        P phase();
    }

    /**
     * Send the wake request, under the version of the pod; once it was accepted, store the phase.
     *
     * @param <P> the phases of the object whose round it is
     */
    sealed interface RequestWake<P extends Vocabulary> extends RoundStep<P> permits Steps.RequestWake {

        /** {@return the pod that it was decided on} */
        PodFacts pod();

        /** {@return the phase to store after the request was accepted; null for none} */
        @Nullable
        P thenStore();
    }

    /**
     * Drop a snapshot that a live VM has left behind it, by digest.
     *
     * @param <P> the phases of the object whose round it is
     */
    sealed interface DropSnapshot<P extends Vocabulary> extends RoundStep<P> permits Steps.DropSnapshot {

        /** {@return the pod as read after the probe} */
        FreshFacts pod();

        /** {@return the name of the VM, which names the repository} */
        String vmName();

        /** {@return the digest of the manifest that the probe answered} */
        String digest();
    }

    /**
     * The step drops, declares or closes something, and so has to be decided on pods that are read now.
     *
     * @param <P> the phases of the object whose round it is
     */
    sealed interface ReadAgain<P extends Vocabulary> extends RoundStep<P> permits Steps.ReadAgain {

        /**
         * {@return the step to take, decided on the pods as they are read now and with the answers that the registry
         * gave before; never one of this type. An exception of the reader goes through}
         * @param read reads a pod from the API server, not from a cache
         */
        RoundStep<P> decide(PodReader read);
    }
}
