package io.cocoonstack.examples.demo.kubelet;

/**
 * A pretend VM, whose whole state is a counter that grows while it runs. Guarded by its {@link Fleet}.
 */
final class Vm {

    final String id;
    final String name;
    final String node;
    long counter;
    boolean running;

    Vm(String id, String name, String node, long counter) {
        this.id = id;
        this.name = name;
        this.node = node;
        this.counter = counter;
    }
}
