package io.cocoonstack.common.testkit.contracts;

/** Our own fake passes the contract. */
class FakeRegistryContractTest extends SnapshotRegistryContract {

    @Override
    protected SnapshotRegistryDriver newDriver() {
        return new FakeRegistryDriver();
    }
}
