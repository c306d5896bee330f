package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.examples.demo.PretendRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pretend VMs of all hosts. They outlive their kubelets, as processes on a host do, and the fleet watches over what
 * must never happen to them: two copies that run, a state that goes back, a state that is lost, a fresh VM over a
 * snapshot. Thread-safe.
 */
public final class Fleet {

    private final PretendRegistry registry;
    private final Map<String, Vm> vms = new TreeMap<>();
    private final Map<String, Long> furthest = new HashMap<>();
    private final Set<String> onDisk = new HashSet<>();
    private final Set<String> givenUp = new HashSet<>();
    private final List<String> accidents = new ArrayList<>();
    private int created;

    /**
     * Makes a fleet without VMs.
     *
     * @param registry the registry that holds their snapshots
     */
    public Fleet(PretendRegistry registry) {
        this.registry = registry;
        registry.onDrop(this::dropped);
    }

    /** Lets every VM that runs count on by one. */
    public synchronized void tick() {
        for (Vm vm : vms.values()) {
            if (vm.running) {
                vm.counter++;
                furthest.merge(vm.name, vm.counter, Math::max);
            }
        }
    }

    /** Boots a VM that never was, from a counter: that of the VM that it forks from, or 0. */
    synchronized void boot(String node, String name, long counter) {
        if (registry.peek(name, Identifiers.HIBERNATE_SNAPSHOT_TAG) != null) {
            accidents.add(name + " was booted fresh on " + node + " over its snapshot");
        } else if (furthest.containsKey(name) && !givenUp.contains(name)) {
            accidents.add(name + " was booted fresh on " + node + ", though it had come to " + furthest.get(name));
        }
        givenUp.remove(name);
        furthest.put(name, counter);
        start(node, name, counter);
    }

    /** Starts a VM from a snapshot. */
    synchronized void restore(String node, String name, long counter) {
        long known = furthest.getOrDefault(name, 0L);
        if (counter < known) {
            accidents.add("the state of " + name + " went back from " + known + " to " + counter);
        }
        onDisk.add(node + "/" + name);
        start(node, name, counter);
    }

    private void start(String node, String name, long counter) {
        for (Vm other : vms.values()) {
            if (other.name.equals(name)) {
                accidents.add("a second copy of " + name + " was started on " + node + " beside " + other.id);
            }
        }
        String id = "vm-" + ++created;
        Vm vm = new Vm(id, name, node, counter);
        vm.running = true;
        vms.put(id, vm);
    }

    /**
     * A VM as it is now.
     *
     * @param id its id
     * @param name its name
     * @param running whether it runs, or is frozen
     * @param counter its state
     */
    record Seen(String id, String name, boolean running, long counter) {}

    /** The VM of that name on that node. */
    synchronized @Nullable Seen find(String node, String name) {
        for (Vm vm : vms.values()) {
            if (vm.node.equals(node) && vm.name.equals(name)) {
                return see(vm.id);
            }
        }
        return null;
    }

    /** The VM of that id. */
    synchronized Seen see(String id) {
        Vm vm = known(id);
        return new Seen(vm.id, vm.name, vm.running, vm.counter);
    }

    synchronized void freeze(String id) {
        Vm vm = known(id);
        vm.running = false;
        onDisk.add(vm.node + "/" + vm.name);
    }

    synchronized boolean isOnDisk(String node, String name) {
        return onDisk.contains(node + "/" + name);
    }

    synchronized void deleteFromDisk(String node, String name) {
        onDisk.remove(node + "/" + name);
    }

    synchronized void resume(String id) {
        known(id).running = true;
    }

    synchronized void destroy(String id) {
        Vm vm = known(id);
        PretendRegistry.Snapshot snapshot = registry.peek(vm.name, Identifiers.HIBERNATE_SNAPSHOT_TAG);
        if (!givenUp.contains(vm.name) && (snapshot == null || snapshot.counter() != vm.counter)) {
            accidents.add(vm.name + " was destroyed at " + vm.counter + ", and no snapshot holds that state");
        }
        vms.remove(id);
    }

    private void dropped(String name, PretendRegistry.Snapshot snapshot) {
        Long there = counter(name);
        if (!givenUp.contains(name) && (there == null || there < snapshot.counter())) {
            synchronized (this) {
                accidents.add("the snapshot of " + name + " at " + snapshot.counter() + " was dropped, and "
                        + (there == null ? "there is no VM" : "the VM is at " + there));
            }
        }
    }

    private Vm known(String id) {
        Vm vm = vms.get(id);
        if (vm == null) {
            throw new IllegalStateException("VM is " + id + ", expected one of " + vms.keySet());
        }
        return vm;
    }

    /** Nobody wants the VMs any more, their sets were deleted by their user: what becomes of them is no accident. */
    public synchronized void giveUpAll() {
        givenUp.addAll(furthest.keySet());
    }

    /**
     * The state of a VM.
     *
     * @param name the VM's name
     * @return its counter; null where no copy is on any host
     */
    public synchronized @Nullable Long counter(String name) {
        for (Vm vm : vms.values()) {
            if (vm.name.equals(name)) {
                return vm.counter;
            }
        }
        return null;
    }

    /**
     * Where a VM runs.
     *
     * @param name the VM's name
     * @return the node; null where no copy runs
     */
    public synchronized @Nullable String runsOn(String name) {
        for (Vm vm : vms.values()) {
            if (vm.name.equals(name) && vm.running) {
                return vm.node;
            }
        }
        return null;
    }

    /**
     * The furthest that a VM's state has ever come.
     *
     * @param name the VM's name
     * @return 0 where it never ran
     */
    public synchronized long furthest(String name) {
        return furthest.getOrDefault(name, 0L);
    }

    /**
     * What must never happen and did.
     *
     * @return one sentence each; empty where all went well
     */
    public synchronized List<String> accidents() {
        return List.copyOf(accidents);
    }
}
