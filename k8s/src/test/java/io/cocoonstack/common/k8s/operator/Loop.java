package io.cocoonstack.common.k8s.operator;

import static io.cocoonstack.common.k8s.operator.Fixtures.shown;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.LegacyPolicy;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Both reconcilers with a kubelet and a registry, in a namespace of their own. */
final class Loop {

    private static final int PATIENCE = 60;

    final KubernetesClient client;
    final String namespace = "loop-" + UUID.randomUUID().toString().substring(0, 8);
    final MemoryRegistry registry = new MemoryRegistry();
    final TestKubelet kubelet;
    final List<String> actions = new ArrayList<>();
    final List<String> signals = new ArrayList<>();
    final SettableClock clock = new SettableClock();
    private RoundExecutor executor;
    private final FleetSettings settings;
    private CocoonSetReconciler sets;
    private HibernationReconciler hibernations;

    Loop(KubernetesClient client) {
        this.client = client;
        this.kubelet = new TestKubelet(client, namespace, registry);
        settings = FleetSettings.builder(LegacyPolicy.WAIT)
                .clock(clock)
                .listener(signal ->
                        signals.add(signal.kind() + " of " + signal.object().getKind() + ": " + signal.message()))
                .build();
        executor = new RoundExecutor(client, registry, clock);
        sets = setsBy(ClusterView.live(client));
        hibernations = new HibernationReconciler(client, registry, executor, settings);
        createNamespace();
    }

    /** Tells the steps of both reconcilers to listeners from now on. */
    void listen(RoundExecutor.Listener... listeners) {
        executor = new RoundExecutor(client, registry, clock, listeners);
        sets = setsBy(ClusterView.live(client));
        hibernations = new HibernationReconciler(client, registry, executor, settings);
    }

    CocoonSetReconciler setsBy(ClusterView view) {
        return setsBy(view, settings);
    }

    CocoonSetReconciler setsBy(ClusterView view, FleetSettings by) {
        return new CocoonSetReconciler(
                client, registry, executor, by, view, action -> actions.add(action.kind() + " " + action.subject()));
    }

    static final class SettableClock extends Clock {

        Instant now = Instant.parse("2026-11-27T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private void createNamespace() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    void createSet(Consumer<CocoonSetSpec> change) {
        createSet("demo", change);
    }

    void createSet(String name, Consumer<CocoonSetSpec> change) {
        CocoonSet set = Fixtures.set()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build();
        change.accept(set.getSpec());
        client.resource(set).create();
    }

    void hibernate(HibernationDesire desire) {
        hibernate("demo-0", desire);
    }

    void hibernate(String podName, HibernationDesire desire) {
        client.resource(Fixtures.hibernation(desire, null)
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(podName)
                        .endMetadata()
                        .editSpec()
                        .editPodRef()
                        .withName(podName)
                        .endPodRef()
                        .endSpec()
                        .build())
                .create();
    }

    @Nullable
    CocoonSet set() {
        return ClusterView.live(client).set(namespace, "demo");
    }

    @Nullable
    CocoonHibernation hibernation() {
        return ClusterView.live(client).hibernation(namespace, "demo-0");
    }

    List<String> podNames() {
        return ClusterView.live(client).pods(namespace, "demo").stream()
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .toList();
    }

    @Nullable
    Pod pod(String name) {
        return ClusterView.live(client).pod(namespace, name);
    }

    void edit(Consumer<CocoonSetSpec> change) {
        Patches.patch(client, set(), copy -> change.accept(copy.getSpec()));
    }

    /** Reconciles a set as it was read before. */
    Next operate(CocoonSet read) {
        return sets.reconcile(read);
    }

    /** Reconciles a CocoonHibernation as it was read before. */
    Next operate(CocoonHibernation read) {
        return hibernations.reconcile(read);
    }

    Next operate() {
        hibernations.reconcile(namespace, "demo-0");
        return sets.reconcile(namespace, "demo");
    }

    void until(String what, BooleanSupplier goal) {
        for (int i = 0; i < PATIENCE; i++) {
            if (goal.getAsBoolean()) {
                return;
            }
            operate();
            kubelet.pass();
        }
        throw new AssertionError("was not reached: " + what + ", set " + set() + ", hibernation " + hibernation()
                + ", actions " + actions);
    }

    void untilSet(CocoonSetPhase phase) {
        until("set in phase " + phase, () -> phase.equals(CocoonSets.phase(set())));
    }

    void untilHibernation(HibernationPhase phase) {
        until("hibernation in phase " + phase, () -> phase.equals(Hibernations.phase(hibernation())));
    }

    void run() {
        createSet(spec -> {});
        untilSet(CocoonSetPhase.RUNNING);
    }

    List<String> setConditions() {
        return shown(set().getStatus().getConditions());
    }

    List<String> hibernationConditions() {
        return shown(hibernation().getStatus().getConditions());
    }
}
