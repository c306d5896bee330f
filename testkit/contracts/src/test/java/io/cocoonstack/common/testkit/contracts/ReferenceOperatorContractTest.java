package io.cocoonstack.common.testkit.contracts;

/** The operator on the planners passes the contract. */
class ReferenceOperatorContractTest extends OperatorContract {

    @Override
    protected OperatorDriver newDriver() {
        return new ReferenceOperator();
    }
}
