package io.cocoonstack.common.testkit.contracts;

/** The kubelet on the planner passes the contract. */
class ReferenceKubeletContractTest implements KubeletContract {

    @Override
    public KubeletDriver newDriver() {
        return new ReferenceKubelet();
    }
}
