package io.cocoonstack.common.testkit.contracts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.world.ApiCall;
import io.cocoonstack.common.testkit.world.Effect;
import io.cocoonstack.common.testkit.world.GoKubelet;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.PretendKubelet;
import io.cocoonstack.common.testkit.world.PretendProcess;
import io.cocoonstack.common.testkit.world.Scheduler;
import io.cocoonstack.common.testkit.world.VmHost;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run of an operator, with a scheduler and a kubelet for each node beside it. */
final class OperatorPlay extends Play<OperatorEnvironment> {

    static final String TAG = Identifiers.HIBERNATE_SNAPSHOT_TAG;

    static final Predicate<Effect> PROBE = effect -> effect.kind() == Effect.Kind.PROBE;

    private static final int MAX_TURNS = 12;
    private static final int MAX_STEPS = 30;

    /** The part of an operator that a rule is about; the rule is skipped where the operator has none. */
    record Part(
            String name,
            Predicate<OperatorDriver> isSupported,
            @Nullable HibernatePolicy policy) {

        static final Part ANY = new Part("pods", driver -> true, null);
        static final Part HIBERNATIONS = new Part("CocoonHibernations", OperatorDriver::supportsHibernations, null);
        static final Part SUSPEND = new Part("suspended sets", OperatorDriver::supportsSuspend, null);
        static final Part RELEASE =
                new Part("hibernatePolicy release", OperatorDriver::supportsRelease, HibernatePolicy.RELEASE);
        static final Part MIGRATION = new Part("migration", OperatorDriver::supportsMigration, null);
        static final Part SET_ROUNDS =
                new Part("rounds of sets", driver -> driver.supportsSuspend() || driver.supportsMigration(), null);
    }

    private final Scheduler scheduler = new Scheduler(client(), story());
    private final Map<String, Predicate<Pod>> kubelets = new LinkedHashMap<>();

    private OperatorPlay(OperatorDriver driver, OneFault plan) {
        this(driver, plan, null);
    }

    /** Null for our kubelets; else those of the Go side, and whether they put old copies. */
    private OperatorPlay(OperatorDriver driver, OneFault plan, @Nullable Boolean goKubeletsPut) {
        super("operator", driver, plan);
        PretendProcess kubelet = new PretendProcess(world(), "kubelet");
        KubernetesClient shared = kubelet.client(cluster());
        for (String node : PretendCluster.NODES) {
            VmHost host = kubelet.host(node);
            kubelets.put(
                    node,
                    goKubeletsPut == null
                            ? new PretendKubelet(shared, host, kubelet.registry(), KubeletSettings.DEFAULT)::step
                            : new GoKubelet(shared, host, kubelet.registry(), goKubeletsPut)::step);
        }
        new OperatorMonitor(this).watch();
        world().others(this::others);
        start();
    }

    /** Plays with a set whose main VM is live. */
    static void play(Supplier<OperatorDriver> drivers, Part part, Consumer<OperatorPlay> script) {
        need(drivers, part);
        once(plan -> new OperatorPlay(drivers.get(), plan), OneFault.none(), withLiveVm(part, script));
    }

    static void playUnderEveryFault(Supplier<OperatorDriver> drivers, Part part, Consumer<OperatorPlay> script) {
        need(drivers, part);
        underEveryFault(plan -> new OperatorPlay(drivers.get(), plan), withLiveVm(part, script));
    }

    /** Plays with a set whose main VM runs at a kubelet of the Go side. */
    static void playWithGoKubelets(
            Supplier<OperatorDriver> drivers, Part part, boolean putsOldCopies, Consumer<OperatorPlay> script) {
        need(drivers, part);
        once(plan -> new OperatorPlay(drivers.get(), plan, putsOldCopies), OneFault.none(), play -> {
            if (putsOldCopies) {
                play.story().excuse("1"); // that is what such a kubelet does
            }
            play.users().createSet(spec -> {});
            play.until(
                    "the VM is ready",
                    () -> LifecycleState.READY.equals(play.pod().lifecycle().state()));
            script.accept(play);
        });
    }

    static void need(Supplier<OperatorDriver> drivers, Part part) {
        assumeTrue(part.isSupported.test(drivers.get()), () -> "the operator does not support " + part.name);
    }

    private static Consumer<OperatorPlay> withLiveVm(Part part, Consumer<OperatorPlay> script) {
        return play -> {
            play.users().createSet(spec -> spec.setHibernatePolicy(part.policy));
            play.until("the VM is live", play::isLive);
            script.accept(play);
        };
    }

    @Override
    OperatorEnvironment environment(PretendProcess started) {
        String node = PretendCluster.NODES.get(0);
        return new Environment(this, started, started.client(cluster()), started.registry(), started.host(node), node);
    }

    @Override
    void turn() {
        operator();
        assertNoViolation();
        others();
    }

    @Override
    String standing() {
        return "the set is " + users().setPhase() + ", the CocoonHibernation " + phase();
    }

    /** Lets everybody but the operator act: scheduler and kubelets. */
    void others() {
        scheduler.schedule(users().pods(), pod -> PretendCluster.NODES.get(0));
        for (int i = 0; i < MAX_STEPS && oneStep(); i++) {
            vms().check();
        }
    }

    /** Lets each kubelet take one step for each of its pods; false where none acted. */
    boolean oneStep() {
        boolean acted = false;
        for (Pod pod : users().pods()) {
            Predicate<Pod> kubelet = kubelets.get(String.valueOf(pod.getSpec().getNodeName()));
            acted |= kubelet != null && kubelet.test(pod);
        }
        return acted;
    }

    /** Lets the operator act alone until it waits; a crash in between ends in a restart. */
    void operator() {
        act();
        if (isDead()) {
            restart();
        }
    }

    /** Kills the operator and starts it again. */
    void restart() {
        die();
        crash();
        start();
    }

    /** Lets all act until nothing changes any more, whatever goes wrong in between. */
    void untilNothingChanges() {
        String before = "";
        for (int i = 0; i < MAX_TURNS; i++) {
            turn();
            String now = state();
            if (now.equals(before)) {
                return;
            }
            before = now;
        }
    }

    /** The main VM is hibernated by a CocoonHibernation. */
    void hibernate() {
        users().desire(POD, HibernationDesire.HIBERNATE);
        until(
                "Hibernated, with a snapshot and without a VM",
                () -> HibernationPhase.HIBERNATED.equals(phase()) && hasSnapshot() && vms().counter(VM) == null);
    }

    void wake() {
        users().desire(POD, HibernationDesire.WAKE);
        untilAwake();
    }

    void untilAwake() {
        until(
                "Active, live and without a snapshot",
                () -> HibernationPhase.ACTIVE.equals(phase()) && isLive() && !hasSnapshot());
    }

    @Nullable
    HibernationPhase phase() {
        return users().hibernationPhase(POD);
    }

    boolean isIn(CocoonSetPhase phase) {
        return phase.equals(users().setPhase());
    }

    PodFacts pod() {
        return users().facts(POD);
    }

    boolean isLive() {
        return WakeGate.evaluate(pod()).isLive(LegacyPolicy.WAIT) && vms().runsOn(VM) != null;
    }

    boolean hasSnapshot() {
        return registry().at(VM, TAG) != null;
    }

    /** A snapshot of an earlier round, which was not dropped. */
    String pushLeftover() {
        SnapshotOrigin origin =
                new SnapshotOrigin(PretendCluster.NAMESPACE, POD, pod().uid(), new Epoch(Epoch.Kind.PRESENT, 0));
        story().tell("kit", "leaves a snapshot of an earlier round in the registry");
        return registry().push(VM, TAG, origin, 1);
    }

    /** A hibernation that nobody expects, as by a request that arrives late, with all that the kubelet makes of it. */
    void hibernateBehindItsBack() {
        users().annotate(POD, Map.of(Annotations.HIBERNATE, "true"));
        others();
    }

    /** An operator before this one, which has left phases behind. */
    EarlierOperator earlierOperator() {
        return new EarlierOperator(client(), users(), story());
    }

    void untilRunning(String node) {
        until(
                "Running on " + node + ", live and without a snapshot",
                () -> isIn(CocoonSetPhase.RUNNING) && isLive() && !hasSnapshot() && node.equals(pod().nodeName()));
    }

    /** A missing pod whose snapshot is there is not created fresh. */
    void requireNotCreatedFresh() {
        operator();
        operator();
        require(
                users().pod(POD) == null || pod().isRestoreFlag(),
                "the pod was created without the restore flag while the registry holds its snapshot");
    }

    /** The pod is gone, its VM too, and the registry holds a snapshot under the VM's name. */
    void goneBesideASnapshot(SnapshotOrigin origin) {
        vms().mayBeLost(VM);
        users().evict(POD);
        others();
        registry().push(VM, TAG, origin, 100);
    }

    void requireNoRestore() {
        require(vms().restores() == 0, "something was restored only to be hibernated again");
    }

    static Predicate<Effect> writesTo(String annotation) {
        return effect -> effect.writes("pods", call -> call.mentions(annotation));
    }

    static Predicate<Effect> stores(String phase) {
        return effect ->
                effect.writes("cocoonhibernations", call -> call.phase().equals(phase));
    }

    static Predicate<Effect> deletesPod() {
        return effect -> effect.writes("pods", ApiCall::isDelete);
    }
}
