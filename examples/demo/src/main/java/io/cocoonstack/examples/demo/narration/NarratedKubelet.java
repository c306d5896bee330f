package io.cocoonstack.examples.demo.narration;

import io.cocoonstack.common.k8s.EventReasons;
import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.PretendKubelet;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A kubelet that tells a story why it waits, and records an event where the registry does not answer. */
public final class NarratedKubelet extends PretendKubelet {

    private final Story story;
    private final String who;
    private final @Nullable EventRecorder events;

    /**
     * Makes a kubelet that remembers nothing.
     *
     * @param client reads and writes pods
     * @param host the VMs of its node
     * @param registry is asked for snapshots
     * @param settings the choices of whoever runs it
     * @param story is told what it does
     * @param node the name of its node
     * @param events records warnings as events; null for nobody
     */
    public NarratedKubelet(
            KubernetesClient client,
            VmHost host,
            SnapshotProbe registry,
            KubeletSettings settings,
            Story story,
            String node,
            @Nullable EventRecorder events) {
        super(client, host, registry, settings);
        this.story = story;
        this.who = "kubelet " + node;
        this.events = events;
    }

    @Override
    protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
        if (step instanceof KubeletStep.ProbeError) {
            warn(pod, step.why());
        } else if (step instanceof KubeletStep.Wait) {
            String podName = pod.getMetadata().getName();
            story.tellOnce(who, podName, podName + " waits, as " + step.why());
        } else if (events != null && step instanceof KubeletStep.Report report && isFailed(report)) {
            events.warning(pod, EventReasons.VM_FAILED, step.why());
        }
        try {
            return super.execute(step, pod, name, vm);
        } catch (UncheckedIOException e) {
            warn(pod, step.why() + ", but " + e.getMessage());
            return false;
        }
    }

    private static boolean isFailed(KubeletStep.Report report) {
        return LifecycleState.FAILED.value().equals(report.patch().get(Annotations.LIFECYCLE_STATE));
    }

    private void warn(Pod pod, String message) {
        story.tellOnce(who, pod.getMetadata().getName() + " registry", message);
        if (events != null) {
            events.warning(pod, EventReasons.REGISTRY_UNAVAILABLE, message);
        }
    }
}
