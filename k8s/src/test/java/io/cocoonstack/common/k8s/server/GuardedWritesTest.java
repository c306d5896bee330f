package io.cocoonstack.common.k8s.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.FreshReads;
import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real API server makes of the writes of a round. Tests contract 6.2 rule 1. */
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
    void aKubeletLetsGoOfThePodThatItReadAndNotOfTheNextOne() {
        Pod replaced = pod;
        delete();
        create();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> KubeletWrites.letGo(client, replaced));
        assertThat(read()).isNotNull();
        KubeletWrites.letGo(client, pod);
        assertThat(read()).isNull();
        KubeletWrites.letGo(client, pod);
    }

    @Test
    void aDigestThatAKubeletReportsLateIsRefused() {
        KubeletWrites.report(client, pod, Map.of(Annotations.HIBERNATE_DIGEST, "sha256:new"), false);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() ->
                        KubeletWrites.report(client, pod, Map.of(Annotations.HIBERNATE_DIGEST, "sha256:old"), false));
        assertThat(Pods.annotations(read())).containsEntry(Annotations.HIBERNATE_DIGEST, "sha256:new");
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

    private GenericKubernetesResource thing(String group) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(group + "/v1")
                .withKind("Thing")
                .withNewMetadata()
                .withNamespace("default")
                .withName("t")
                .endMetadata()
                .build();
    }

    private void writeStatus(GenericKubernetesResource thing) {
        Patches.patchStatusIfUnchanged(client, thing, copy -> copy.setAdditionalProperty("status", Map.of("a", "b")));
    }

    /** Serves the kind Thing of a group, without a status subresource. */
    private GenericKubernetesResource createThing(String group) throws InterruptedException {
        client.resource(new CustomResourceDefinitionBuilder()
                        .withNewMetadata()
                        .withName("things." + group)
                        .endMetadata()
                        .withNewSpec()
                        .withGroup(group)
                        .withScope("Namespaced")
                        .withNewNames()
                        .withKind("Thing")
                        .withPlural("things")
                        .endNames()
                        .addNewVersion()
                        .withName("v1")
                        .withServed(true)
                        .withStorage(true)
                        .withNewSchema()
                        .withNewOpenAPIV3Schema()
                        .withType("object")
                        .withXKubernetesPreserveUnknownFields(true)
                        .endOpenAPIV3Schema()
                        .endSchema()
                        .endVersion()
                        .endSpec()
                        .build())
                .serverSideApply();
        Waiting.until(
                "things to be served",
                Duration.ofSeconds(20),
                () -> client.genericKubernetesResources(group + "/v1", "Thing")
                                .inNamespace("default")
                                .list()
                        != null);
        return client.resource(thing(group)).createOr(NonDeletingOperation::update);
    }

    @Test
    void aStatusSubresourceThatTheCrdDoesNotHaveIsAnErrorAndNoConflict() throws InterruptedException {
        GenericKubernetesResource thing = createThing("nosub.example");

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> writeStatus(thing))
                .withMessageContaining(
                        "the server has no status subresource for Thing default/t, expected one in its CRD")
                .withMessageContaining("things.nosub.example \"t\" not found");
    }

    @Test
    void aStatusOfAnObjectThatWasDeletedOrReplacedIsAConflict() throws InterruptedException {
        GenericKubernetesResource thing = createThing("gone.example");
        client.resource(thing).delete();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> writeStatus(thing));

        client.resource(thing("gone.example")).create();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> writeStatus(thing));
    }

    /** Of the custom resources no test here installs the definition of hibernations. */
    @Test
    void aKindThatTheServerDoesNotKnowIsAnErrorAndNoConflict() {
        CocoonHibernation hibernation = new CocoonHibernationBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("h")
                .withUid("u1")
                .withResourceVersion("1")
                .endMetadata()
                .withNewStatus()
                .endStatus()
                .build();

        assertThatNotFoundIsTold(() -> Patches.patchStatusIfUnchanged(
                client, hibernation, copy -> copy.getStatus().setVmName("vk-default-demo-0")));
        assertThatNotFoundIsTold(() -> Patches.patchIfUnchanged(
                client, hibernation, copy -> copy.getMetadata().setLabels(Map.of("a", "b"))));
        assertThatNotFoundIsTold(() -> FreshReads.object(client, hibernation));
    }

    private static void assertThatNotFoundIsTold(ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(404));
    }

    @Test
    void aPodOfANamespaceThatIsGoneIsGone() {
        Pod elsewhere = new PodBuilder(pod)
                .editMetadata()
                .withNamespace("no-such-namespace")
                .endMetadata()
                .build();

        assertThat(FreshReads.object(client, elsewhere)).isNull();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> PodWrites.requestHibernate(client, Pods.facts(elsewhere)));
        PodWrites.delete(client, Pods.facts(elsewhere));
    }

    @Test
    void theLongestReportFits() {
        String longest = "\uD83D\uDE00".repeat(300_000);
        LifecycleStatus failed = new LifecycleStatus(LifecycleState.FAILED, 1, longest);
        Pod reported = client.resource(pod)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        new String(MergePatch.annotations(failed.patch()), StandardCharsets.UTF_8));
        assertThat(Pods.lifecycle(reported).state()).isEqualTo(LifecycleState.FAILED);
        assertThat(Pods.lifecycle(reported).comparisonKey()).isEqualTo(failed.comparisonKey());
    }

    @Test
    void aStatusThatAKubeletWritesOnAnOldReadKeepsTheAnnotationsOfOthers() {
        Pod old = read();
        somebodyElseWrites();
        PodWrites.requestHibernate(client, Pods.facts(read()));

        Pod written = KubeletWrites.writeStatus(client, old, KubeletWrites.status(old, true, Instant.now()));

        assertThat(Pods.isContainerRunning(written)).isTrue();
        assertThat(Pods.hibernateState(written).on()).isTrue();
        assertThat(written.getMetadata().getAnnotations()).containsEntry("theirs", "changed");
    }
}
