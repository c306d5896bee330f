package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * One process of an operator, a kubelet or whoever acts in a {@link World}, and its view of that world. Every effect
 * goes through it: it is told in the story, the hooks look at it, and the plan says what goes wrong. Once the process
 * is dead, every call through one of its views throws {@link ProcessDied}, or fails as a request does that nobody
 * answers; a restart is a new object. Safe for use by many threads.
 */
public final class PretendProcess {

    private final World world;
    private final Gate gate;

    /**
     * Starts a process.
     *
     * @param world where it acts
     * @param name the process in the story, such as {@code kubelet node-a}
     * @param plan says what goes wrong
     * @param hooks looks at its effects
     */
    public PretendProcess(World world, String name, FaultPlan plan, Hooks hooks) {
        this.world = world;
        this.gate = new Gate(world, name, plan, hooks);
    }

    /**
     * Starts a process to which nothing goes wrong.
     *
     * @param world where it acts
     * @param name the process in the story
     */
    public PretendProcess(World world, String name) {
        this(world, name, FaultPlan.none(), new Hooks());
    }

    /** {@return whether the process is dead} */
    public boolean isDead() {
        return gate.isDead();
    }

    /** Kills the process. Within a hook, it dies at the end of the effect that the hook looks at. */
    public void kill() {
        gate.kill();
    }

    /**
     * The API server as the process sees it.
     *
     * @param cluster the cluster
     * @return a new client, which {@link PretendCluster#close} closes
     */
    public KubernetesClient client(PretendCluster cluster) {
        return cluster.client(wire -> new GatedWire(wire, gate), () -> !gate.isDead());
    }

    /** {@return the registry as the process sees it; a new client} */
    public SnapshotRegistry registry() {
        return new GatedRegistry(gate, world.registry());
    }

    /**
     * A host as the process sees it.
     *
     * @param node the node's name
     * @return a new view
     */
    public VmHost host(String node) {
        return new GatedHost(gate, world.vms(), node);
    }
}
