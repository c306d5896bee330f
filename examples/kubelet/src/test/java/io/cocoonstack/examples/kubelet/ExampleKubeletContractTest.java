package io.cocoonstack.examples.kubelet;

import io.cocoonstack.common.testkit.contracts.KubeletContract;
import io.cocoonstack.common.testkit.contracts.KubeletDriver;

/** The kubelet passes the contract. */
class ExampleKubeletContractTest implements KubeletContract {

    @Override
    public KubeletDriver newDriver() {
        return new ExampleKubelet();
    }
}
