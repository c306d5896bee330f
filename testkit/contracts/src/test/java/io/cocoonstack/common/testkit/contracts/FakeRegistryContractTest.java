package io.cocoonstack.common.testkit.contracts;

/** Our own fake passes the contract. */
class FakeRegistryContractTest implements SnapshotRegistryContract {

    @Override
    public SnapshotRegistryDriver newDriver() {
        return new FakeRegistryDriver();
    }
}
