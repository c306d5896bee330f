package io.cocoonstack.examples.kubelet;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmSpec;
import org.jspecify.annotations.Nullable;

/** The pretend host of the kit, as the kubelet sees hosts. */
record KitHost(io.cocoonstack.common.testkit.world.VmHost host) implements VmHost {

    private io.cocoonstack.common.testkit.world.VmHost.@Nullable Vm vm(String vmName) {
        return host.list().stream()
                .filter(one -> one.name().equals(vmName))
                .findFirst()
                .orElse(null);
    }

    private String id(String vmName) {
        io.cocoonstack.common.testkit.world.VmHost.Vm vm = vm(vmName);
        if (vm == null) {
            throw new IllegalStateException("there is no VM " + vmName);
        }
        return vm.id();
    }

    @Override
    public @Nullable Vm find(String vmName) {
        io.cocoonstack.common.testkit.world.VmHost.Vm vm = vm(vmName);
        return vm == null ? null : new Vm(vm.id(), "10.42.0." + vm.id().replaceAll("\\D", ""), vm.running());
    }

    @Override
    public void create(String vmName, VmSpec spec) {
        host.create(vmName, spec.forkFrom());
    }

    @Override
    public void restore(String vmName, VmSpec spec, String digest) {
        host.restore(vmName, digest);
    }

    @Override
    public void snapshot(String vmName) {
        host.snapshot(id(vmName));
    }

    @Override
    public void push(String vmName, String tag, SnapshotOrigin origin) {
        host.push(id(vmName), tag, origin);
    }

    @Override
    public void retag(String vmName, String tag, String digest) {
        host.retag(vmName, digest);
    }

    @Override
    public void resume(String vmName) {
        host.resume(id(vmName));
    }

    @Override
    public void destroy(String vmName) {
        host.destroy(id(vmName));
    }

    @Override
    public boolean hasSnapshot(String vmName) {
        return host.hasLocalSnapshot(vmName);
    }

    @Override
    public void deleteSnapshot(String vmName) {
        host.deleteLocalSnapshot(vmName);
    }
}
