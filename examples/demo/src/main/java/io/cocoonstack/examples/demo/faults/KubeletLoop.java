package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.common.testkit.world.FaultPlan;
import io.cocoonstack.common.testkit.world.Hooks;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.World;
import io.cocoonstack.examples.demo.kubelet.NarratedKubelet;
import io.fabric8.kubernetes.api.model.Pod;

/** A kubelet that does one thing for each of its pods, whenever it has its turn. */
final class KubeletLoop {

    private final World world;
    private final PretendCluster cluster;
    private final CurrentView current;
    private final String node;
    private final FaultPlan faults;
    private PretendProcess process;
    private NarratedKubelet kubelet;

    KubeletLoop(World world, PretendCluster cluster, CurrentView current, String node, FaultPlan faults) {
        this.world = world;
        this.cluster = cluster;
        this.current = current;
        this.node = node;
        this.faults = faults;
        this.process = newProcess();
        this.kubelet = remembersNothing();
    }

    private PretendProcess newProcess() {
        return new PretendProcess(world, "kubelet " + node, faults, new Hooks());
    }

    private NarratedKubelet remembersNothing() {
        return new NarratedKubelet(
                process.client(cluster), process.host(node), process.registry(), world.story(), node, null);
    }

    void startIfDead() {
        if (process.isDead()) {
            process = newProcess();
            kubelet = remembersNothing();
        }
    }

    void step() {
        try {
            for (Pod pod : current.pods()) {
                if (!process.isDead() && node.equals(pod.getSpec().getNodeName())) {
                    kubelet.step(pod);
                }
            }
        } catch (RuntimeException e) {
            world.story().tell("kubelet " + node, "comes back later: " + e.getMessage());
        }
    }
}
