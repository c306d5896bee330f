package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.LegacyPolicy;

/** What {@link OperatorContract} needs of an operator that it checks. */
public interface OperatorDriver extends PartyDriver<OperatorEnvironment> {

    /** {@return whether the operator reconciles CocoonHibernations; true unless overridden} */
    default boolean supportsHibernations() {
        return true;
    }

    /** {@return whether the operator suspends sets; true unless overridden} */
    default boolean supportsSuspend() {
        return true;
    }

    /** {@return whether the operator releases pods for hibernatePolicy release; as suspended sets unless overridden} */
    default boolean supportsRelease() {
        return supportsSuspend();
    }

    /** {@return whether the operator moves main agents to spec.nodeName; true unless overridden} */
    default boolean supportsMigration() {
        return true;
    }

    /** {@return what the operator does about a snapshot in the way of a new pod; it stops unless overridden} */
    default LeftoverPolicy leftovers() {
        return LeftoverPolicy.STOP;
    }

    /** {@return what the operator makes of a pod whose kubelet keeps no epochs; it waits unless overridden} */
    default LegacyPolicy legacyPolicy() {
        return LegacyPolicy.WAIT;
    }
}
