package io.cocoonstack.common.k8s.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real API server makes of the writes of a round. */
@RequiresKubeApiServer
class GuardedWritesTest {

    private final KubernetesClient client;
    private Pod pod;

    GuardedWritesTest(KubeApiServer server) {
        this.client = server.client();
    }

    @BeforeEach
    void create() {
        pod = client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName("demo-0")
                        .addToAnnotations(Epochs.fresh())
                        .addToAnnotations("theirs", "kept")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("agent")
                        .withImage("placeholder")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    @AfterEach
    void delete() {
        client.pods()
                .inNamespace("default")
                .withName("demo-0")
                .withGracePeriod(0)
                .delete();
    }

    private Pod read() {
        return client.pods().inNamespace("default").withName("demo-0").get();
    }

    private void somebodyElseWrites() {
        Patches.patch(client, pod, copy -> copy.getMetadata().getAnnotations().put("theirs", "changed"));
    }

    @Test
    void requestsUnderTheVersionThatWasReadAreAccepted() {
        Pod hibernating = PodWrites.requestHibernate(client, Pods.facts(pod));
        assertThat(Pods.hibernateState(hibernating).on()).isTrue();

        Pod waking = PodWrites.requestWake(client, Pods.facts(hibernating));
        assertThat(waking.getMetadata().getAnnotations())
                .doesNotContainKey(Annotations.HIBERNATE)
                .containsEntry(Annotations.WAKE_FROM_EPOCH, "0")
                .containsEntry("theirs", "kept");
        assertThat(Epoch.wakeFromEpoch(Pods.annotations(read())).isPresent()).isTrue();
    }

    @Test
    void requestsUnderAStaleVersionAreRefusedAndWriteNothing() {
        somebodyElseWrites();
        PodFacts stale = Pods.facts(pod);

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> PodWrites.requestHibernate(client, stale));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> PodWrites.requestWake(client, stale));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> PodWrites.delete(client, stale));

        assertThat(read().getMetadata().getAnnotations())
                .doesNotContainKeys(Annotations.HIBERNATE, Annotations.WAKE_FROM_EPOCH);
    }

    @Test
    void requestsToAPodThatWasReplacedAreRefused() {
        Pod before = pod;
        delete();
        create();
        Pod mixed = new PodBuilder(read())
                .editMetadata()
                .withUid(before.getMetadata().getUid())
                .endMetadata()
                .build();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> PodWrites.requestHibernate(client, Pods.facts(mixed)));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> PodWrites.delete(client, Pods.facts(mixed)));
        assertThat(read()).isNotNull();
    }

    @Test
    void aPodIsDeletedUnderTheVersionThatWasRead() {
        PodWrites.delete(client, Pods.facts(pod));
        assertThat(read()).isNull();
        PodWrites.delete(client, Pods.facts(pod));
    }

    @Test
    void aKeyThatIsRemovedTakesNothingOfOthersAlong() {
        somebodyElseWrites();
        Pod patched = Patches.patch(
                client, pod, copy -> copy.getMetadata().getAnnotations().clear());
        assertThat(patched.getMetadata().getAnnotations()).isNullOrEmpty();

        Pod other = Patches.patch(
                client, patched, copy -> copy.getMetadata().getAnnotations().put("one", "1"));
        Patches.patch(client, other, copy -> copy.getMetadata().getAnnotations().put("two", "2"));
        Pod cleared = Patches.patch(
                client, other, copy -> copy.getMetadata().getAnnotations().remove("one"));
        assertThat(cleared.getMetadata().getAnnotations()).containsOnlyKeys("two");
    }

    @Test
    void aStatusUnderAStaleVersionIsRefused() {
        somebodyElseWrites();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> Patches.patchStatusIfUnchanged(
                        client, pod, copy -> copy.getStatus().setMessage("stale")));
    }
}
