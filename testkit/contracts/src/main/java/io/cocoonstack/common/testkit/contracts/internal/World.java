package io.cocoonstack.common.testkit.contracts.internal;

import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.contracts.VmHost;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** All that a run of an implementation has around it: API server, registry, hosts, and what goes wrong. */
public final class World implements AutoCloseable {

    /** Where everything is. */
    public static final String NAMESPACE = "prod";
    /** Two nodes. */
    public static final List<String> NODES = List.of("node-a", "node-b");

    private final Story story = new Story();
    private final Hooks hooks = new Hooks();
    private final FakeSnapshotRegistry registry = new FakeSnapshotRegistry();
    private final Vms vms = new Vms(registry, story);
    private final Cluster cluster = new Cluster();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> others = new ArrayList<>();
    private final Users users = new Users(this);
    private boolean overtaking;

    /** A world with two nodes and nothing on them. */
    public World() {
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        for (String node : NODES) {
            client().resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName(node)
                            .addToLabels("kubernetes.io/hostname", node)
                            .addToLabels("cocoonstack.io/pool", "default")
                            .endMetadata()
                            .build())
                    .create();
        }
    }

    /** {@return what has happened} */
    public Story story() {
        return story;
    }

    /** {@return what a test wants to happen} */
    public Hooks hooks() {
        return hooks;
    }

    /** {@return the registry, as the kit sees it} */
    public FakeSnapshotRegistry registry() {
        return registry;
    }

    /** {@return the VMs} */
    public Vms vms() {
        return vms;
    }

    /** {@return what users and others do} */
    public Users users() {
        return users;
    }

    /** {@return the API server, as the kit sees it} */
    public KubernetesClient client() {
        return cluster.admin();
    }

    /**
     * Makes a gate for a process that starts.
     *
     * @param who a word for the story
     * @param plan what goes wrong
     * @return a new gate
     */
    public Gate gate(String who, FaultPlan plan) {
        return new Gate(who, this, plan, lock, hooks);
    }

    /**
     * Makes a gate for an actor of the kit's own, at which nothing goes wrong and nothing is hooked on.
     *
     * @param who a word for the story
     * @return a new gate
     */
    public Gate kitGate(String who) {
        return new Gate(who, this, FaultPlan.none(), lock, new Hooks());
    }

    /**
     * Kubelets that keep to the contract, one a node.
     *
     * @return new ones
     */
    public List<KitKubelet> kitKubelets() {
        Gate gate = kitGate("kubelet");
        KubernetesClient shared = client(gate);
        return NODES.stream()
                .map(node -> new KitKubelet(new KubeletReports(shared, node), host(gate, node), registry(gate)))
                .toList();
    }

    /**
     * The API server as a process sees it.
     *
     * @param gate the gate of the process
     * @return a new client
     */
    public KubernetesClient client(Gate gate) {
        return cluster.client(gate);
    }

    /**
     * The registry as a process sees it.
     *
     * @param gate the gate of the process
     * @return a new client
     */
    public SnapshotRegistry registry(Gate gate) {
        return new GatedRegistry(gate, registry);
    }

    /**
     * A host as a process sees it.
     *
     * @param gate the gate of the process
     * @param node the node
     * @return a new view
     */
    public VmHost host(Gate gate, String node) {
        return new GatedHost(gate, vms, node);
    }

    /**
     * Says what others do when they overtake the implementation.
     *
     * @param action what one of them does
     */
    public void others(Runnable action) {
        others.add(action);
    }

    /** Everybody but the implementation acts. */
    public void overtake() {
        if (!overtaking) {
            overtaking = true;
            try {
                others.forEach(Runnable::run);
            } finally {
                overtaking = false;
            }
        }
    }

    /** {@return everything that can change, for comparison} */
    public String fingerprint() {
        return cluster.version() + " " + registry.snapshots() + vms;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
