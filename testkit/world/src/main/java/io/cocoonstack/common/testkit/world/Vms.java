package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry.Snapshot;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pretend VMs of all hosts. They outlive their kubelets, and they count while they run, so that the story holds a
 * violation (contract 6.7) where a state is lost or goes back, a VM has a second copy, or a fresh VM is booted over a
 * snapshot. Safe for use by many threads.
 */
public final class Vms {

    private static final class Vm {

        private final String id;
        private final String name;
        private final String node;
        private long counter;
        private boolean running = true;
        private boolean pushed;

        Vm(String id, String name, String node, long counter) {
            this.id = id;
            this.name = name;
            this.node = node;
            this.counter = counter;
        }
    }

    private final FakeSnapshotRegistry registry;
    private final Story story;
    private final Map<String, Vm> vms = new LinkedHashMap<>();
    private final Map<String, Long> furthest = new TreeMap<>();
    private final Set<String> onDisk = new HashSet<>();
    private final Set<String> mayBeLost = new HashSet<>();
    private int created;
    private int starts;
    private int restores;

    Vms(FakeSnapshotRegistry registry, Story story) {
        this.registry = registry;
        this.story = story;
    }

    /** Lets every VM that runs count on by one, and looks for states that are lost. */
    public synchronized void tick() {
        for (Vm vm : vms.values()) {
            if (vm.running) {
                vm.counter++;
                furthest.merge(vm.name, vm.counter, Math::max);
            }
        }
        check();
    }

    /** Looks for states that are lost. */
    public synchronized void check() {
        furthest.replaceAll((name, reached) -> {
            long best = best(name);
            if (best < reached && !mayBeLost.contains(name)) {
                story.violation(
                        "6.7",
                        "the last copy of the state of " + name + " at " + reached + " is lost; "
                                + (best < 0 ? "nothing is left" : "what is left is at " + best));
            }
            return Math.min(best, reached);
        });
        furthest.values().removeIf(reached -> reached < 0);
    }

    private Stream<Vm> copies(String name) {
        return vms.values().stream().filter(vm -> vm.name.equals(name));
    }

    /** The furthest state of a VM on a host or of a manifest that was not dropped, tagged or not; below 0 for none. */
    private long best(String name) {
        long best = copies(name).mapToLong(vm -> vm.counter).max().orElse(-1);
        return Math.max(best, registry.furthest(name));
    }

    /**
     * Says that a VM's state is not needed any more.
     *
     * @param name the VM's name
     */
    public synchronized void mayBeLost(String name) {
        mayBeLost.add(name);
    }

    /** Says that no VM's state is needed any more: the sets of all were deleted by their user. */
    public synchronized void giveUpAll() {
        mayBeLost.addAll(furthest.keySet());
    }

    /**
     * Puts a VM on a host, as one that ran there before.
     *
     * @param node the node
     * @param name the VM's name
     * @return its id
     */
    public synchronized String put(String node, String name) {
        return start(node, name, 10);
    }

    synchronized String create(String node, String name, @Nullable String forkFrom) {
        if (registry.at(name, Identifiers.HIBERNATE_SNAPSHOT_TAG) != null) {
            story.violation("6.7", name + " boots fresh on " + node + " while a snapshot of its state exists");
        }
        Long parent = forkFrom == null ? null : counter(forkFrom);
        return start(node, name, parent == null ? 0 : parent);
    }

    private String start(String node, String name, long counter) {
        copies(name)
                .forEach(other -> story.violation(
                        "6.7", "a second copy of " + name + " starts on " + node + " beside " + other.id));
        long reached = furthest.getOrDefault(name, -1L);
        if (counter < reached && !mayBeLost.contains(name)) {
            story.violation("6.7", "the state of " + name + " goes back from " + reached + " to " + counter);
        }
        starts++;
        String id = "vm-" + ++created;
        vms.put(id, new Vm(id, name, node, counter));
        furthest.merge(name, counter, Math::max);
        return id;
    }

    synchronized void snapshot(String node, String id) {
        Vm vm = known(node, id);
        vm.running = false;
        vm.pushed = false;
        onDisk.add(node + "/" + vm.name);
    }

    synchronized String push(String node, String id, String tag, SnapshotOrigin origin) {
        Vm vm = known(node, id);
        if (!onDisk.contains(node + "/" + vm.name)) {
            throw new IllegalStateException("there is no snapshot of " + id + " to push");
        }
        return registry.push(vm.name, tag, origin, vm.counter);
    }

    synchronized void retag(String name, String digest) {
        registry.retag(name, Identifiers.HIBERNATE_SNAPSHOT_TAG, digest);
    }

    /** A push was not only done but its answer arrived. */
    synchronized void confirmPush(String id) {
        Vm vm = vms.get(id);
        if (vm != null) {
            vm.pushed = true;
        }
    }

    synchronized void resume(String node, String id) {
        Vm vm = known(node, id);
        vm.running = true;
        vm.pushed = false;
    }

    synchronized void destroy(String node, String id) {
        Vm vm = known(node, id);
        if (!vm.pushed && !mayBeLost.contains(vm.name)) {
            story.violation("6.3.2", id + " of " + vm.name + " is destroyed before a push of it was confirmed");
        }
        vms.remove(id);
    }

    synchronized String restore(String node, String name, String reference) {
        Snapshot snapshot = registry.pull(name, reference);
        if (snapshot == null) {
            throw new IllegalStateException("there is no " + name + ":" + reference + " to restore");
        }
        onDisk.add(node + "/" + name);
        restores++;
        return start(node, name, snapshot.state());
    }

    private Vm known(String node, String id) {
        Vm vm = vms.get(id);
        if (vm == null || !vm.node.equals(node)) {
            throw new IllegalStateException("VM is " + id + ", expected one of " + list(node));
        }
        return vm;
    }

    /**
     * {@return the VMs on a host; a copy}
     * @param node the node
     */
    public synchronized List<VmHost.Vm> list(String node) {
        return vms.values().stream()
                .filter(vm -> vm.node.equals(node))
                .map(vm -> new VmHost.Vm(vm.id, vm.name, vm.running))
                .toList();
    }

    /**
     * {@return whether a snapshot is on the disk of a host}
     * @param node the node
     * @param name the VM's name
     */
    public synchronized boolean isOnDisk(String node, String name) {
        return onDisk.contains(node + "/" + name);
    }

    synchronized void deleteFromDisk(String node, String name) {
        onDisk.remove(node + "/" + name);
    }

    /**
     * A VM vanishes, as if its host had lost it.
     *
     * @param name the VM's name
     */
    public synchronized void vanish(String name) {
        mayBeLost.add(name);
        vms.values().removeIf(vm -> vm.name.equals(name));
    }

    /**
     * {@return the counter of a VM, which is its state; null where no copy is on any host}
     * @param name the VM's name
     */
    public synchronized @Nullable Long counter(String name) {
        return copies(name).map(vm -> vm.counter).findFirst().orElse(null);
    }

    /**
     * {@return the node that a VM runs on; null where no copy runs}
     * @param name the VM's name
     */
    public synchronized @Nullable String runsOn(String name) {
        return copies(name)
                .filter(vm -> vm.running)
                .map(vm -> vm.node)
                .findFirst()
                .orElse(null);
    }

    /**
     * {@return the furthest counter of a VM that there was, and of which there is a copy; 0 where it never ran}
     * @param name the VM's name
     */
    public synchronized long furthest(String name) {
        return furthest.getOrDefault(name, 0L);
    }

    /** {@return how often a VM was started, fresh or restored} */
    public synchronized int starts() {
        return starts;
    }

    /** {@return how often a VM was restored} */
    public synchronized int restores() {
        return restores;
    }

    /** {@return everything, for comparison} */
    @Override
    public synchronized String toString() {
        return vms.values().stream()
                .map(vm -> vm.id + vm.node + vm.running + vm.pushed)
                .collect(Collectors.joining("", "", onDisk.toString()));
    }
}
