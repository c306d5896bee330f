package io.cocoonstack.examples.operator;

import io.cocoonstack.common.testkit.contracts.OperatorContract;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;

/** The operator passes the contract. */
class ExampleOperatorContractTest extends OperatorContract {

    @Override
    protected OperatorDriver newDriver() {
        return new ExampleOperator();
    }
}
