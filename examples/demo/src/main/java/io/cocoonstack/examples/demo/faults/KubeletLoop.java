package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.examples.demo.PretendRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.Trouble;
import io.cocoonstack.examples.demo.kubelet.Fleet;
import io.cocoonstack.examples.demo.kubelet.FleetHost;
import io.cocoonstack.examples.demo.kubelet.PodReports;
import io.cocoonstack.examples.demo.kubelet.PretendKubelet;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** A kubelet that does one thing for each of its pods, whenever it has its turn. */
final class KubeletLoop {

    private final KubernetesClient client;
    private final Present present;
    private final String node;
    private final PretendProcess process;
    private final Fleet fleet;
    private final PretendRegistry registry;
    private final Faults faults;
    private final Timeline timeline;
    private PretendKubelet kubelet;

    KubeletLoop(
            KubernetesClient client,
            Present present,
            String node,
            PretendProcess process,
            Fleet fleet,
            PretendRegistry registry,
            Faults faults,
            Timeline timeline) {
        this.client = client;
        this.present = present;
        this.node = node;
        this.process = process;
        this.fleet = fleet;
        this.registry = registry;
        this.faults = faults;
        this.timeline = timeline;
        this.kubelet = remembersNothing();
    }

    private PretendKubelet remembersNothing() {
        PodReports reports = new PodReports(client, null, timeline, node);
        FleetHost host = new FleetHost(node, fleet, registry, reports);
        return new PretendKubelet(host, registry, reports, faults.trouble(process));
    }

    void restart() {
        kubelet = remembersNothing();
        process.start();
    }

    PretendProcess process() {
        return process;
    }

    void step() {
        if (!process.isAlive()) {
            return;
        }
        try {
            for (Pod pod : present.pods()) {
                if (node.equals(pod.getSpec().getNodeName())) {
                    kubelet.step(pod);
                }
            }
        } catch (Trouble.Crash crash) {
            // It is dead, and is started again when chance has it.
            return;
        } catch (KubernetesClientException e) {
            timeline.tell("kubelet " + node, "comes back later: " + e.getMessage());
        }
    }
}
