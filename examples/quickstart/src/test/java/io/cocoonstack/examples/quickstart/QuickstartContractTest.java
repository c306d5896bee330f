package io.cocoonstack.examples.quickstart;

import io.cocoonstack.common.testkit.contracts.OperatorContract;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;

/** The operator passes the contract, beside the library's reconciler of sets, which brings it pods. */
class QuickstartContractTest implements OperatorContract {

    @Override
    public OperatorDriver newDriver() {
        return new QuickstartDriver();
    }
}
