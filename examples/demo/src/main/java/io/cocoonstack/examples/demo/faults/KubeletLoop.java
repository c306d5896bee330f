package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.common.testkit.world.FaultPlan;
import io.cocoonstack.common.testkit.world.GoKubelet;
import io.cocoonstack.common.testkit.world.Hooks;
import io.cocoonstack.common.testkit.world.PaceCheck;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.VmHost;
import io.cocoonstack.common.testkit.world.World;
import io.cocoonstack.examples.demo.narration.NarratedKubelet;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A kubelet that does one thing for each of its pods, whenever it has its turn. */
final class KubeletLoop {

    private final World world;
    private final View current;
    private final String node;
    private final Supplier<Running> starts;
    private Running running;

    private record Running(PretendProcess process, Consumer<Pod> kubelet) {}

    /** A kubelet of ours, or one of the Go side, as the fleet has it. */
    KubeletLoop(
            World world,
            PretendCluster cluster,
            View current,
            String node,
            FaultPlan faults,
            Fleet fleet,
            Clock clock,
            PaceCheck pace) {
        this.world = world;
        this.current = current;
        this.node = node;
        this.starts = () -> {
            PretendProcess process = new PretendProcess(
                    world, "kubelet " + node, faults, fleet.isOfGo(node) ? new Hooks() : pace.hooks("kubelet " + node));
            KubernetesClient client = process.client(cluster);
            VmHost host = process.host(node);
            return new Running(
                    process,
                    fleet.isOfGo(node)
                            ? new GoKubelet(client, host, process.registry(), false)::step
                            : new NarratedKubelet(
                                            client,
                                            host,
                                            process.registry(),
                                            fleet.kubelets(clock),
                                            world.story(),
                                            node,
                                            null)::step);
        };
        this.running = starts.get();
    }

    void startIfDead() {
        if (running.process.isDead()) {
            running = starts.get();
        }
    }

    void step() {
        try {
            for (Pod pod : current.pods()) {
                if (!running.process.isDead() && node.equals(pod.getSpec().getNodeName())) {
                    running.kubelet.accept(pod);
                }
            }
        } catch (RuntimeException e) {
            world.story().tell("kubelet " + node, "comes back later: " + e.getMessage());
        }
    }
}
