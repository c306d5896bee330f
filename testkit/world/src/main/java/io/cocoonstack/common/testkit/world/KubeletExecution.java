package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.KubeletStep;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** One step for a pod and its VM; answers whether the step was one that acts. */
final class KubeletExecution implements KubeletStep.Visitor<Boolean> {

    private final PretendKubelet kubelet;
    private final KubernetesClient client;
    private final VmHost host;
    private final Pod pod;
    private final String name;
    private final VmHost.@Nullable Vm vm;
    private final String id;

    KubeletExecution(PretendKubelet kubelet, KubernetesClient client, Pod pod, String name, VmHost.@Nullable Vm vm) {
        this.kubelet = kubelet;
        this.client = client;
        this.host = kubelet.host();
        this.pod = pod;
        this.name = name;
        this.vm = vm;
        this.id = vm == null ? "" : vm.id();
    }

    @Override
    public Boolean onIdle(KubeletStep.Idle step) {
        return false;
    }

    @Override
    public Boolean onWait(KubeletStep.Wait step) {
        return false;
    }

    @Override
    public Boolean onProbeError(KubeletStep.ProbeError step) {
        return false;
    }

    @Override
    public Boolean onReport(KubeletStep.Report step) {
        kubelet.write(pod, step.patch(), vm);
        return true;
    }

    @Override
    public Boolean onBoot(KubeletStep.Boot step) {
        host.create(name, Pods.vmSpec(pod).forkFrom());
        return true;
    }

    @Override
    public Boolean onRestore(KubeletStep.Restore step) {
        host.restore(name, step.digest());
        return true;
    }

    @Override
    public Boolean onSnapshot(KubeletStep.Snapshot step) {
        host.snapshot(id);
        return true;
    }

    @Override
    public Boolean onPush(KubeletStep.Push step) {
        host.push(id, Identifiers.HIBERNATE_SNAPSHOT_TAG, step.origin());
        return kubelet.pushed.add(id); // A push that the registry does not show is made once in each look, too.
    }

    @Override
    public Boolean onRetag(KubeletStep.Retag step) {
        host.retag(name, step.digest());
        return false; // A tag that does not stay is set once in each look, and looks have pauses.
    }

    @Override
    public Boolean onPushLatest(KubeletStep.PushLatest step) {
        host.push(id, Identifiers.DEFAULT_SNAPSHOT_TAG, step.origin());
        return kubelet.latestPushed.add(id);
    }

    @Override
    public Boolean onResume(KubeletStep.Resume step) {
        kubelet.pushed.remove(id);
        host.resume(id);
        return true;
    }

    @Override
    public Boolean onDestroy(KubeletStep.Destroy step) {
        host.destroy(id);
        kubelet.pushed.remove(id);
        kubelet.latestPushed.remove(id);
        return true;
    }

    @Override
    public Boolean onRemoveCopy(KubeletStep.RemoveCopy step) {
        host.deleteLocalSnapshot(name);
        return true;
    }

    @Override
    public Boolean onLetGo(KubeletStep.LetGo step) {
        KubeletWrites.letGo(client, pod);
        return true;
    }
}
