package io.cocoonstack.examples.kubelet;

import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.HostFacts.VmState;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.SnapshotProbe;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The kubelet of one node (contract 6.3). {@link KubeletPlanner} plans the one next step for a pod; this class carries
 * it out, on the pod, the VM or the registry, and reads again. Killed anywhere, it goes on from what it finds: of what
 * it remembers, nothing is lost but a push that is then made again. Where pushes take long, give each pod a thread.
 */
final class Kubelet implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Kubelet.class.getName());
    private static final int MOST_STEPS = 30;
    private static final int PAUSE_SECONDS = 5;
    private static final int MOST_SECONDS = 80;

    private final KubernetesClient client;
    private final String node;
    private final VmHost host;
    private final SnapshotProbe registry;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    // Of the worker's thread: VMs whose push was confirmed, pods that are looked at again, and after which pause.
    private final Set<String> pushed = new HashSet<>();
    private final Set<String> latestPushed = new HashSet<>();
    private final Set<String> later = new HashSet<>();
    private final Map<String, Integer> pauses = new HashMap<>();
    private @Nullable SharedIndexInformer<Pod> pods;

    /** Does nothing before {@link #start}. Whoever made the client closes it, after the kubelet. */
    Kubelet(KubernetesClient client, String node, VmHost host, SnapshotProbe registry) {
        this.client = client;
        this.node = node;
        this.host = host;
        this.registry = registry;
    }

    /** Watches the pods of the node, and begins with those that are there. */
    void start() {
        pods = client.pods().inAnyNamespace().withField("spec.nodeName", node).inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(Pod pod) {
                worker.execute(() -> attempt(pod));
            }

            @Override
            public void onUpdate(Pod before, Pod pod) {
                onAdd(pod);
            }

            @Override
            public void onDelete(Pod pod, boolean finalStateUnknown) {} // The kubelet has let go of it.
        });
    }

    @Override
    public void close() {
        if (pods != null) {
            pods.close();
        }
        worker.shutdownNow();
    }

    /** Works on a pod, and comes back after a pause, which grows, where it waits for something or a call failed. */
    private void attempt(Pod pod) {
        String key = Cache.metaNamespaceKeyFunc(pod);
        boolean again = true;
        try {
            again = work(pod);
        } catch (RuntimeException e) {
            again = !worker.isShutdown();
            LOG.log(again ? Level.WARNING : Level.DEBUG, "pod " + key + " failed", e);
        }
        if (!again) {
            pauses.remove(key);
        } else if (later.add(key)) {
            int pause = pauses.merge(key, PAUSE_SECONDS, (last, first) -> Math.min(2 * last, MOST_SECONDS));
            CompletableFuture.delayedExecutor(pause, TimeUnit.SECONDS, worker).execute(() -> comeBack(pod));
        }
    }

    private void comeBack(Pod pod) {
        later.remove(Cache.metaNamespaceKeyFunc(pod));
        attempt(pod);
    }

    /**
     * Takes steps for a pod until there is none left; whether to look at it again though nothing tells the kubelet to.
     * Throws what a call throws.
     */
    boolean work(Pod seen) {
        for (int i = 0; i < MOST_STEPS; i++) {
            Pod pod = client.resource(seen).get();
            if (pod == null || !node.equals(pod.getSpec().getNodeName())) {
                return false;
            }
            Look look = new Look(pod);
            KubeletStep step = look.next();
            try {
                if (!step.accept(look)) {
                    return !(step instanceof KubeletStep.Idle) || look.isHibernated();
                }
            } catch (ConflictException e) {
                return true; // The pod has changed: the next look reads it again, and decides again.
            }
        }
        return true;
    }

    /** One look at a pod and its VM, and the one step that follows; answers whether the step was one that acts. */
    private final class Look implements KubeletStep.Visitor<Boolean> {

        private final Pod pod;
        private final PodFacts facts;
        private final VmSpec spec;
        private final String name; // empty where no VM is booted here, as that of a static toolbox is not
        private final VmHost.@Nullable Vm vm;
        private final String id;
        private final boolean running;

        private Look(Pod pod) {
            this.pod = pod;
            this.facts = Pods.facts(pod);
            this.spec = Pods.vmSpec(pod);
            this.name = facts.isManaged() && facts.vmName() != null ? facts.vmName() : "";
            this.vm = name.isEmpty() ? null : host.find(name);
            this.id = vm == null ? "" : vm.id();
            this.running = name.isEmpty() ? facts.vmId() != null : vm != null && vm.running();
        }

        private KubeletStep next() {
            KubeletStep step = name.isEmpty() ? withoutVm() : planned();
            boolean shown = facts.isDeleting() || facts.isContainerRunning() == running;
            return shown || step instanceof KubeletStep.Report
                    ? step
                    : new KubeletStep.Report(Map.of(), "the status does not say whether the VM runs");
        }

        /** Whether the VM is hibernated; no event says that the tag of its snapshot has gone (contract 6.3 rule 13). */
        private boolean isHibernated() {
            return !name.isEmpty() && facts.isHibernate() && vm == null;
        }

        private KubeletStep withoutVm() {
            String why = "no VM of the pod is booted here";
            return facts.isDeleting() ? new KubeletStep.LetGo(why) : new KubeletStep.Idle(why);
        }

        private KubeletStep planned() {
            HostFacts.Builder there = HostFacts.builder().copy(host.hasSnapshot(name));
            if (vm != null) {
                boolean wanted = SnapshotPolicy.shouldSnapshot(spec.snapshotPolicy(), Pods.role(pod, name));
                there.vm(vm.running() ? VmState.RUNNING : VmState.FROZEN, new VmRuntime(id, vm.ip(), 0))
                        .pushed(pushed.contains(id))
                        .latestDone(!wanted || latestPushed.contains(id));
            }
            return KubeletPlanner.next(facts, there.build(), LegacyOperators.NONE, registry);
        }

        @Override
        public Boolean onIdle(KubeletStep.Idle step) {
            return false;
        }

        @Override
        public Boolean onWait(KubeletStep.Wait step) {
            return waits(step);
        }

        @Override
        public Boolean onProbeError(KubeletStep.ProbeError step) {
            return waits(step);
        }

        /** Says why, or nobody can see it; a real kubelet also records an event of the pod. */
        private boolean waits(KubeletStep step) {
            LOG.log(Level.WARNING, "pod " + Cache.metaNamespaceKeyFunc(pod) + " waits: " + step.why());
            return false;
        }

        @Override
        public Boolean onReport(KubeletStep.Report step) {
            KubeletWrites.report(client, pod, step.patch(), running);
            return true;
        }

        @Override
        public Boolean onBoot(KubeletStep.Boot step) {
            host.create(name, spec);
            return true;
        }

        @Override
        public Boolean onRestore(KubeletStep.Restore step) {
            host.restore(name, spec, step.digest());
            return true;
        }

        @Override
        public Boolean onSnapshot(KubeletStep.Snapshot step) {
            host.snapshot(name);
            return true;
        }

        @Override
        public Boolean onPush(KubeletStep.Push step) {
            host.push(name, Identifiers.HIBERNATE_SNAPSHOT_TAG, step.origin());
            return pushed.add(id); // A push that the registry does not show is made once in each look, too.
        }

        @Override
        public Boolean onRetag(KubeletStep.Retag step) {
            host.retag(name, Identifiers.HIBERNATE_SNAPSHOT_TAG, step.digest());
            return false; // A tag that goes again at once is set once in each look, and looks have pauses.
        }

        @Override
        public Boolean onPushLatest(KubeletStep.PushLatest step) {
            host.push(name, Identifiers.DEFAULT_SNAPSHOT_TAG, step.origin());
            return latestPushed.add(id);
        }

        @Override
        public Boolean onResume(KubeletStep.Resume step) {
            pushed.remove(id);
            host.resume(name);
            return true;
        }

        @Override
        public Boolean onDestroy(KubeletStep.Destroy step) {
            host.destroy(name);
            pushed.remove(id);
            latestPushed.remove(id);
            return true;
        }

        @Override
        public Boolean onRemoveCopy(KubeletStep.RemoveCopy step) {
            host.deleteSnapshot(name);
            return true;
        }

        @Override
        public Boolean onLetGo(KubeletStep.LetGo step) {
            KubeletWrites.letGo(client, pod);
            return true;
        }
    }
}
