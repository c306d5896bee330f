package io.cocoonstack.common.k8s.operator;

import static io.cocoonstack.common.k8s.operator.Fixtures.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.round.LegacyPolicy;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both reconcilers with a kubelet and a registry, on whichever API server a subclass brings. */
abstract class ReconcilerRules {

    private static final int PATIENCE = 60;

    private final KubernetesClient client;
    private final String namespace = "loop-" + UUID.randomUUID().toString().substring(0, 8);
    private final MemoryRegistry registry = new MemoryRegistry();
    private final TestKubelet kubelet;
    private final List<String> actions = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private final CocoonSetReconciler sets;
    private final HibernationReconciler hibernations;

    ReconcilerRules(KubernetesClient client) {
        this.client = client;
        this.kubelet = new TestKubelet(client, namespace, registry);
        FleetSettings settings =
                FleetSettings.builder(LegacyPolicy.WAIT).clock(clock).build();
        RoundExecutor executor = new RoundExecutor(client, registry);
        sets = new CocoonSetReconciler(
                client,
                registry,
                executor,
                settings,
                ClusterView.live(client),
                action -> actions.add(action.kind() + " " + action.subject()));
        hibernations = new HibernationReconciler(client, registry, executor, settings);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-11-27T12:00:00Z");

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

    @BeforeEach
    void prepare() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    private void createSet(Consumer<CocoonSetSpec> change) {
        CocoonSet set = Fixtures.set()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("demo")
                .endMetadata()
                .build();
        change.accept(set.getSpec());
        client.resource(set).create();
    }

    private void hibernate(HibernationDesire desire) {
        client.resource(Fixtures.hibernation(desire, null)
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("demo-0")
                        .endMetadata()
                        .build())
                .create();
    }

    private @Nullable CocoonSet set() {
        return ClusterView.live(client).set(namespace, "demo");
    }

    private @Nullable CocoonHibernation hibernation() {
        return ClusterView.live(client).hibernation(namespace, "demo-0");
    }

    private List<String> podNames() {
        return ClusterView.live(client).pods(namespace, "demo").stream()
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .toList();
    }

    private @Nullable Pod pod(String name) {
        return ClusterView.live(client).pod(namespace, name);
    }

    private void edit(Consumer<CocoonSetSpec> change) {
        Patches.patch(client, set(), copy -> change.accept(copy.getSpec()));
    }

    private Next operate() {
        hibernations.reconcile(namespace, "demo-0");
        return sets.reconcile(namespace, "demo");
    }

    private void until(String what, BooleanSupplier goal) {
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

    private void untilSet(CocoonSetPhase phase) {
        until("set in phase " + phase, () -> phase.equals(CocoonSets.phase(set())));
    }

    private void untilHibernation(HibernationPhase phase) {
        until("hibernation in phase " + phase, () -> phase.equals(Hibernations.phase(hibernation())));
    }

    private void run() {
        createSet(spec -> {});
        untilSet(CocoonSetPhase.RUNNING);
    }

    private List<String> setConditions() {
        return shown(set().getStatus().getConditions());
    }

    private List<String> hibernationConditions() {
        return shown(hibernation().getStatus().getConditions());
    }

    @Test
    void aSetComesUpTheMainAgentFirst() {
        run();

        assertThat(podNames()).containsExactly("demo-0", "demo-1", "demo-browser");
        assertThat(kubelet.vms())
                .contains("vk-" + namespace + "-demo-0", "vk-" + namespace + "-demo-1");
        assertThat(actions).contains("HELD_BACK demo-1");
        assertThat(pod("demo-1").getSpec().getNodeName()).isEqualTo("node-a");
        assertThat(set().getMetadata().getFinalizers()).containsExactly(Identifiers.COCOON_SET_FINALIZER);
        assertThat(set().getStatus().getReadyAgents()).isEqualTo(2);
        until("Ready", () -> setConditions()
                .contains("Ready=True AllReady: 2 of 2 agents and 1 of 1 toolboxes are ready"));
        assertThat(operate()).isEqualTo(Next.onChange());
    }

    @Test
    void whatIsAtRestIsNotWrittenTo() {
        run();
        operate();
        String version = set().getMetadata().getResourceVersion();

        operate();
        operate();

        assertThat(set().getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    void aHibernationGoesThroughItsRoundAndLeavesWithItsFinalizer() {
        run();
        hibernate(HibernationDesire.HIBERNATE);
        untilHibernation(HibernationPhase.HIBERNATED);

        assertThat(registry.tagged()).contains("vk-" + namespace + "-demo-0:hibernate");
        assertThat(hibernation().getStatus().getVmName()).isEqualTo("vk-" + namespace + "-demo-0");
        assertThat(hibernationConditions()).contains("Ready=True Hibernated: phase is Hibernated");
        until("set not ready", () -> setConditions()
                .contains("Ready=False NotReady: 1 of 2 agents and 1 of 1 toolboxes are ready"));

        client.resource(hibernation()).delete();
        until("the CocoonHibernation is gone", () -> hibernation() == null);
        assertThat(Pods.lifecycle(pod("demo-0")).state()).hasToString("ready");
        assertThat(registry.tagged()).doesNotContain("demo-0:hibernate");
    }

    @Test
    void aHibernationOfAPodAndSetThatAreGoneLeaves() {
        hibernate(HibernationDesire.HIBERNATE);
        operate();
        operate();
        assertThat(hibernationConditions()).contains("Ready=False Waiting: there is no pod");

        client.resource(hibernation()).delete();
        until("the CocoonHibernation is gone", () -> hibernation() == null);
    }

    @Test
    void aWakeWaitsForItsSetAndSaysSo() {
        run();
        hibernate(HibernationDesire.HIBERNATE);
        untilHibernation(HibernationPhase.HIBERNATED);
        edit(spec -> spec.setSuspend(true));
        untilSet(CocoonSetPhase.SUSPENDED);
        Patches.patch(client, hibernation(), copy -> copy.getSpec().setDesire(HibernationDesire.WAKE));
        operate();

        assertThat(hibernationConditions()).contains("Ready=False Held: the set of the pod is suspended");
    }

    @Test
    void aSetThatReleasesItsPodsComesBackFromItsSnapshot() {
        createSet(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
            spec.setHibernatePolicy(HibernatePolicy.RELEASE);
        });
        untilSet(CocoonSetPhase.RUNNING);
        edit(spec -> spec.setSuspend(true));
        until("released", () -> CocoonSetPhase.SUSPENDED.equals(CocoonSets.phase(set())) && podNames().isEmpty());
        assertThat(setConditions()).contains("Ready=False Suspended: phase is Suspended");
        edit(spec -> spec.setSuspend(false));
        untilSet(CocoonSetPhase.RUNNING);

        assertThat(podNames()).containsExactly("demo-0");
        assertThat(registry.tagged()).doesNotContain("hibernate");
    }

    @Test
    void aSetThatShrinksLosesItsSubAgentsAndToolboxes() {
        run();
        edit(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
        });
        until("one pod", () -> podNames().equals(List.of("demo-0")));

        assertThat(actions).contains("DELETED demo-1", "DELETED demo-browser");
        untilSet(CocoonSetPhase.RUNNING);
        assertThat(kubelet.vms()).containsExactly("vk-" + namespace + "-demo-0");
    }

    @Test
    void aSetThatShrinksWhileItIsSuspendedWakesItsPodsBeforeItRemovesThem() {
        run();
        edit(spec -> spec.setSuspend(true));
        untilSet(CocoonSetPhase.SUSPENDED);
        edit(spec -> spec.getAgent().setReplicas(0));
        operate();
        kubelet.pass();
        operate();
        assertThat(podNames()).contains("demo-1");

        edit(spec -> spec.setSuspend(false));
        until("two pods", () -> podNames().equals(List.of("demo-0", "demo-browser")));
        assertThat(registry.tagged()).doesNotContain("demo-1:hibernate");
    }

    @Test
    void onAProbeErrorNoPodIsCreatedAndTheSetSaysWhy() {
        run();
        hibernate(HibernationDesire.HIBERNATE);
        untilHibernation(HibernationPhase.HIBERNATED);
        registry.down = true;
        client.resource(pod("demo-0")).delete();
        until("the pod is gone", () -> pod("demo-0") == null);
        operate();

        assertThat(pod("demo-0")).isNull();
        assertThat(String.join("\n", setConditions()))
                .contains("Ready=False PodNotCreated: demo-0 is not created: ", "the registry answered 503");
        registry.down = false;
        until("the pod is back", () -> pod("demo-0") != null);
        assertThat(Pods.hibernateState(pod("demo-0")).on()).isTrue();
    }

    @Test
    void aSpecThatNoPodCanBeMadeOfIsToldInTheCondition() {
        createSet(spec -> spec.getAgent().setStorage(new Quantity("1e1.5")));
        operate();
        operate();

        assertThat(podNames()).doesNotContain("demo-0");
        assertThat(String.join("\n", setConditions())).contains("Ready=False PodNotCreated: demo-0", "spec.agent.storage");
    }

    @Test
    void aRoundThatPassesItsDeadlineIsStoredAsFailedAndTriedAgainWhenTheSpecChanges() {
        run();
        hibernate(HibernationDesire.HIBERNATE);
        until("requested", () -> Pods.hibernateState(pod("demo-0")).on());
        registry.down = true;
        operate();
        clock.now = clock.now.plusSeconds(599);
        operate();
        assertThat(Hibernations.phase(hibernation())).isEqualTo(HibernationPhase.HIBERNATING);
        clock.now = clock.now.plusSeconds(1);
        operate();

        assertThat(Hibernations.phase(hibernation())).isEqualTo(HibernationPhase.FAILED);
        assertThat(String.join("\n", hibernationConditions()))
                .contains("Ready=False DeadlinePassed: phase Hibernating did not end within PT10M: ");
        registry.down = false;
        Patches.patch(client, hibernation(), copy -> copy.getSpec().setDesire(HibernationDesire.WAKE));
        untilHibernation(HibernationPhase.ACTIVE);
    }

    @Test
    void aSetWhoseRoundPassesItsDeadlineIsStoredAsFailed() {
        run();
        edit(spec -> spec.setSuspend(true));
        untilSet(CocoonSetPhase.SUSPENDING);
        clock.now = clock.now.plus(Duration.ofMinutes(10));
        registry.down = true;
        until("failed", () -> CocoonSetPhase.FAILED.equals(CocoonSets.phase(set())));
        registry.down = false;
        edit(spec -> spec.setSuspend(false));
        untilSet(CocoonSetPhase.RUNNING);
    }

    @Test
    void aSetThatIsDeletedTakesItsPodsAndItsSnapshotsAlong() {
        createSet(spec -> spec.setSnapshotPolicy(SnapshotPolicy.MAIN_ONLY));
        untilSet(CocoonSetPhase.RUNNING);
        for (String vm : List.of("demo-0", "demo-1")) {
            registry.push("vk-" + namespace + "-" + vm, "hibernate", SnapshotOrigin.UNNAMED);
            registry.push("vk-" + namespace + "-" + vm, "latest", SnapshotOrigin.UNNAMED);
        }
        client.resource(set()).delete();
        registry.down = true;
        for (int i = 0; i < 10; i++) {
            operate();
            kubelet.pass();
        }
        assertThat(set()).isNotNull();
        assertThat(String.join("\n", setConditions())).contains("Ready=False Deleting: ");
        registry.down = false;
        until("the set is gone", () -> set() == null);

        assertThat(podNames()).isEmpty();
        assertThat(registry.tagged()).isEqualTo("vk-" + namespace + "-demo-0:latest");
    }

    @Test
    void aStaticToolboxStandsBesideTheRounds() {
        createSet(spec -> {
            spec.getToolboxes().get(0).setMode(VmMode.STATIC);
            spec.getToolboxes().get(0).setStaticVmId("vm-9");
            spec.getToolboxes().get(0).setStaticIp("10.0.0.9");
        });
        untilSet(CocoonSetPhase.RUNNING);
        edit(spec -> spec.setSuspend(true));
        untilSet(CocoonSetPhase.SUSPENDED);

        assertThat(Pods.vmRuntime(pod("demo-browser")).vmId()).isEqualTo("vm-9");
        assertThat(Pods.hibernateState(pod("demo-browser")).on()).isFalse();
    }
}
