package io.cocoonstack.examples.demo;

import io.cocoonstack.common.testkit.contracts.KubeletContract;
import io.cocoonstack.common.testkit.contracts.KubeletDriver;

/** The demo's kubelet passes the contract. */
class DemoKubeletContractTest extends KubeletContract {

    @Override
    protected KubeletDriver newDriver() {
        return new DemoKubelet();
    }
}
