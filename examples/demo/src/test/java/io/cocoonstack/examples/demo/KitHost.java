package io.cocoonstack.examples.demo;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.testkit.contracts.VmHost;
import io.cocoonstack.examples.demo.kubelet.Host;
import org.jspecify.annotations.Nullable;

/** The contract kit's VMs in the place of the demo's. */
final class KitHost implements Host {

    private final VmHost host;

    KitHost(VmHost host) {
        this.host = host;
    }

    @Override
    public @Nullable Vm find(String name) {
        return host.list().stream()
                .filter(vm -> vm.name().equals(name))
                .map(vm -> new Vm(vm.id(), vm.running()))
                .findFirst()
                .orElse(null);
    }

    /** No VM of the kit's forks from another. */
    @Override
    public void boot(String name, @Nullable String forkFrom) {
        host.create(name);
    }

    @Override
    public void restore(String name, String digest) {
        host.restore(name, digest);
    }

    @Override
    public void freeze(String id) {
        host.snapshot(id);
    }

    @Override
    public void push(String id, String tag, SnapshotOrigin origin) {
        host.push(id, tag, origin);
    }

    @Override
    public void resume(String id) {
        host.resume(id);
    }

    @Override
    public void destroy(String id) {
        host.destroy(id);
    }

    @Override
    public boolean isOnDisk(String name) {
        return host.hasLocalSnapshot(name);
    }

    @Override
    public void deleteFromDisk(String name) {
        host.deleteLocalSnapshot(name);
    }
}
