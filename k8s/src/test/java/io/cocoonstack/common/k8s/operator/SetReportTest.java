package io.cocoonstack.common.k8s.operator;

import static io.cocoonstack.common.k8s.operator.Fixtures.NOW;
import static io.cocoonstack.common.k8s.operator.Fixtures.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.AgentStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.ToolboxStatus;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.ConnType;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.VmMode;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetReportTest {

    private static final CocoonSet SET = Fixtures.set().build();
    private static final Standing SETTLED = new Standing(Standing.Kind.SETTLED, "nothing moves");
    private static final Standing WAITING = new Standing(Standing.Kind.WAITING, "a VM is not live");
    private static final LifecycleStatus HIBERNATED = new LifecycleStatus(LifecycleState.HIBERNATED, 3, null);

    private static CocoonSet in(@Nullable CocoonSetPhase phase) {
        return phase == null
                ? SET
                : new CocoonSetBuilder(SET)
                        .withNewStatus()
                        .withPhase(phase)
                        .withObservedGeneration(1L)
                        .endStatus()
                        .build();
    }

    private static Map<String, Pod> pods(String... names) {
        Map<String, Pod> pods = new TreeMap<>();
        for (String name : names) {
            pods.put(name, Fixtures.running(SET, name));
        }
        return pods;
    }

    private static Map<String, Pod> all() {
        return pods("demo-0", "demo-1", "demo-browser");
    }

    private static CocoonSetStatus waiting(CocoonSet set, Standing standing, Map<String, Pod> pods) {
        return new SetReport(SetPods.of(set), NOW).waiting(standing, pods, null);
    }

    private static String phase(@Nullable CocoonSetPhase before, Map<String, Pod> pods) {
        return String.valueOf(waiting(in(before), SETTLED, pods).getPhase());
    }

    @Test
    void aNewSetIsPendingUntilAllIsReadyAndThenRunning() {
        assertThat(phase(null, Map.of())).isEqualTo("Pending");
        assertThat(phase(CocoonSetPhase.PENDING, pods("demo-0", "demo-1"))).isEqualTo("Pending");
        assertThat(phase(CocoonSetPhase.PENDING, all())).isEqualTo("Running");
        assertThat(phase(null, all())).isEqualTo("Running");
    }

    @Test
    void aRunningSetIsScalingWhilePodsAreMissingOrTooMany() {
        Map<String, Pod> tooMany = pods("demo-0", "demo-1", "demo-browser", "demo-7");
        Map<String, Pod> notReady = all();
        notReady.put(
                "demo-1", Fixtures.reporting(SET, "demo-1", new LifecycleStatus(LifecycleState.CREATING, 3, null)));

        assertThat(phase(CocoonSetPhase.RUNNING, pods("demo-0"))).isEqualTo("Scaling");
        assertThat(phase(CocoonSetPhase.RUNNING, tooMany)).isEqualTo("Scaling");
        assertThat(phase(CocoonSetPhase.RUNNING, notReady)).isEqualTo("Running");
        assertThat(phase(CocoonSetPhase.SCALING, notReady)).isEqualTo("Scaling");
        assertThat(phase(CocoonSetPhase.SCALING, all())).isEqualTo("Running");
    }

    @Test
    void thePhasesOfRoundsStay() {
        for (CocoonSetPhase phase : new CocoonSetPhase[] {
            CocoonSetPhase.SUSPENDING,
            CocoonSetPhase.SUSPENDED,
            CocoonSetPhase.WAKING,
            CocoonSetPhase.MIGRATING,
            CocoonSetPhase.FAILED,
            CocoonSetPhase.of("Later")
        }) {
            assertThat(phase(phase, all())).isEqualTo(phase.value());
            assertThat(phase(phase, Map.of())).isEqualTo(phase.value());
        }
    }

    @Test
    void theFourCountsAndEachAgentAndToolboxAreReported() {
        Map<String, Pod> pods = pods("demo-0", "demo-browser");
        pods.put("demo-1", Fixtures.reporting(SET, "demo-1", HIBERNATED));

        CocoonSetStatus status = waiting(in(null), SETTLED, pods);

        assertThat(status.getReadyAgents() + "/" + status.getDesiredAgents()).isEqualTo("1/2");
        assertThat(status.getReadyToolboxes() + "/" + status.getDesiredToolboxes())
                .isEqualTo("1/1");
        AgentStatus agent = status.getAgents().get(1);
        assertThat(agent.getSlot() + " " + agent.getRole() + " " + agent.getPodName() + " " + agent.getVmName() + " "
                        + agent.getVmId() + " " + agent.getIp() + " " + agent.getPhase() + " " + agent.getForkedFrom())
                .isEqualTo("1 sub-agent demo-1 vk-prod-demo-1 vm-1 10.0.0.7 hibernated vk-prod-demo-0");
        ToolboxStatus toolbox = status.getToolboxes().get(0);
        assertThat(toolbox.getName() + " " + toolbox.getPodName() + " " + toolbox.getPhase() + " "
                        + toolbox.getConnType())
                .isEqualTo("browser demo-browser Running ssh");
        assertThat(status.getObservedGeneration()).isEqualTo(3);
    }

    @Test
    void aPodThatIsMissingIsReportedWithItsNames() {
        CocoonSetStatus status = waiting(in(null), SETTLED, Map.of());

        assertThat(status.getReadyAgents()).isZero();
        assertThat(status.getAgents().get(0).getVmName()).isEqualTo("vk-prod-demo-0");
        assertThat(status.getAgents().get(0).getPhase()).isNull();
    }

    @Test
    void aStaticToolboxIsReadyAsSoonAsItsPodIsThere() {
        CocoonSet set = Fixtures.set()
                .editSpec()
                .editToolbox(0)
                .withMode(VmMode.STATIC)
                .withVncPort(5900)
                .endToolbox()
                .endSpec()
                .build();
        Map<String, Pod> pods = pods("demo-0", "demo-1");
        pods.put("demo-browser", SetPods.of(set).build(SetPods.of(set).wanted().get(2), null, Fixtures.fresh()));

        CocoonSetStatus status = waiting(set, SETTLED, pods);

        assertThat(status.getReadyToolboxes()).isEqualTo(1);
        assertThat(status.getToolboxes().get(0).getConnType()).isEqualTo(ConnType.VNC);
        assertThat(status.getPhase()).isEqualTo(CocoonSetPhase.RUNNING);
    }

    private static String ready(CocoonSet set, Standing standing, Map<String, Pod> pods, @Nullable String heldBack) {
        Hindrance hindrance = heldBack == null ? null : Hindrance.of(heldBack);
        return shown(new SetReport(SetPods.of(set), NOW)
                        .waiting(standing, pods, hindrance)
                        .getConditions())
                .get(0);
    }

    @Test
    void theConditionReadySaysWhatStandsInTheWay() {
        CocoonSet suspended = new CocoonSetBuilder(in(CocoonSetPhase.RUNNING))
                .editSpec()
                .withSuspend(true)
                .endSpec()
                .build();
        Map<String, Pod> failed = all();
        failed.put(
                "demo-1", Fixtures.reporting(SET, "demo-1", new LifecycleStatus(LifecycleState.FAILED, 3, "no space")));
        Standing outage = new Standing(Standing.Kind.REGISTRY_FAILED, "503");

        assertThat(ready(in(CocoonSetPhase.RUNNING), SETTLED, all(), null))
                .isEqualTo("Ready=True AllReady: 2 of 2 agents and 1 of 1 toolboxes are ready");
        assertThat(ready(in(null), SETTLED, pods("demo-0"), null))
                .isEqualTo("Ready=False NotReady: 1 of 2 agents and 0 of 1 toolboxes are ready");
        assertThat(ready(suspended, WAITING, all(), null)).isEqualTo("Ready=False Waiting: a VM is not live");
        assertThat(ready(in(CocoonSetPhase.SUSPENDING), WAITING, all(), null))
                .isEqualTo("Ready=False Suspending: a VM is not live");
        assertThat(ready(in(CocoonSetPhase.RUNNING), outage, all(), null)).isEqualTo("Ready=False RegistryFailed: 503");
        assertThat(ready(in(null), SETTLED, Map.of(), "demo-0 is not created: 503"))
                .isEqualTo("Ready=False PodNotCreated: demo-0 is not created: 503");
        assertThat(ready(in(CocoonSetPhase.RUNNING), outage, failed, "x"))
                .isEqualTo("Ready=False VmFailed: demo-1: no space");
    }

    @Test
    void theAnswersOfAServerAreToldOnceHoweverTheyRead() {
        CocoonSetStatus first =
                new SetReport(SetPods.of(SET), NOW).waiting(SETTLED, Map.of(), new Hindrance("no pod: ", "503, 1"));
        CocoonSet told = new CocoonSetBuilder(SET).withStatus(first).build();
        CocoonSetStatus deleting = new SetReport(SetPods.of(SET), NOW).deleting(new Hindrance("no answer: ", "503, 1"));
        CocoonSet leaving = new CocoonSetBuilder(SET).withStatus(deleting).build();

        assertThat(new SetReport(SetPods.of(told), NOW).waiting(SETTLED, Map.of(), new Hindrance("no pod: ", "503, 2")))
                .isEqualTo(first);
        assertThat(new SetReport(SetPods.of(leaving), NOW).deleting(new Hindrance("no answer: ", "503, 2")))
                .isEqualTo(deleting);
        assertThat(shown(new SetReport(SetPods.of(leaving), NOW)
                        .deleting(new Hindrance("no drop: ", "503"))
                        .getConditions()))
                .contains("Ready=False Deleting: no drop: 503");
    }

    @Test
    void aSetWithoutSpecIsNotReady() {
        CocoonSet bare = new CocoonSetBuilder(SET).withSpec(null).build();

        assertThat(waiting(bare, SETTLED, Map.of()).getPhase()).isEqualTo(CocoonSetPhase.PENDING);
        assertThat(ready(bare, SETTLED, Map.of(), "spec is not set"))
                .isEqualTo("Ready=False PodNotCreated: spec is not set");
    }

    @Test
    void aLegHasADeadlineUnlessTheRoundIsLeftToAHibernation() {
        Duration ten = Duration.ofMinutes(10);
        Standing held = new Standing(Standing.Kind.HELD, "a CocoonHibernation is hibernating the pod");
        for (CocoonSetPhase phase :
                new CocoonSetPhase[] {CocoonSetPhase.SUSPENDING, CocoonSetPhase.WAKING, CocoonSetPhase.MIGRATING}) {
            CocoonSet stored = new CocoonSetBuilder(SET)
                    .withStatus(new SetReport(SetPods.of(SET), NOW).stored(phase))
                    .build();
            assertThat(new SetReport(SetPods.of(stored), NOW).deadline(WAITING, ten))
                    .isEqualTo(NOW.plus(ten));
            assertThat(new SetReport(SetPods.of(stored), NOW).deadline(held, ten))
                    .isNull();
        }
        CocoonSet suspended = new CocoonSetBuilder(SET)
                .withStatus(new SetReport(SetPods.of(SET), NOW).stored(CocoonSetPhase.SUSPENDED))
                .build();
        assertThat(new SetReport(SetPods.of(suspended), NOW).deadline(WAITING, ten))
                .isNull();
    }

    @Test
    void aSetThatIsComingUpHasNoDeadlineAndItsFirstLegBeginsAnew() {
        CocoonSet pending = new CocoonSetBuilder(SET)
                .withStatus(waiting(in(null), SETTLED, Map.of()))
                .build();
        CocoonSet suspending = new CocoonSetBuilder(pending)
                .withStatus(new SetReport(SetPods.of(pending), NOW.plusSeconds(900)).stored(CocoonSetPhase.SUSPENDING))
                .build();

        assertThat(shown(pending.getStatus().getConditions()))
                .contains("Progressing=True Pending: 0 of 2 agents and 0 of 1 toolboxes are ready");
        assertThat(new SetReport(SetPods.of(pending), NOW).deadline(WAITING, Duration.ofMinutes(10)))
                .isNull();
        assertThat(new SetReport(SetPods.of(suspending), NOW).deadline(WAITING, Duration.ofMinutes(10)))
                .isEqualTo(NOW.plusSeconds(1500));
    }

    @Test
    void aRoundThatPassedItsDeadlineKeepsItsReasonAndTheGenerationThatItObserved() {
        CocoonSet suspending = new CocoonSetBuilder(SET)
                .withStatus(new SetReport(SetPods.of(SET), NOW).stored(CocoonSetPhase.SUSPENDING))
                .build();
        CocoonSetStatus failed = new SetReport(SetPods.of(suspending), NOW).failed(Duration.ofMinutes(10), "why");
        CocoonSet changed = new CocoonSetBuilder(suspending)
                .editMetadata()
                .withGeneration(9L)
                .endMetadata()
                .withStatus(failed)
                .build();

        CocoonSetStatus status = waiting(changed, WAITING, all());

        assertThat(status.getPhase()).isEqualTo(CocoonSetPhase.FAILED);
        assertThat(status.getObservedGeneration()).isEqualTo(3);
        assertThat(shown(status.getConditions()))
                .isEqualTo(shown(failed.getConditions()))
                .contains("Ready=False DeadlinePassed: phase Suspending did not end within PT10M: why");
    }

    @Test
    void aLegThatTakesUpAnotherSpecBeginsAnew() {
        CocoonSet suspending = new CocoonSetBuilder(SET)
                .withStatus(new SetReport(SetPods.of(SET), NOW).stored(CocoonSetPhase.SUSPENDING))
                .editMetadata()
                .withGeneration(9L)
                .endMetadata()
                .build();
        CocoonSetStatus status =
                new SetReport(SetPods.of(suspending), NOW.plusSeconds(500)).waiting(WAITING, all(), null);

        assertThat(new SetReport(SetPods.of(suspending), NOW).deadline(WAITING, Duration.ofMinutes(10)))
                .isNull();
        CocoonSet grown = new CocoonSetBuilder(suspending).withStatus(status).build();
        assertThat(new SetReport(SetPods.of(grown), NOW).deadline(WAITING, Duration.ofMinutes(10)))
                .isEqualTo(NOW.plusSeconds(1100));
    }
}
