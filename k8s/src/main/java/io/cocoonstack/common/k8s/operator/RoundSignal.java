package io.cocoonstack.common.k8s.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Something that a reconciler found out about a round, beside the steps that the listeners of the executor are told of.
 * It is told once, not at each look.
 *
 * @param object the CocoonHibernation or CocoonSet, as it was read; its status says the phase
 * @param kind what was found out
 * @param message one English clause for people
 */
public record RoundSignal(HasMetadata object, Kind kind, String message) {

    /** What can be found out. */
    public enum Kind {
        /** A leg of the round has passed its deadline. */
        DEADLINE_PASSED,
        /** The kubelet of a pod reports that its VM failed. */
        VM_FAILED
    }

    /** Is told of signals, on the thread of the reconciler; what it throws goes to the caller of that. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Hears of a signal.
         *
         * @param signal what was found out
         */
        void onSignal(RoundSignal signal);
    }
}
