package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cocoonstack.common.k8s.RoundExecutor.Outcome;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundExecutorTest {

    private final List<String> happened = new ArrayList<>();
    private final List<StepReport> reports = new ArrayList<>();
    private final Map<String, String> annotations = new HashMap<>(Map.of(
            Annotations.VM_NAME, "vk-prod-demo-0",
            Annotations.VM_ID, "vm-1",
            Annotations.HIBERNATE_EPOCH, "0"));
    private ProbeResult probe = new ProbeResult.Absent();
    private DropResult drop = new DropResult.Gone();
    private boolean conflictOfPhase;
    private KubernetesClientException refusalOfPod;
    private RecordingApiServer server;
    private SnapshotRegistry registry;
    private RoundExecutor executor;

    @BeforeEach
    void start() throws IOException {
        server = new RecordingApiServer();
        registry = new SnapshotRegistry() {
            @Override
            public ProbeResult probe(String name, String tag) {
                happened.add("probe");
                return probe;
            }

            @Override
            public DropResult drop(String name, String digest) {
                happened.add("drop " + name + "@" + digest);
                if (drop == null) {
                    throw new IllegalStateException("boom");
                }
                return drop;
            }
        };
        executor = new RoundExecutor(server.client(), registry, report -> {
            reports.add(report);
            happened.add(report.step().getClass().getSimpleName() + " " + report.outcome());
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private PodFacts pod() {
        return PodFacts.builder()
                .identity("prod", "demo-0", "u1", "7")
                .containerRunning(true)
                .annotations(annotations)
                .build();
    }

    private final RoundObject round = new RoundObject() {
        @Override
        public PodFacts readPod(String podName) {
            happened.add("read");
            return pod();
        }

        @Override
        public void storePhase(Vocabulary phase) {
            if (conflictOfPhase) {
                throw new ConflictException("stale", new KubernetesClientException("409"));
            }
            happened.add("store " + phase + " after " + server.requests.size() + " requests");
        }

        @Override
        public String toString() {
            return "the round";
        }

        @Override
        public void createPod(RestoreDecision how) {
            if (refusalOfPod != null) {
                throw refusalOfPod;
            }
            happened.add("create " + how.annotations());
        }

        @Override
        public void recordNode(String node) {
            happened.add("record " + node);
        }
    };

    private Outcome execute(RoundStep step) {
        return executor.execute(step, round);
    }

    private RoundStep plan(HibernationDesire desire, HibernationPhase phase) {
        return HibernationPlanner.next(
                HibernationFacts.builder().desire(desire).phase(phase).build(), pod(), LegacyPolicy.WAIT, registry);
    }

    @Test
    void aDropIsDecidedOnAPodThatIsReadAfterTheProbe() {
        probe = new ProbeResult.Present("sha256:abc");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(Outcome.ACTED);
        assertThat(happened).containsExactly("probe", "read", "drop vk-prod-demo-0@sha256:abc", "DropSnapshot ACTED");
    }

    @Test
    void aDropIsNotTakenWhenTheFreshPodIsNotLiveAnyMore() {
        probe = new ProbeResult.Present("sha256:abc");
        RoundStep step = plan(HibernationDesire.WAKE, HibernationPhase.WAKING);
        annotations.put(Annotations.WAKE_FROM_EPOCH, "0");
        assertThat(execute(step)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(happened).containsExactly("probe", "read", "Wait NOTHING_TO_DO");
    }

    @Test
    void aPhaseIsStoredAfterTheWakeRequestWasAccepted() {
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(Outcome.ACTED);
        assertThat(happened).containsExactly("store Waking after 1 requests", "RequestWake ACTED");
    }

    @Test
    void aWakeRequestThatIsRefusedStoresNoPhase() {
        server.refuses(409, "Conflict", null);
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)))
                .isEqualTo(Outcome.CONFLICT);
        assertThat(happened).containsExactly("RequestWake CONFLICT");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aPhaseUnderAStaleVersionIsAConflict() {
        conflictOfPhase = true;
        assertThat(execute(new RoundStep.StorePhase(HibernationPhase.HIBERNATING, "test")))
                .isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void aHibernateRequestGoesOutUnderTheVersionOfThePod() {
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(Outcome.ACTED);
        assertThat(server.requests.get(0).body().at("/metadata/resourceVersion").asText())
                .isEqualTo("7");
    }

    @Test
    void aPodIsDeletedWithPreconditions() {
        assertThat(execute(new RoundStep.DeletePod(pod(), false, "test"))).isEqualTo(Outcome.ACTED);
        assertThat(server.requests.get(0).method()).isEqualTo("DELETE");
    }

    @Test
    void aPodIsCreatedBeforeThePhaseIsStored() {
        RestoreDecision fresh = new RestoreDecision.CreateFresh("test");
        assertThat(execute(new RoundStep.CreatePod(fresh, CocoonSetPhase.WAKING, "test")))
                .isEqualTo(Outcome.ACTED);
        assertThat(happened).containsExactly("create {}", "store Waking after 0 requests", "CreatePod ACTED");
    }

    @Test
    void severalWakeRequestsAreAcceptedBeforeThePhaseIsStored() {
        assertThat(execute(new RoundStep.RequestWakes(List.of(pod(), pod()), CocoonSetPhase.WAKING, "test")))
                .isEqualTo(Outcome.ACTED);
        assertThat(happened).containsExactly("store Waking after 2 requests", "RequestWakes ACTED");
    }

    @Test
    void aReleasedPodIsFlaggedThenDeletedUnderTheVersionThatTheFlagBrought() throws IOException {
        server.answers(RecordingApiServer.JSON.readTree("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":"
                + "{\"namespace\":\"prod\",\"name\":\"demo-0\",\"uid\":\"u1\",\"resourceVersion\":\"8\"}}"));
        assertThat(execute(new RoundStep.DeletePod(pod(), true, "test"))).isEqualTo(Outcome.ACTED);
        assertThat(server.requests).extracting(request -> request.method()).containsExactly("PATCH", "DELETE");
        assertThat(server.requests.get(0).body().at("/metadata/annotations").toString())
                .contains(Annotations.KEEP_SNAPSHOT_ON_DELETE);
        assertThat(server.requests
                        .get(1)
                        .body()
                        .at("/preconditions/resourceVersion")
                        .asText())
                .isEqualTo("8");
    }

    @Test
    void aPodThatChangedIsNotReleased() {
        server.refuses(409, "Conflict", null);
        assertThat(execute(new RoundStep.DeletePod(pod(), true, "test"))).isEqualTo(Outcome.CONFLICT);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void theNodeOfAReleasedPodIsRecordedOnItsSet() {
        assertThat(execute(new RoundStep.RecordNode("node-a", "test"))).isEqualTo(Outcome.ACTED);
        assertThat(happened).containsExactly("record node-a", "RecordNode ACTED");
    }

    @Test
    void aRegistryThatCannotBeAskedStopsTheRound() {
        probe = new ProbeResult.Failed("registry answered 503", null);
        assertThat(execute(plan(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo(Outcome.REGISTRY_FAILED);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aDropThatFailsIsTold() {
        probe = new ProbeResult.Present("sha256:abc");
        drop = new DropResult.Failed("registry answered 503", null);
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(Outcome.REGISTRY_FAILED);
    }

    @Test
    void aRegistryThatDeletesNothingIsToldAndNotTakenForDone() {
        probe = new ProbeResult.Present("sha256:abc");
        drop = new DropResult.Unsupported("registry answered 405");
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(Outcome.REGISTRY_FAILED);
    }

    @Test
    void aDropThatThrowsIsAFailure() {
        probe = new ProbeResult.Present("sha256:abc");
        drop = null;
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo(Outcome.REGISTRY_FAILED);
    }

    @Test
    void nothingIsDoneWhileThereIsNothingToDo() {
        assertThat(execute(plan(HibernationDesire.WAKE, HibernationPhase.ACTIVE)))
                .isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aRefusalThatIsNoConflictIsTheClientsException() {
        server.refuses(403, "Forbidden", null);
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> execute(plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)));
    }

    @Test
    void aRefusalThatIsNoConflictIsToldToListeners() {
        server.refuses(403, "Forbidden", null);
        RoundStep step = plan(HibernationDesire.WAKE, HibernationPhase.HIBERNATED);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> execute(step));
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.outcome()).isEqualTo(Outcome.API_FAILED);
            assertThat(report.message()).isEqualTo("the API server answered 403: refused");
            assertThat(report.kind()).isEqualTo("request_wake");
        });
    }

    @Test
    void aPodThatIsThereAlreadyIsAConflict() {
        refusalOfPod = new KubernetesClientException("exists", 409, null);
        assertThat(execute(new RoundStep.CreatePod(
                        new RestoreDecision.CreateFresh("test"), CocoonSetPhase.WAKING, "test")))
                .isEqualTo(Outcome.CONFLICT);
        assertThat(happened).containsExactly("CreatePod CONFLICT");
    }

    @Test
    void aPodThatIsRefusedIsNoConflict() {
        refusalOfPod = new KubernetesClientException("quota", 403, null);
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> execute(new RoundStep.CreatePod(
                        new RestoreDecision.CreateFresh("test"), CocoonSetPhase.WAKING, "test")));
    }

    @Test
    void aReportSaysInOneLineWhatWasDoneAndWhy() {
        drop = new DropResult.Unsupported("registry answered 405");
        probe = new ProbeResult.Present("sha256:abc");
        execute(plan(HibernationDesire.WAKE, HibernationPhase.WAKING));
        assertThat(reports.get(0))
                .hasToString("the round: drop_snapshot registry_failed, as the VM is live, so its hibernate snapshot is"
                        + " left over: the registry deletes nothing: registry answered 405");
        assertThat(reports.get(0).took()).isPositive();
    }

    @Test
    void aListenerThatThrowsSpoilsNeitherTheStepNorOtherListeners() {
        RoundExecutor.Listener broken = report -> {
            throw new IllegalStateException("boom");
        };
        RoundExecutor observed = new RoundExecutor(server.client(), registry, broken, reports::add);
        assertThat(observed.execute(new RoundStep.StorePhase(HibernationPhase.HIBERNATING, "test"), round))
                .isEqualTo(Outcome.ACTED);
        assertThat(reports).hasSize(1);
    }
}
