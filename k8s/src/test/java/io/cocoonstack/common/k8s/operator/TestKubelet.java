package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The kubelet of the one node of a test, and its scheduler. A VM is its name, and whether it is frozen. */
final class TestKubelet {

    private final KubernetesClient client;
    private final String namespace;
    private final MemoryRegistry registry;
    private final Map<String, Boolean> frozen = new TreeMap<>();
    private final Set<String> pushed = new HashSet<>();

    TestKubelet(KubernetesClient client, String namespace, MemoryRegistry registry) {
        this.client = client;
        this.namespace = namespace;
        this.registry = registry;
    }

    Set<String> vms() {
        return frozen.keySet();
    }

    void pass() {
        for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
            if (pod.getSpec().getNodeName() == null) {
                bind(pod);
            } else if (Pods.vmSpec(pod).managed()) {
                step(pod, String.valueOf(Pods.vmSpec(pod).vmName()));
            }
        }
    }

    private void bind(Pod pod) {
        client.raw(
                "/api/v1/namespaces/" + namespace + "/pods/" + pod.getMetadata().getName() + "/binding",
                "POST",
                Serialization.asJson(new BindingBuilder()
                        .withNewMetadata()
                        .withName(pod.getMetadata().getName())
                        .endMetadata()
                        .withNewTarget()
                        .withKind("Node")
                        .withName("node-a")
                        .endTarget()
                        .build()));
    }

    private void step(Pod pod, String vm) {
        HostFacts.Builder host = HostFacts.builder();
        if (frozen.containsKey(vm)) {
            host.vm(
                            frozen.get(vm) ? HostFacts.VmState.FROZEN : HostFacts.VmState.RUNNING,
                            new VmRuntime("id-of-" + vm, "10.0.0.7", 0))
                    .pushed(pushed.contains(vm))
                    .latestDone(pushed.contains(vm + ":latest")
                            || !SnapshotPolicy.shouldSnapshot(Pods.vmSpec(pod).snapshotPolicy(), Pods.role(pod, vm)));
        }
        KubeletStep step = KubeletPlanner.next(Pods.facts(pod), host.build(), LegacyOperators.NONE, registry);
        if (step instanceof KubeletStep.Report report) {
            KubeletWrites.report(client, pod, report.patch(), Boolean.FALSE.equals(frozen.get(vm)));
        } else if (step instanceof KubeletStep.Boot || step instanceof KubeletStep.Restore) {
            frozen.put(vm, false);
        } else if (step instanceof KubeletStep.Snapshot) {
            frozen.put(vm, true);
        } else if (step instanceof KubeletStep.Push push) {
            push(vm, vm, "hibernate", push.origin());
        } else if (step instanceof KubeletStep.PushLatest push) {
            push(vm + ":latest", vm, "latest", push.origin());
        } else if (step instanceof KubeletStep.Resume) {
            frozen.put(vm, false);
            pushed.remove(vm);
        } else if (step instanceof KubeletStep.Destroy) {
            frozen.remove(vm);
            pushed.remove(vm);
        } else if (step instanceof KubeletStep.LetGo) {
            client.resource(pod).withGracePeriod(0).delete();
        }
    }

    private void push(String done, String vm, String tag, SnapshotOrigin origin) {
        if (!registry.down) {
            registry.push(vm, tag, origin);
            pushed.add(done);
        }
    }
}
