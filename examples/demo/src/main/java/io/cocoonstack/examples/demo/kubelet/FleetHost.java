package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.PretendRegistry.Snapshot;
import org.jspecify.annotations.Nullable;

/** One node of the {@link Fleet}. */
public final class FleetHost implements Host {

    private final String node;
    private final Fleet fleet;
    private final PretendRegistry registry;
    private final PodReports reports;

    /**
     * Makes a host.
     *
     * @param node its node
     * @param fleet the VMs of all hosts
     * @param registry where snapshots are pushed to and pulled from
     * @param reports is told what is done
     */
    public FleetHost(String node, Fleet fleet, PretendRegistry registry, PodReports reports) {
        this.node = node;
        this.fleet = fleet;
        this.registry = registry;
        this.reports = reports;
    }

    @Override
    public @Nullable Vm find(String name) {
        Fleet.Seen seen = fleet.find(node, name);
        return seen == null ? null : new Vm(seen.id(), seen.running());
    }

    @Override
    public void boot(String name, @Nullable String forkFrom) {
        Long parent = forkFrom == null ? null : fleet.counter(forkFrom);
        fleet.boot(node, name, parent == null ? 0 : parent);
        reports.tell("boots " + name + " fresh");
    }

    @Override
    public void restore(String name, String digest) {
        Snapshot snapshot = registry.pull(name, digest);
        if (snapshot == null) {
            throw new PretendRegistry.DownException("the snapshot is gone");
        }
        fleet.restore(node, name, snapshot.counter());
        reports.tell("restores " + name + " at counter " + snapshot.counter());
    }

    @Override
    public void freeze(String id) {
        fleet.freeze(id);
    }

    @Override
    public void push(String id, String tag, SnapshotOrigin origin) {
        Fleet.Seen vm = fleet.see(id);
        String digest = registry.push(vm.name(), tag, new Snapshot(vm.counter(), origin));
        reports.tell(
                "pushed " + vm.name() + ":" + tag + " at counter " + vm.counter() + " as " + digest.substring(0, 19));
    }

    @Override
    public void resume(String id) {
        fleet.resume(id);
    }

    @Override
    public void destroy(String id) {
        fleet.destroy(id);
    }

    @Override
    public boolean isOnDisk(String name) {
        return fleet.isOnDisk(node, name);
    }

    @Override
    public void deleteFromDisk(String name) {
        fleet.deleteFromDisk(node, name);
        reports.tell("deletes the snapshot of " + name + " from disk");
    }
}
