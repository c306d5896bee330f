package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.round.LegacyPolicy;

/** What {@link OperatorContract} needs of an operator that it checks. */
public interface OperatorDriver {

    /**
     * Starts the operator, in a process that remembers nothing of an earlier one.
     *
     * @param environment what it works with
     */
    void start(OperatorEnvironment environment);

    /**
     * Lets the operator work until it has nothing to do any more but wait. Where the operator does not decide that by
     * itself, {@link OperatorEnvironment#untilQuiet} runs passes until nothing changes. An exception is told in the
     * story of the run and does no harm.
     */
    void settle();

    /** Ends the operator as if it had been killed. Its environment is dead already where a crash is being tested. */
    void crash();

    /** {@return whether the operator reconciles CocoonHibernations; true unless overridden} */
    default boolean supportsHibernations() {
        return true;
    }

    /** {@return whether the operator suspends sets; true unless overridden} */
    default boolean supportsSuspend() {
        return true;
    }

    /**
     * {@return whether the operator releases the pods of suspended sets with hibernatePolicy release; true unless
     * overridden}
     */
    default boolean supportsRelease() {
        return supportsSuspend();
    }

    /** {@return whether the operator moves main agents to spec.nodeName; true unless overridden} */
    default boolean supportsMigration() {
        return true;
    }

    /**
     * What the operator makes of a pod whose kubelet keeps no epochs.
     *
     * @return that it waits, unless overridden
     */
    default LegacyPolicy legacyPolicy() {
        return LegacyPolicy.WAIT;
    }
}
