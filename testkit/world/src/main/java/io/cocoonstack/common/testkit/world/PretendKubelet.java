package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.SnapshotProbe;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole kubelet, as far as the contract sees one (contract 6.3): {@link KubeletPlanner} plans the one next step for a
 * pod, and this class makes the calls to host and API server that the step takes. Memory that is lost in a crash may be
 * lost: a restart is a new object. Its methods throw what host and client throw; the next call goes on from what it
 * finds.
 *
 * <p>Subclasses override {@link #plan}, {@link #execute} and the others to tell what is done, or to make a kubelet that
 * is wrong on purpose. For use by one thread at a time.
 */
public class PretendKubelet {

    private static final int MAX_STEPS = 30;

    private final KubernetesClient client;
    private final VmHost host;
    private final SnapshotProbe registry;
    private final KubeletSettings settings;
    private final Rests rests;
    private boolean asked;
    final Set<String> pushed = new HashSet<>();
    final Set<String> latestPushed = new HashSet<>();

    /**
     * Makes a kubelet that remembers nothing.
     *
     * @param client reads and writes pods
     * @param host the VMs of its node
     * @param registry is asked for snapshots
     * @param settings the choices of whoever runs it
     */
    public PretendKubelet(KubernetesClient client, VmHost host, SnapshotProbe registry, KubeletSettings settings) {
        this.client = client;
        this.host = host;
        this.registry = (name, tag) -> {
            asked = true;
            return registry.probe(name, tag);
        };
        this.settings = settings;
        this.rests = new Rests(settings.clock());
    }

    /** {@return the VMs} */
    protected final VmHost host() {
        return host;
    }

    /** {@return where it asks for snapshots} */
    protected final SnapshotProbe registry() {
        return registry;
    }

    /**
     * Takes every step that there is to take for the pods of a node.
     *
     * @param namespace the namespace of the pods
     * @param node the node's name
     */
    public final void pass(String namespace, String node) {
        for (Pod listed : client.pods().inNamespace(namespace).list().getItems()) {
            Pod pod = node.equals(listed.getSpec().getNodeName()) ? listed : null;
            for (int i = 0; pod != null && i < MAX_STEPS; i++) {
                pod = step(pod) ? readAgain(pod) : null;
            }
        }
    }

    /** Null where it is gone, or another one of the same name has taken its place. */
    private @Nullable Pod readAgain(Pod known) {
        Pod read = client.resource(known).get();
        String uid = known.getMetadata().getUid();
        return read == null || !uid.equals(read.getMetadata().getUid()) ? null : read;
    }

    /**
     * Takes the one next step for a pod.
     *
     * @param pod the pod as it was read, bound to the kubelet's node
     * @return whether the step was one that acts, so that there may be another one
     */
    public final boolean step(Pod pod) {
        try {
            return look(pod);
        } catch (ConflictException e) {
            return false; // The pod has changed: the next look reads it again, and decides again.
        }
    }

    private boolean look(Pod pod) {
        PodFacts facts = Pods.facts(pod);
        String name = facts.vmName();
        if (!facts.isManaged() || name == null) {
            return withoutVm(pod, facts);
        }
        VmHost.Vm vm = vm(name);
        String uid = String.valueOf(facts.uid());
        String version = String.valueOf(facts.resourceVersion());
        if (rests.isResting(uid, version, vm)) {
            return false;
        }
        asked = false;
        boolean acted = false;
        boolean failed = true;
        try {
            acted = step(pod, facts, name, vm);
            failed = false;
        } finally {
            if (asked || failed) {
                rests.rest(uid, version, vm, acted);
            } else if (facts.isDeleting()) {
                rests.end(uid);
            }
        }
        return acted;
    }

    private boolean step(Pod pod, PodFacts facts, String name, VmHost.@Nullable Vm vm) {
        KubeletStep step = plan(pod, facts, vm);
        boolean untold = !facts.isDeleting() && facts.isContainerRunning() != isShown(vm);
        if (untold && !(step instanceof KubeletStep.Report)) {
            write(pod, Map.of(), vm);
            return true;
        }
        return execute(step, pod, name, vm);
    }

    /** Nobody boots the VM of a static toolbox: it is there, and its pod says so. */
    private boolean withoutVm(Pod pod, PodFacts facts) {
        if (facts.isDeleting()) {
            KubeletWrites.letGo(client, pod);
            return true;
        }
        boolean untold = facts.vmId() != null && !facts.isContainerRunning();
        if (untold) {
            KubeletWrites.report(client, pod, Map.of(), true);
        }
        return untold;
    }

    /**
     * {@return whether the pod is to show a running container}
     * @param vm its VM, which does not run while it is frozen; null for none
     */
    protected boolean isShown(VmHost.@Nullable Vm vm) {
        return vm != null && vm.running();
    }

    /**
     * {@return the VM of a name on this host; null for none}
     * @param name the name
     */
    protected VmHost.@Nullable Vm vm(String name) {
        return host.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * {@return the next step}
     * @param pod the pod
     * @param facts its facts
     * @param vm its VM; null for none
     */
    protected KubeletStep plan(Pod pod, PodFacts facts, VmHost.@Nullable Vm vm) {
        return KubeletPlanner.next(facts, hostFacts(pod, vm), settings.operators(), registry);
    }

    /**
     * {@return the facts of the host about a pod's VM}
     * @param pod the pod
     * @param vm its VM; null for none
     */
    protected HostFacts hostFacts(Pod pod, VmHost.@Nullable Vm vm) {
        VmSpec spec = Pods.vmSpec(pod);
        HostFacts.Builder facts = HostFacts.builder();
        if (vm != null) {
            SnapshotPolicy policy = Objects.requireNonNullElse(spec.snapshotPolicy(), settings.snapshotPolicy());
            facts.vm(vm.running() ? HostFacts.VmState.RUNNING : HostFacts.VmState.FROZEN, runtime(vm.id()))
                    .pushed(pushed.contains(vm.id()))
                    .latestDone(latestPushed.contains(vm.id())
                            || !SnapshotPolicy.shouldSnapshot(policy, Pods.role(pod, spec.vmName())));
        }
        return facts.copy(spec.vmName() != null && host.hasLocalSnapshot(spec.vmName()))
                .build();
    }

    /**
     * {@return the runtime that the pod is to say of a VM: its id, an address that is made of it, and no port}
     * @param id the VM's id
     */
    protected final VmRuntime runtime(String id) {
        return new VmRuntime(id, "10.42.0." + id.replaceAll("\\D", ""), 0);
    }

    /**
     * Writes annotations, and whether the VM is there, in one patch.
     *
     * @param pod the pod as it was read
     * @param annotations the annotations; a null value deletes a key
     * @param vm its VM; null for none
     */
    protected void write(Pod pod, Map<String, ? extends @Nullable String> annotations, VmHost.@Nullable Vm vm) {
        KubeletWrites.report(client, pod, annotations, isShown(vm));
    }

    /**
     * Carries a step out.
     *
     * @param step the step
     * @param pod the pod
     * @param name the VM's name
     * @param vm the VM; null for none
     * @return whether the step was one that acts
     */
    protected boolean execute(KubeletStep step, Pod pod, String name, VmHost.@Nullable Vm vm) {
        return step.accept(new KubeletExecution(this, client, pod, name, vm));
    }
}
