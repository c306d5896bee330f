package io.cocoonstack.examples.demo;

import io.cocoonstack.common.testkit.contract.KubeletContract;
import io.cocoonstack.common.testkit.contract.KubeletDriver;

/** The demo's kubelet passes the contract. */
class DemoKubeletContractTest extends KubeletContract {

    @Override
    protected KubeletDriver newDriver() {
        return new DemoKubelet();
    }
}
