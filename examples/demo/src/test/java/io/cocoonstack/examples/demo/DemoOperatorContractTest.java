package io.cocoonstack.examples.demo;

import io.cocoonstack.common.testkit.contracts.OperatorContract;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;

/** The demo's operator passes the contract. */
class DemoOperatorContractTest extends OperatorContract {

    @Override
    protected OperatorDriver newDriver() {
        return new DemoOperator();
    }
}
