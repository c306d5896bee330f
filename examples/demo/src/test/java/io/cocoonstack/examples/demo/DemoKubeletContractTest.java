package io.cocoonstack.examples.demo;

import io.cocoonstack.common.testkit.contracts.KubeletContract;
import io.cocoonstack.common.testkit.contracts.KubeletDriver;

/** The demo's kubelet passes the contract. */
class DemoKubeletContractTest implements KubeletContract {

    @Override
    public KubeletDriver newDriver() {
        return new DemoKubelet();
    }
}
