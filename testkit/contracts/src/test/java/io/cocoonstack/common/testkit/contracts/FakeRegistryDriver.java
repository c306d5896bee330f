package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import java.util.Map;

/** Drives the fake, or a broken client of it. */
class FakeRegistryDriver implements SnapshotRegistryDriver {

    final FakeSnapshotRegistry fake = new FakeSnapshotRegistry();

    @Override
    public SnapshotRegistry registry() {
        return clientOf(fake);
    }

    /** What is checked, over a registry that is in order. */
    SnapshotRegistry clientOf(FakeSnapshotRegistry registry) {
        return registry;
    }

    @Override
    public String push(String name, String tag, Map<String, String> annotations) {
        return fake.push(name, tag, SnapshotOrigin.from(annotations), 0);
    }

    @Override
    public SnapshotRegistry registryDuringAnOutage() {
        FakeSnapshotRegistry down = new FakeSnapshotRegistry();
        down.outage(true);
        return clientOf(down);
    }

    @Override
    public SnapshotRegistry registryWithoutDeletion() {
        fake.deletionSupported(false);
        return registry();
    }
}
