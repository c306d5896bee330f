package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule mutation. */
class PatchesTest {

    private RecordingApiServer server;
    private Pod pod;

    @BeforeEach
    void start() throws IOException {
        pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("prod")
                .withName("demo-0")
                .withUid("u1")
                .withResourceVersion("7")
                .endMetadata()
                .withNewStatus()
                .withPhase("Pending")
                .endStatus()
                .build();
        server = new RecordingApiServer().holds(RecordingApiServer.JSON.valueToTree(pod));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUnguardedPatchHoldsOnlyWhatChanged() {
        Patches.patch(
                server.client(), pod, copy -> copy.getMetadata().getLabels().put("a", "b"));
        assertThat(body()).isEqualTo("{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
    }

    @Test
    void aGuardedPatchNamesTheVersionThatItWasDecidedOn() {
        Patches.patchIfUnchanged(
                server.client(), pod, copy -> copy.getMetadata().getLabels().put("a", "b"));
        assertThat(body())
                .isEqualTo("{\"metadata\":{\"labels\":{\"a\":\"b\"},\"uid\":\"u1\",\"resourceVersion\":\"7\"}}");
    }

    @Test
    void aGuardedPatchOfTheStatusNamesTheVersionThatItWasDecidedOn() {
        Patches.patchStatusIfUnchanged(
                server.client(), pod, copy -> copy.getStatus().setPhase("Running"));
        assertThat(server.requests.get(0).path()).isEqualTo("/api/v1/namespaces/prod/pods/demo-0/status");
        assertThat(body())
                .isEqualTo(
                        "{\"status\":{\"phase\":\"Running\"},\"metadata\":{\"uid\":\"u1\",\"resourceVersion\":\"7\"}}");
    }

    @Test
    void aPatchOfTheMetadataIsThatOfTheObject() {
        Patches.patchMetadata(
                server.client(), pod, metadata -> metadata.getLabels().put("a", "b"));
        assertThat(server.requests.get(0).path()).isEqualTo("/api/v1/namespaces/prod/pods/demo-0");
        assertThat(body()).isEqualTo("{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
    }

    @Test
    void aGuardedPatchOfTheMetadataNamesTheVersionThatItWasDecidedOn() {
        Patches.patchMetadataIfUnchanged(
                server.client(), pod, metadata -> metadata.getFinalizers().add("f"));
        assertThat(body())
                .isEqualTo("{\"metadata\":{\"finalizers\":[\"f\"],\"uid\":\"u1\",\"resourceVersion\":\"7\"}}");
    }

    @Test
    void anObjectWithoutMetadataIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patches.patchMetadata(server.client(), new Pod(), metadata -> {}))
                .withMessage("metadata of the Pod is null, expected at least its name");
    }

    @Test
    void aStatusThatIsStoredTakesAlongOnlyWhatDiffers() {
        PodStatus after = new PodStatusBuilder(pod.getStatus()).withReason("x").build();
        Patches.storeStatus(server.client(), pod, pod.getStatus(), after);
        assertThat(server.requests.get(0).path()).isEqualTo("/api/v1/namespaces/prod/pods/demo-0/status");
        assertThat(body()).isEqualTo("{\"status\":{\"reason\":\"x\"}}");
    }

    @Test
    void aStatusIsStoredUnderTheVersionThatItWasDecidedOn() {
        Patches.storeStatusIfUnchanged(server.client(), pod, pod.getStatus(), null);
        assertThat(body())
                .isEqualTo("{\"status\":{\"phase\":null},\"metadata\":{\"uid\":\"u1\",\"resourceVersion\":\"7\"}}");
    }

    @Test
    void aMutationWithoutADifferenceSendsNothing() {
        assertThat(Patches.patch(server.client(), pod, copy -> {})).isSameAs(pod);
        assertThat(Patches.patchIfUnchanged(server.client(), pod, copy -> {})).isSameAs(pod);
        assertThat(Patches.patchMetadata(server.client(), pod, metadata -> {})).isSameAs(pod);
        assertThat(Patches.patchStatus(server.client(), pod, copy -> {})).isSameAs(pod);
        assertThat(Patches.storeStatus(server.client(), pod, pod.getStatus(), pod.getStatus()))
                .isSameAs(pod);
        assertThat(Patches.patchStatusIfUnchanged(server.client(), pod, copy -> {}))
                .isSameAs(pod);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aStatusThatGoesAsAWholeTakesAlongOnlyWhatWasRead() {
        Patches.patchStatus(server.client(), pod, copy -> copy.setStatus(null));
        assertThat(body()).isEqualTo("{\"status\":{\"phase\":null}}");
    }

    @Test
    void aNumberOfAnotherClassIsNoDifference() {
        pod.setAdditionalProperty("x", 5L);
        assertThat(Patches.patch(server.client(), pod, copy -> {})).isSameAs(pod);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void theObjectHandedInIsNeverChanged() {
        Pod before = new PodBuilder(pod).build();
        Patches.patch(
                server.client(), pod, copy -> copy.getMetadata().getLabels().put("a", "b"));
        server.refuses(409, "Conflict", null);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> Patches.patchIfUnchanged(
                        server.client(),
                        pod,
                        copy -> copy.getMetadata().getLabels().put("a", "b")));
        assertThat(pod).isEqualTo(before);
    }

    @Test
    void anUnguardedPatchThatIsRefusedIsTheClientsException() {
        server.refuses(403, "Forbidden", null);
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> Patches.patch(
                        server.client(),
                        pod,
                        copy -> copy.getMetadata().getLabels().put("a", "b")))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(403));
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aMutationOfAStatusThatChangesMoreIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patches.patchStatus(server.client(), pod, copy -> {
                    copy.getStatus().setPhase("Running");
                    copy.getMetadata().getLabels().put("a", "b");
                }))
                .withMessage("mutation of a status changed metadata of Pod prod/demo-0,"
                        + " expected it to change nothing but status");
        assertThat(server.requests).isEmpty();
    }

    private String body() {
        assertThat(server.requests).hasSize(1);
        return server.requests.get(0).body().toString();
    }

    private void writeStatus() {
        Patches.patchStatusIfUnchanged(
                server.client(), pod, copy -> copy.getStatus().setPhase("Running"));
    }

    @Test
    void aStatusOfAnObjectThatIsGoneIsAConflict() {
        server.refuses(404, "NotFound", null);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(this::writeStatus);
        assertThat(server.requests).extracting(request -> request.method()).containsExactly("PATCH", "GET");
    }

    @Test
    void aStatusOfSomebodyElsesNotFoundIsNoConflict() {
        server.answersPage(404);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(this::writeStatus);
    }

    @Test
    void aFreshReadTakesOnlyTheServersWordForAnAbsence() {
        server.refuses(404, "NotFound", null);
        assertThat(FreshReads.pod(server.client(), "prod", "demo-0")).isNull();
        assertThat(FreshReads.object(server.client(), pod)).isNull();
        server.refuses(404, "NotFound", null, "prod", "namespaces");
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> FreshReads.pod(server.client(), "prod", "demo-0"));
        server.answersPage(404);
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> FreshReads.pod(server.client(), "prod", "demo-0"))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(404));
    }

    @Test
    void aFreshReadOfAPodGivesItsFacts() {
        assertThat(FreshReads.pod(server.client(), "prod", "demo-0").resourceVersion())
                .isEqualTo("7");
    }
}
