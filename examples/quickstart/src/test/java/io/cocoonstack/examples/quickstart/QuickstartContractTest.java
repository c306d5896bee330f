package io.cocoonstack.examples.quickstart;

import io.cocoonstack.common.testkit.contracts.OperatorContract;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;

/** The operator passes the contract, beside the library's reconciler of sets, which brings it pods. */
class QuickstartContractTest extends OperatorContract {

    @Override
    protected OperatorDriver newDriver() {
        return new QuickstartDriver();
    }
}
