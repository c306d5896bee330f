package io.cocoonstack.common.testkit.contract;

/** Our own fake passes the contract. */
class FakeRegistryContractTest extends SnapshotRegistryContract {

    @Override
    protected SnapshotRegistryDriver newDriver() {
        return new FakeRegistryDriver();
    }
}
