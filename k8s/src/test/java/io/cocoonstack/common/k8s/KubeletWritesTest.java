package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.meta.Annotations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests contract 6.3 rule 11. */
class KubeletWritesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.123Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private RecordingApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RecordingApiServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static PodBuilder pod() {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace("prod")
                .withName("demo-0")
                .withUid("pod-uid")
                .withResourceVersion("7")
                .addToAnnotations(Annotations.VM_ID, "vm-1")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("agent")
                .withImage("placeholder")
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Pending")
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("True")
                .endCondition()
                .endStatus();
    }

    private static Pod with(PodStatus status) {
        return pod().withStatus(status).build();
    }

    @Test
    void aVmThatIsThereIsARunningContainerAndAReadyPod() {
        PodStatus status = KubeletWrites.status(pod().build(), true, NOW);

        assertThat(status.getPhase()).isEqualTo("Running");
        assertThat(Pods.isContainerRunning(with(status))).isTrue();
        assertThat(Pods.isReady(with(status))).isTrue();
        assertThat(status.getContainerStatuses().get(0).getState().getRunning().getStartedAt())
                .isEqualTo("2026-11-27T12:00:00Z");
    }

    @Test
    void aVmThatIsGoneIsAWaitingContainer() {
        Pod running = with(KubeletWrites.status(pod().build(), true, NOW));
        PodStatus status = KubeletWrites.status(running, false, LATER);

        assertThat(status.getPhase()).isEqualTo("Pending");
        assertThat(Pods.isContainerRunning(with(status))).isFalse();
        assertThat(Pods.isReady(with(status))).isFalse();
        assertThat(status.getContainerStatuses().get(0).getState().getWaiting().getReason())
                .isEqualTo("NoVm");
    }

    @Test
    void conditionsOfOthersStay() {
        PodStatus status = KubeletWrites.status(pod().build(), true, NOW);

        assertThat(status.getConditions()).extracting(PodCondition::getType).containsExactly("PodScheduled", "Ready");
    }

    @Test
    void whatThePodSaysAlreadyIsLeftAsItIs() {
        PodStatus running = KubeletWrites.status(pod().build(), true, NOW);
        PodStatus waiting = KubeletWrites.status(pod().build(), false, NOW);

        assertThat(KubeletWrites.status(with(running), true, LATER)).isEqualTo(running);
        assertThat(KubeletWrites.status(with(waiting), false, LATER)).isEqualTo(waiting);
    }

    @Test
    void aPodWithoutSpecOrStatusHasNoContainers() {
        Pod bare = new PodBuilder().build();

        assertThat(KubeletWrites.status(bare, true, NOW).getContainerStatuses()).isEmpty();
    }

    @Test
    void annotationsAndStatusGoInOnePatchWithTheUid() {
        Map<String, String> annotations = new HashMap<>();
        annotations.put(Annotations.VM_ID, null);
        annotations.put(Annotations.HIBERNATE_EPOCH, "1");

        KubeletWrites.report(server.client(), pod().build(), annotations, true);

        assertThat(server.requests).hasSize(1);
        assertThat(server.requests.get(0).method() + " "
                        + server.requests.get(0).path())
                .isEqualTo("PATCH /api/v1/namespaces/prod/pods/demo-0/status");
        JsonNode body = server.requests.get(0).body();
        assertThat(body.at("/metadata/uid").asText()).isEqualTo("pod-uid");
        assertThat(body.at("/metadata").has("resourceVersion")).isFalse();
        JsonNode sent = body.at("/metadata/annotations");
        assertThat(sent.get(Annotations.VM_ID).isNull()).isTrue();
        assertThat(sent.get(Annotations.HIBERNATE_EPOCH).asText()).isEqualTo("1");
        assertThat(body.at("/status/phase").asText()).isEqualTo("Running");
        assertThat(body.at("/status/containerStatuses/0/name").asText()).isEqualTo("agent");
        assertThat(body.size()).isEqualTo(2);
    }

    @Test
    void annotationsThatBelongTogetherAreSentTogether() {
        Pod running = with(KubeletWrites.status(pod().build(), true, NOW));

        KubeletWrites.report(
                server.client(), running, Map.of(Annotations.VM_ID, "vm-1", Annotations.IP, "10.0.0.7"), true);

        JsonNode body = server.requests.get(0).body();
        assertThat(body.has("status")).isFalse();
        assertThat(body.at("/metadata/annotations").size()).isEqualTo(2);
    }

    @Test
    void whereThePodSaysAllOfItNothingIsSent() {
        Pod running = with(KubeletWrites.status(pod().build(), true, NOW));

        assertThat(KubeletWrites.report(server.client(), running, Map.of(Annotations.VM_ID, "vm-1"), true))
                .isSameAs(running);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aReportThatSetsOrRemovesTheDigestCarriesTheVersionOfThePod() {
        Pod named = pod().editMetadata()
                .addToAnnotations(Annotations.HIBERNATE_DIGEST, "sha256:abc")
                .endMetadata()
                .build();
        for (String digest : new String[] {"sha256:def", null}) {
            Map<String, String> annotations = new HashMap<>();
            annotations.put(Annotations.HIBERNATE_DIGEST, digest);
            KubeletWrites.report(server.client(), named, annotations, false);
        }

        assertThat(server.requests).hasSize(2);
        for (RecordingApiServer.Request request : server.requests) {
            assertThat(request.body().at("/metadata/resourceVersion").asText()).isEqualTo("7");
            assertThat(request.body().at("/metadata/uid").asText()).isEqualTo("pod-uid");
        }
    }

    @Test
    void whereThePodNamesTheDigestAlreadyTheStatusNeedsNoVersion() {
        Pod named = pod().editMetadata()
                .addToAnnotations(Annotations.HIBERNATE_DIGEST, "sha256:abc")
                .endMetadata()
                .build();

        KubeletWrites.report(server.client(), named, Map.of(Annotations.HIBERNATE_DIGEST, "sha256:abc"), true);

        JsonNode body = server.requests.get(0).body();
        assertThat(body.at("/metadata").size()).isEqualTo(1);
        assertThat(body.at("/status/phase").asText()).isEqualTo("Running");
    }

    @Test
    void aDigestIsNotReportedToAPodOfNoVersion() {
        Pod bare = pod().editMetadata().withResourceVersion(null).endMetadata().build();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> KubeletWrites.report(
                        server.client(), bare, Map.of(Annotations.HIBERNATE_DIGEST, "sha256:abc"), false))
                .withMessageContaining("metadata.resourceVersion of Pod prod/demo-0 is not set");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aDigestForAPodThatHasChangedIsAConflict() {
        server.refuses(409, "Conflict", null);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> KubeletWrites.report(
                        server.client(), pod().build(), Map.of(Annotations.HIBERNATE_DIGEST, "sha256:abc"), false))
                .withMessageContaining("report of Pod prod/demo-0 was refused");
    }

    @Test
    void aStatusOfAProviderIsAPatchOfTheStatusAlone() {
        KubeletWrites.writeStatus(server.client(), pod().build(), KubeletWrites.status(pod().build(), true, NOW));

        assertThat(server.requests.get(0).method() + " "
                        + server.requests.get(0).path())
                .isEqualTo("PATCH /api/v1/namespaces/prod/pods/demo-0/status");
        JsonNode body = server.requests.get(0).body();
        assertThat(body.size()).isEqualTo(1);
        assertThat(body.at("/status/phase").asText()).isEqualTo("Running");
    }

    @Test
    void aPodIsLetGoOfByItsUidAndAtOnce() {
        KubeletWrites.letGo(server.client(), pod().build());

        RecordingApiServer.Request request = server.requests.get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("DELETE /api/v1/namespaces/prod/pods/demo-0");
        JsonNode options = request.body();
        assertThat(options.path("gracePeriodSeconds").isInt()).isTrue();
        assertThat(options.path("gracePeriodSeconds").asInt()).isZero();
        assertThat(options.at("/preconditions/uid").asText()).isEqualTo("pod-uid");
        assertThat(options.at("/preconditions").has("resourceVersion")).isFalse();
    }

    @Test
    void aPodThatIsGoneAlreadyIsLetGoOf() {
        server.refuses(404, "NotFound", null);
        KubeletWrites.letGo(server.client(), pod().build());

        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aPodWithoutAUidIsNotLetGoOf() {
        Pod bare = pod().editMetadata().withUid(null).endMetadata().build();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> KubeletWrites.letGo(server.client(), bare))
                .withMessageContaining("metadata.uid of Pod prod/demo-0 is not set");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void thePodThatTookThePlaceOfADeletedOneIsNotLetGoOf() {
        server.refuses(409, "Conflict", null);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> KubeletWrites.letGo(server.client(), pod().build()));
    }
}
