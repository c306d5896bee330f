package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.HibernateState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule pod-patches and 6.2 rule 1. */
class PodWritesTest {

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
                .addToAnnotations(Annotations.HIBERNATE_EPOCH, "4")
                .endMetadata()
                .build();
        server = new RecordingApiServer().holds(RecordingApiServer.JSON.valueToTree(pod));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode body() {
        assertThat(server.requests).hasSize(1);
        return server.requests.get(0).body();
    }

    @Test
    void aHibernateRequestNamesTheVersionThatItWasDecidedOn() {
        PodWrites.requestHibernate(server.client(), Pods.facts(pod));
        assertThat(body().toString())
                .isEqualTo("{\"metadata\":{\"uid\":\"u1\",\"resourceVersion\":\"7\",\"annotations\":"
                        + "{\"vm.cocoonstack.io/hibernate\":\"true\"}}}");
    }

    @Test
    void aWakeRequestRemovesTheFlagAndNamesEpochAndVersion() {
        pod.getMetadata().getAnnotations().put(Annotations.HIBERNATE, "true");
        Pod answer = PodWrites.requestWake(server.client(), Pods.facts(pod));
        assertThat(body().path("metadata").path("uid").asText()).isEqualTo("u1");
        assertThat(body().path("metadata").path("resourceVersion").asText()).isEqualTo("7");
        JsonNode annotations = body().path("metadata").path("annotations");
        assertThat(annotations.get(Annotations.HIBERNATE)).isEqualTo(NullNode.instance);
        assertThat(annotations.get(Annotations.WAKE_FROM_EPOCH).asText()).isEqualTo("4");
        assertThat(annotations).hasSize(2);
        assertThat(answer.getMetadata().getAnnotations()).containsEntry(Annotations.WAKE_FROM_EPOCH, "4");
    }

    @Test
    void aWakeRequestIsSentAlsoWhereNoFlagIsSeen() {
        PodWrites.requestWake(server.client(), Pods.facts(pod));
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aDeleteNamesUidAndVersionAsPreconditions() {
        PodWrites.delete(server.client(), Pods.facts(pod));
        assertThat(server.requests.get(0).method()).isEqualTo("DELETE");
        assertThat(server.requests.get(0).path()).isEqualTo("/api/v1/namespaces/prod/pods/demo-0");
        assertThat(body().path("preconditions").path("uid").asText()).isEqualTo("u1");
        assertThat(body().path("preconditions").path("resourceVersion").asText())
                .isEqualTo("7");
    }

    @Test
    void aPodThatIsGoneAlreadyIsDeleted() {
        server.refuses(404, "NotFound", null);
        PodWrites.delete(server.client(), Pods.facts(pod));
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aWriteUnderAStaleVersionIsAConflictAndIsNotRetried() {
        server.refuses(409, "Conflict", null);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> PodWrites.requestHibernate(server.client(), Pods.facts(pod)))
                .withMessage("patch of Pod prod/demo-0 was refused: it has changed since it was read at version 7;"
                        + " read again and decide again");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aWriteToAPodThatWasReplacedIsAConflict() {
        server.refuses(422, "Invalid", "metadata.uid");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> PodWrites.requestWake(server.client(), Pods.facts(pod)));
    }

    @Test
    void aWriteToAPodThatIsGoneIsAConflict() {
        server.refuses(404, "NotFound", null);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> PodWrites.requestWake(server.client(), Pods.facts(pod)))
                .withMessage("patch of Pod prod/demo-0 was refused: it was deleted since it was read at version 7;"
                        + " read again and decide again");
    }

    @Test
    void theNotFoundOfSomebodyElseIsNoDeletionAndNoConflict() {
        server.answersPage(404);
        assertIsNeitherGoneNorChanged();
    }

    @Test
    void aNotFoundWithoutAnObjectIsNoDeletionAndNoConflict() {
        server.refuses(404, "NotFound", null, null, null);
        assertIsNeitherGoneNorChanged();
    }

    @Test
    void aNotFoundOfAnotherObjectIsNoDeletionAndNoConflict() {
        server.refuses(404, "NotFound", null, "prod", "namespaces");
        assertIsNeitherGoneNorChanged();
        server.refuses(404, "NotFound", null, "demo-1", "pods");
        assertIsNeitherGoneNorChanged();
    }

    @Test
    void aPageWithStatus409IsNoConflict() {
        server.answersPage(409);
        assertIsNeitherGoneNorChanged();
    }

    @Test
    void a409OfAWebhookOrOfAQuotaIsNoConflictOfThePod() {
        server.denies(409, "Conflict");
        assertIsNeitherGoneNorChanged();
        server.refuses(409, "Conflict", null, "quota", "resourcequotas");
        assertIsNeitherGoneNorChanged();
        server.refuses(409, "AlreadyExists", null);
        assertIsNeitherGoneNorChanged();
    }

    @Test
    void anAnswer410IsNoDeletionAndNoConflict() {
        server.refuses(410, "Gone", null);
        assertIsNeitherGoneNorChanged();
    }

    private void assertIsNeitherGoneNorChanged() {
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> PodWrites.requestHibernate(server.client(), Pods.facts(pod)));
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> PodWrites.delete(server.client(), Pods.facts(pod)));
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> Patches.patchIfUnchanged(
                        server.client(),
                        pod,
                        copy -> copy.getMetadata().getAnnotations().put("a", "b")));
    }

    @Test
    void aWriteThatIsInvalidForAnotherReasonIsNoConflict() {
        server.refuses(422, "Invalid", "metadata.annotations");
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> PodWrites.requestWake(server.client(), Pods.facts(pod)));
    }

    @Test
    void aFailedWriteLeavesThePodAsItWas() {
        Pod before = new PodBuilder(pod).build();
        server.refuses(409, "Conflict", null);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> PodWrites.requestHibernate(server.client(), Pods.facts(pod)));
        assertThat(pod).isEqualTo(before);
    }

    @Test
    void aGuardedWriteInsistsOnAVersion() {
        pod.getMetadata().setResourceVersion(null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PodWrites.requestWake(server.client(), Pods.facts(pod)))
                .withMessage("metadata.resourceVersion of Pod prod/demo-0 is not set,"
                        + " expected an object as it was read from the API server");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PodWrites.requestHibernate(server.client(), Pods.facts(pod)));
        assertThatIllegalArgumentException().isThrownBy(() -> PodWrites.delete(server.client(), Pods.facts(pod)));
        assertThat(server.requests).isEmpty();
    }

    @Test
    void anEmptyVersionAndVersion0AreNoGuard() {
        for (String version : List.of("", "0")) {
            pod.getMetadata().setResourceVersion(version);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PodWrites.requestWake(server.client(), Pods.facts(pod)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PodWrites.requestHibernate(server.client(), Pods.facts(pod)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PodWrites.requestKeepSnapshot(server.client(), Pods.facts(pod)));
            assertThatIllegalArgumentException().isThrownBy(() -> PodWrites.delete(server.client(), Pods.facts(pod)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Patches.patchIfUnchanged(
                            server.client(),
                            pod,
                            copy -> copy.getMetadata().getAnnotations().put("a", "b")));
        }
        assertThat(server.requests).isEmpty();
    }

    @Test
    void noBodyCarriesAVersionThatIsNone() {
        pod.getMetadata().setResourceVersion("0");
        PodWrites.patchHibernateState(server.client(), pod, HibernateState.ON);
        assertThat(body().path("metadata").has("resourceVersion")).isFalse();
        assertThat(body().path("metadata").path("uid").asText()).isEqualTo("u1");
    }

    @Test
    void patchingTheHibernateStateGuardsWithWhatThePodCarries() {
        PodWrites.patchHibernateState(server.client(), pod, HibernateState.ON);
        assertThat(body().path("metadata").path("resourceVersion").asText()).isEqualTo("7");
    }

    @Test
    void anEqualStampInAnotherSpellingIsNotWritten() {
        pod.getMetadata().getAnnotations().put(Annotations.GENERATION, "007");
        assertThat(PodWrites.patchCocoonSetGeneration(server.client(), pod, 7)).isSameAs(pod);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void noPodIsAnErrorForEveryWriter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PodWrites.requestWake(server.client(), Pods.facts(null)))
                .withMessage("pod is null/null, expected a namespace and a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PodWrites.requestHibernate(server.client(), Pods.facts(null)));
        assertThatIllegalArgumentException().isThrownBy(() -> PodWrites.delete(server.client(), Pods.facts(null)));
        assertThatNullPointerException().isThrownBy(() -> PodWrites.patchKeepSnapshotOnDelete(server.client(), null));
        assertThat(server.requests).isEmpty();
    }
}
