package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.meta.VmSpecBuilder;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.HostFacts;
import io.cocoonstack.common.round.KubeletPlanner;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.cocoonstack.common.testkit.world.GoOperator;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run of a kubelet; the kit writes what an operator would. */
final class KubeletPlay extends Play<KubeletEnvironment> {

    static final String NODE = PretendCluster.NODES.get(0);
    static final String TAG = Identifiers.HIBERNATE_SNAPSHOT_TAG;
    static final String LATEST = Identifiers.DEFAULT_SNAPSHOT_TAG;

    private KubeletPlay(KubeletDriver driver, OneFault plan) {
        super("kubelet", driver, plan);
        new KubeletMonitor(this).watch();
    }

    static void play(Supplier<KubeletDriver> drivers, Consumer<KubeletPlay> script) {
        once(plan -> new KubeletPlay(drivers.get(), plan), OneFault.none(), script);
    }

    static void playWithLiveVm(Supplier<KubeletDriver> drivers, Consumer<KubeletPlay> script) {
        play(drivers, play -> {
            play.bringUp();
            script.accept(play);
        });
    }

    static void playUnderEveryFault(Supplier<KubeletDriver> drivers, Consumer<KubeletPlay> script) {
        underEveryFault(plan -> new KubeletPlay(drivers.get(), plan), script);
    }

    @Override
    KubeletEnvironment environment(PretendProcess started) {
        return new Environment(this, started, started.client(cluster()), started.registry(), started.host(NODE), NODE);
    }

    /** Lets the kubelet act until it waits, started anew where it is dead. */
    @Override
    void turn() {
        if (isDead()) {
            start();
        }
        act();
        if (isDead()) {
            crash();
        }
    }

    @Override
    String standing() {
        Pod pod = pod();
        return "the counter of the VM is " + vms().counter(VM) + (pod == null ? "" : ", and " + missing(pod));
    }

    /** The next step of a kubelet that keeps to the contract, where this one has stopped. */
    private String missing(Pod pod) {
        PodFacts facts = Pods.facts(pod);
        Optional<VmHost.Vm> vm = vms().list(NODE).stream()
                .filter(one -> one.name().equals(facts.vmName()))
                .findFirst();
        HostFacts.Builder host = HostFacts.builder();
        vm.ifPresent(one -> host.vm(
                one.running() ? HostFacts.VmState.RUNNING : HostFacts.VmState.FROZEN,
                new VmRuntime(
                        one.id(), Objects.requireNonNullElse(facts.runtime().ip(), "10.42.0.9"), 0)));
        KubeletStep step = KubeletPlanner.next(facts, host.build(), LegacyOperators.NONE, registry());
        if (step instanceof KubeletStep.Report report) {
            Map<String, String> there = Objects.requireNonNullElse(Pods.annotations(pod), Map.of());
            Map<String, @Nullable String> patch = new TreeMap<>(report.patch());
            patch.entrySet().removeIf(one -> Objects.equals(one.getValue(), there.get(one.getKey())));
            return "the kubelet has not written " + patch + " to the pod (null removes a key), as " + step.why();
        }
        if (step instanceof KubeletStep.Idle && facts.isContainerRunning() != vm.isPresent()) {
            return "status.containerStatuses of the pod does not say whether the VM runs";
        }
        return "a kubelet on KubeletPlanner would go on with " + step;
    }

    /** Creates the pod on the kubelet's node, with annotations beside those of a usual VM. */
    void createPod(Map<String, String> extra) {
        createPod(extra, spec -> {});
    }

    /**
     * Creates the pod on the kubelet's node, with annotations beside those of a usual VM, and a change to the VM's
     * spec.
     */
    void createPod(Map<String, String> extra, Consumer<VmSpecBuilder> more) {
        VmSpecBuilder spec = VmSpec.builder().vmName(VM).image("ubuntu:24.04").managed(true);
        more.accept(spec);
        Map<String, String> annotations = new HashMap<>(spec.build().annotations());
        annotations.putAll(GenerationStamp.annotations(1));
        annotations.putAll(extra);
        story().tell("operator", "creates the pod with " + extra);
        client().resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(PretendCluster.NAMESPACE)
                        .withName(POD)
                        .withAnnotations(annotations)
                        .addNewOwnerReference()
                        .withApiVersion(Identifiers.API_VERSION)
                        .withKind(Identifiers.KIND_COCOON_SET)
                        .withName("demo")
                        .withUid("7d1a7a62-3c1a-4a52-a6b0-8a8b8f6f5a10")
                        .endOwnerReference()
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName(NODE)
                        .addNewContainer()
                        .withName("agent")
                        .withImage("placeholder")
                        .endContainer()
                        .addNewToleration()
                        .withKey(Identifiers.TOLERATION_KEY)
                        .withOperator("Exists")
                        .endToleration()
                        .endSpec()
                        .build())
                .create();
    }

    /** A pod whose VM was there and is gone. */
    void vanished() {
        createPod(Map.of(
                Annotations.VM_ID, "vm-77",
                Annotations.HIBERNATE_EPOCH, "0",
                Annotations.LIFECYCLE_STATE, "ready",
                Annotations.LIFECYCLE_OBSERVED_GENERATION, "1"));
    }

    /** Null where it is gone. */
    @Nullable
    Pod pod() {
        return users().pod(POD);
    }

    PodFacts facts() {
        return Pods.facts(pod());
    }

    /** Writes annotations to the pod; null deletes a key. */
    void annotate(Map<String, ? extends @Nullable String> annotations) {
        users().annotate(POD, annotations);
    }

    /** Sends the hibernate request, as an operator does. */
    void requestHibernate() {
        annotate(Map.of(Annotations.HIBERNATE, "true"));
    }

    /** Sends the wake request, as an operator does. */
    void requestWake() {
        annotate(Epochs.wakeRequest(facts().hibernateEpoch()));
    }

    /** An operator of the Go side in the place of the kit's. */
    GoOperator goOperator() {
        return new GoOperator(users(), registry(), POD);
    }

    /** Drops the hibernate snapshot, as an operator does under a live VM. */
    void drop() {
        FakeSnapshotRegistry.Snapshot snapshot = registry().at(VM, TAG);
        if (snapshot != null) {
            story().tell("operator", "drops the hibernate snapshot");
            registry().drop(VM, snapshot.digest());
        }
    }

    boolean isLive() {
        PodFacts pod = facts();
        return WakeGate.evaluate(pod).isLive(LegacyPolicy.WAIT)
                && vms().runsOn(VM) != null
                && isIn(LifecycleState.READY)
                && pod.lifecycle().observedGeneration() == pod.generation();
    }

    boolean isHibernated() {
        return HibernateGate.evaluate(facts(), registry()) instanceof HibernateAnswer.Complete
                && facts().vmId() == null
                && vms().counter(VM) == null;
    }

    boolean isIn(LifecycleState state) {
        return state.equals(facts().lifecycle().state());
    }

    void untilLive() {
        until("the VM is live", this::isLive);
    }

    /** A pod whose VM is live. */
    void bringUp() {
        createPod(Map.of());
        untilLive();
    }

    void hibernate() {
        requestHibernate();
        until("the VM is hibernated", this::isHibernated);
    }

    void wake() {
        requestWake();
        untilLive();
        drop();
    }

    /** The origin of a snapshot of the pod's VM. */
    SnapshotOrigin origin() {
        return new SnapshotOrigin(PretendCluster.NAMESPACE, POD, facts().uid(), new Epoch(Epoch.Kind.PRESENT, 0));
    }

    /** A snapshot of the pod's VM is in the registry, at a counter that tells it from a fresh VM. */
    void pushSnapshot(SnapshotOrigin origin) {
        story().tell("kit", "puts a snapshot at counter 100 into the registry");
        registry().push(VM, TAG, origin, 100);
    }

    void requireRestored() {
        Long counter = vms().counter(VM);
        require(counter != null && counter >= 100, "the VM was not restored from the snapshot");
    }

    void requireNoStart(String what) {
        require(vms().starts() == 0, what);
    }
}
