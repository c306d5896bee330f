package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.round.SnapshotRegistry;

/** What one process of an operator works with. */
public interface OperatorEnvironment extends PartyEnvironment {

    /** {@return the registry} */
    SnapshotRegistry registry();
}
