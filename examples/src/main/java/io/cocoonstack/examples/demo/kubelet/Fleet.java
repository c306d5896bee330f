package io.cocoonstack.examples.demo.kubelet;

import io.cocoonstack.common.env.CancelSignal;
import io.cocoonstack.common.env.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pretend VMs of all hosts. They outlive their kubelets, as processes on a host do, and the fleet watches over what
 * must never happen to them: two copies that run, a state that goes back, a state that is lost. Thread-safe.
 */
public final class Fleet implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(5);

    private final Map<String, Vm> vms = new HashMap<>();
    private final Map<String, Long> furthest = new HashMap<>();
    private final List<String> accidents = new ArrayList<>();
    private final CancelSignal stopped = new CancelSignal();
    private int created;

    /** Starts the clock by which all counters grow. */
    public Fleet() {
        Thread clock = new Thread(() -> Ticker.run(TICK, stopped, this::tick), "vm-clock");
        clock.setDaemon(true);
        clock.start();
    }

    private synchronized void tick() {
        for (Vm vm : vms.values()) {
            if (vm.running) {
                vm.counter++;
                furthest.merge(vm.name, vm.counter, Math::max);
            }
        }
    }

    /** Starts a VM from a counter, 0 for a fresh one; its id. */
    synchronized String start(String node, String name, long counter) {
        for (Vm other : vms.values()) {
            if (other.name.equals(name)) {
                accidents.add("a second copy of " + name + " was started on " + node + " beside " + other.id);
            }
        }
        long known = furthest.getOrDefault(name, 0L);
        if (counter < known) {
            accidents.add("the state of " + name + " went back from " + known + " to " + counter);
        }
        String id = "vm-" + ++created;
        Vm vm = new Vm(id, name, node, counter);
        vm.running = true;
        vms.put(id, vm);
        return id;
    }

    /** The VM of that name on that node, running or not. */
    synchronized @Nullable String find(String node, String name) {
        for (Vm vm : vms.values()) {
            if (vm.node.equals(node) && vm.name.equals(name)) {
                return vm.id;
            }
        }
        return null;
    }

    synchronized boolean isRunning(String id) {
        Vm vm = vms.get(id);
        return vm != null && vm.running;
    }

    /** Stops a VM from running; its state. */
    synchronized long pause(String id) {
        Vm vm = known(id);
        vm.running = false;
        return vm.counter;
    }

    synchronized void resume(String id) {
        known(id).running = true;
    }

    synchronized void destroy(String id) {
        vms.remove(id);
    }

    private Vm known(String id) {
        Vm vm = vms.get(id);
        if (vm == null) {
            throw new IllegalStateException("VM is " + id + ", expected one of " + vms.keySet());
        }
        return vm;
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

    /** Stops the clock. */
    @Override
    public void close() {
        stopped.cancel();
    }
}
