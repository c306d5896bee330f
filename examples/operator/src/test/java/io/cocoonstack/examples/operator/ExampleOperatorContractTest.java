package io.cocoonstack.examples.operator;

import io.cocoonstack.common.testkit.contracts.OperatorContract;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;

/** The operator passes the contract. */
class ExampleOperatorContractTest implements OperatorContract {

    @Override
    public OperatorDriver newDriver() {
        return new ExampleOperator();
    }
}
