package io.cocoonstack.common.testkit.contracts;

/** The kubelet on the planner passes the contract. */
class ReferenceKubeletContractTest extends KubeletContract {

    @Override
    protected KubeletDriver newDriver() {
        return new ReferenceKubelet();
    }
}
