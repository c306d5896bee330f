package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import io.cocoonstack.common.round.SetStep;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundEventsTest {

    private static final PodFacts POD =
            PodFacts.builder().identity("prod", "demo-0", "u1", "7").build();

    private RecordingApiServer server;
    private RoundEvents events;

    @BeforeEach
    void start() throws IOException {
        server = new RecordingApiServer();
        events = new RoundEvents(recorder(Runnable::run));
    }

    private EventRecorder recorder(Executor executor) {
        return new EventRecorder(
                server.client(),
                "operator",
                "operator-0",
                executor,
                Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static final class Round implements RoundObject<HibernationPhase> {
        @Override
        public PodFacts readPod(String podName) {
            return POD;
        }

        @Override
        public void storePhase(HibernationPhase phase) {}

        @Override
        public HasMetadata resource() {
            // Any kind will do.
            return new ConfigMapBuilder()
                    .withNewMetadata()
                    .withNamespace("prod")
                    .withName("round")
                    .withUid("u2")
                    .endMetadata()
                    .build();
        }
    }

    private List<String> emitted(RoundStep<?> step, StepOutcome outcome, String message) {
        server.requests.clear();
        events.onStep(new StepReport(new Round(), step, outcome, message, Duration.ofMillis(3)));
        List<String> emitted = new ArrayList<>();
        for (RecordingApiServer.Request request : server.requests) {
            JsonNode body = request.body();
            emitted.add(body.at("/type").asText() + " " + body.at("/reason").asText() + " on "
                    + body.at("/involvedObject/name").asText() + ": "
                    + body.at("/message").asText());
        }
        return emitted;
    }

    @Test
    void aStepThatTouchedThePodIsToldOnBothObjects() {
        assertThat(emitted(new RoundStep.RequestHibernate<>(POD, "the VM is live"), StepOutcome.ACTED, ""))
                .containsExactly(
                        "Normal HibernateRequested on round: asked the VM to hibernate, as the VM is live",
                        "Normal HibernateRequested on demo-0: asked the VM to hibernate, as the VM is live");
        JsonNode body = server.requests.get(1).body();
        assertThat(server.requests.get(1).path()).isEqualTo("/api/v1/namespaces/prod/events");
        assertThat(body.at("/involvedObject/uid").asText()).isEqualTo("u1");
        assertThat(body.at("/firstTimestamp").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(body.at("/count").asInt()).isEqualTo(1);
        assertThat(body.at("/reportingComponent").asText()).isEqualTo("operator");
        assertThat(body.at("/metadata/name").asText()).startsWith("demo-0.");
    }

    @Test
    void everyKindOfStepThatActedHasAReason() {
        assertThat(emitted(hibernation(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE), StepOutcome.ACTED, ""))
                .containsExactly("Normal PhaseChanged on round: phase is Hibernating, as the VM is live and the"
                        + " registry holds no leftover");
        assertThat(emitted(hibernation(HibernationDesire.WAKE, HibernationPhase.HIBERNATED), StepOutcome.ACTED, ""))
                .contains("Normal WakeRequested on demo-0: asked the VM to wake, as a round ends only through an"
                        + " acknowledged wake");
        assertThat(emitted(new SetStep.DeletePod(POD, false, "x"), StepOutcome.ACTED, ""))
                .contains("Normal PodDeleted on demo-0: deleted the pod, as x");
        RoundStep<CocoonSetPhase> creation = SetPlanner.next(
                SetFacts.builder("prod", "demo").phase(CocoonSetPhase.WAKING).build(),
                List.of(new SetMember("demo-0", null, RoundOwner.NOBODY)),
                LegacyPolicy.WAIT,
                (name, tag) -> new ProbeResult.Present("sha256:a"));
        assertThat(emitted(creation, StepOutcome.ACTED, ""))
                .containsExactly("Normal PodCreated on round: created the main pod, to be restored, as there is no pod:"
                        + " the set is in phase Waking and the registry holds sha256:a");
    }

    private static RoundStep<HibernationPhase> hibernation(HibernationDesire desire, HibernationPhase phase) {
        PodFacts live = PodFacts.builder()
                .identity("prod", "demo-0", "u1", "7")
                .containerRunning(true)
                .annotations(Map.of(
                        Annotations.VM_NAME,
                        "vk-prod-demo-0",
                        Annotations.VM_ID,
                        "vm-1",
                        Annotations.HIBERNATE_EPOCH,
                        "0"))
                .build();
        return HibernationPlanner.next(
                HibernationFacts.builder().desire(desire).phase(phase).build(),
                live,
                LegacyPolicy.WAIT,
                (name, tag) -> new ProbeResult.Absent());
    }

    @Test
    void waitsAndConflictsEmitNothing() {
        assertThat(emitted(new RoundStep.Wait<>("x"), StepOutcome.NOTHING_TO_DO, ""))
                .isEmpty();
        assertThat(emitted(new SetStep.DeletePod(POD, false, "x"), StepOutcome.CONFLICT, "stale"))
                .isEmpty();
    }

    @Test
    void failuresAreWarnings() {
        ProbeResult.Failed failure = new ProbeResult.Failed("503", null);
        assertThat(emitted(new RoundStep.ProbeError<>(failure), StepOutcome.REGISTRY_FAILED, "503"))
                .containsExactly("Warning RegistryUnavailable on round: the registry gave no answer to go by: 503");
        assertThat(emitted(new SetStep.DeletePod(POD, false, "x"), StepOutcome.API_FAILED, "403"))
                .containsExactly("Warning StepFailed on round: delete_pod: 403");
    }

    @Test
    void aRepeatIsCountedOnTheEventThatIsThere() {
        server.refuses(409, "AlreadyExists", null);
        events.onStep(new StepReport(
                new Round(),
                hibernation(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE),
                StepOutcome.ACTED,
                "",
                Duration.ZERO));
        assertThat(server.requests)
                .extracting(RecordingApiServer.Request::method)
                .containsExactly("POST", "GET");
    }

    @Test
    void anEventThatCannotBeWrittenIsNobodysTrouble() {
        server.refuses(403, "Forbidden", null);
        assertThat(emitted(new SetStep.DeletePod(POD, false, "x"), StepOutcome.ACTED, ""))
                .hasSize(2);
        RoundEvents full = new RoundEvents(recorder(task -> {
            throw new RejectedExecutionException("full");
        }));
        assertThatCode(() -> full.onStep(new StepReport(
                        new Round(), new SetStep.DeletePod(POD, false, "x"), StepOutcome.ACTED, "", Duration.ZERO)))
                .doesNotThrowAnyException();
    }

    @Test
    void aMessageThatIsTooLongIsCut() {
        emitted(new SetStep.DeletePod(POD, false, "x".repeat(5_000)), StepOutcome.ACTED, "");
        assertThat(server.requests.get(0).body().at("/message").asText())
                .hasSize(1_024)
                .endsWith("x…");
    }
}
