package io.cocoonstack.common.testkit.contracts;

/** The operator on the planners passes the contract. */
class ReferenceOperatorContractTest implements OperatorContract {

    @Override
    public OperatorDriver newDriver() {
        return new ReferenceOperator();
    }
}
