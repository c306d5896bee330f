package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

interface DeletionSemantics {

    Cluster cluster();

    @Test
    default void aDeletedObjectIsGone() {
        Cluster c = cluster();
        Reply widget = c.widget("w", "{'size':1}");
        Reply deleted = c.delete(c.widgets("w")).ok();
        assertThat(deleted.text("/kind")).isEqualTo("Status");
        assertThat(deleted.text("/status")).isEqualTo("Success");
        assertThat(deleted.text("/details/uid")).isEqualTo(widget.text("/metadata/uid"));
        c.get(c.widgets("w")).fails(404, "NotFound");
        c.delete(c.widgets("w")).fails(404, "NotFound");
    }

    @Test
    default void aPreconditionOfAnotherUidIsAConflict() {
        Cluster c = cluster();
        c.pod("p");
        c.delete(c.pods("p"), "{'preconditions':{'uid':'other'}}").fails(409, "Conflict");
        c.get(c.pods("p")).ok();
    }

    @Test
    default void aPreconditionOfAStaleResourceVersionIsAConflict() {
        Cluster c = cluster();
        Reply pod = c.pod("p");
        c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}").ok();
        c.delete(c.pods("p"), "{'preconditions':{'resourceVersion':'" + pod.version() + "'}}")
                .fails(409, "Conflict");
        c.get(c.pods("p")).ok();
    }

    @Test
    default void preconditionsThatHoldDoNotHinder() {
        Cluster c = cluster();
        Reply pod = c.pod("p");
        c.delete(
                        c.pods("p"),
                        "{'apiVersion':'v1','kind':'DeleteOptions','preconditions':{'uid':'" + pod.text("/metadata/uid")
                                + "','resourceVersion':'" + pod.version() + "'}}")
                .ok();
        c.get(c.pods("p")).fails(404, "NotFound");
    }

    @Test
    default void aFinalizerKeepsTheObjectUntilItIsRemoved() {
        Cluster c = cluster();
        c.widget("w", "{'finalizers':['a/b','c/d']}", "{'size':1}").ok();
        Reply going = c.delete(c.widgets("w")).ok();
        assertThat(going.text("/kind")).isEqualTo("Widget");
        assertThat(going.at("/metadata").has("deletionTimestamp")).isTrue();
        assertThat(going.at("/metadata/deletionGracePeriodSeconds").asInt(-1)).isZero();
        c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':['a/b']}}").ok();
        c.get(c.widgets("w")).ok();
        Reply last =
                c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':null}}").ok();
        assertThat(last.at("/metadata").has("finalizers")).isFalse();
        c.get(c.widgets("w")).fails(404, "NotFound");
    }

    @Test
    default void theStartOfADeletionCountsAsAGeneration() {
        Cluster c = cluster();
        c.widget("w", "{'finalizers':['a/b']}", "{'size':1}").ok();
        assertThat(c.delete(c.widgets("w")).ok().generation()).isEqualTo(2);
        c.boundPod("p");
        assertThat(c.delete(c.pods("p")).ok().generation()).isEqualTo(2);
        c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':null}}").ok();
    }

    @Test
    default void aSecondDeletionChangesNothing() {
        Cluster c = cluster();
        c.widget("w", "{'finalizers':['a/b']}", "{'size':1}").ok();
        String version = c.delete(c.widgets("w")).ok().version();
        assertThat(c.delete(c.widgets("w")).ok().version()).isEqualTo(version);
        c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':null}}").ok();
    }

    @Test
    default void noFinalizerIsAddedToWhatIsGoing() {
        Cluster c = cluster();
        c.widget("w", "{'finalizers':['a/b']}", "{'size':1}").ok();
        c.delete(c.widgets("w")).ok();
        c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':['a/b','c/d']}}")
                .fails(422, "Invalid");
        c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':null}}").ok();
    }

    @Test
    default void aDeletionCannotBeTakenBack() {
        Cluster c = cluster();
        c.boundPod("p");
        c.delete(c.pods("p")).ok();
        Reply patched = c.mergePatch(
                        c.pods("p"), "{'metadata':{'deletionTimestamp':null,'deletionGracePeriodSeconds':null}}")
                .ok();
        assertThat(patched.at("/metadata").has("deletionTimestamp")).isTrue();
    }

    @Test
    default void aBoundPodStaysUntilItsKubeletConfirms() {
        Cluster c = cluster();
        c.boundPod("p");
        Reply going = c.delete(c.pods("p")).ok();
        assertThat(going.text("/kind")).isEqualTo("Pod");
        assertThat(going.at("/metadata/deletionGracePeriodSeconds").asInt()).isEqualTo(30);
        assertThat(Instant.parse(going.text("/metadata/deletionTimestamp")))
                .isAfter(Instant.now().plus(Duration.ofSeconds(20)));
        c.mergePatch(c.pods("p", "status"), "{'metadata':{'annotations':{'a':'1'}}}")
                .ok();
        c.get(c.pods("p")).ok();
        c.delete(c.pods("p"), "{'gracePeriodSeconds':0}").ok();
        c.get(c.pods("p")).fails(404, "NotFound");
    }

    @Test
    default void theGraceOfAPodIsItsOwnWhereNobodyAsksForAnother() {
        Cluster c = cluster();
        c.pod("p", "{}", "{'nodeName':'node-1','terminationGracePeriodSeconds':7}");
        assertThat(c.delete(c.pods("p"))
                        .ok()
                        .at("/metadata/deletionGracePeriodSeconds")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    default void aGracePeriodIsOnlyShortened() {
        Cluster c = cluster();
        c.boundPod("p");
        c.delete(c.pods("p"), "{'gracePeriodSeconds':20}").ok();
        assertThat(c.delete(c.pods("p"), "{'gracePeriodSeconds':60}")
                        .ok()
                        .at("/metadata/deletionGracePeriodSeconds")
                        .asInt())
                .isEqualTo(20);
        assertThat(c.delete(c.pods("p") + "?gracePeriodSeconds=5")
                        .ok()
                        .at("/metadata/deletionGracePeriodSeconds")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    default void aPodThatNobodyRunsGoesAtOnce() {
        Cluster c = cluster();
        c.pod("unbound");
        c.delete(c.pods("unbound")).ok();
        c.get(c.pods("unbound")).fails(404, "NotFound");
        c.boundPod("failed");
        c.mergePatch(c.pods("failed", "status"), "{'status':{'phase':'Failed'}}")
                .ok();
        c.delete(c.pods("failed")).ok();
        c.get(c.pods("failed")).fails(404, "NotFound");
    }

    @Test
    default void aBoundPodWithAFinalizerOutlivesEvenItsKubeletsConfirmation() {
        Cluster c = cluster();
        c.pod("p", "{'finalizers':['a/b']}", "{'nodeName':'node-1'}");
        c.delete(c.pods("p")).ok();
        Reply confirmed = c.delete(c.pods("p"), "{'gracePeriodSeconds':0}").ok();
        assertThat(confirmed.at("/metadata/deletionGracePeriodSeconds").asInt(-1))
                .isZero();
        c.get(c.pods("p")).ok();
        c.mergePatch(c.pods("p"), "{'metadata':{'finalizers':null}}").ok();
        c.get(c.pods("p")).fails(404, "NotFound");
    }

    @Test
    default void withoutItsFinalizerAPodStillWaitsForItsKubelet() {
        Cluster c = cluster();
        c.pod("p", "{'finalizers':['a/b']}", "{'nodeName':'node-1'}");
        c.delete(c.pods("p")).ok();
        c.mergePatch(c.pods("p"), "{'metadata':{'finalizers':null}}").ok();
        c.get(c.pods("p")).ok();
        c.delete(c.pods("p"), "{'gracePeriodSeconds':0}").ok();
    }

    @Test
    default void aCollectionIsDeletedByLabel() {
        Cluster c = cluster();
        c.widget("a", "{'labels':{'x':'1'}}", "{'size':1}").ok();
        c.widget("b", "{'labels':{'x':'2'}}", "{'size':1}").ok();
        c.delete(c.widgets() + "?labelSelector=x%3D1").ok();
        c.get(c.widgets("a")).fails(404, "NotFound");
        c.get(c.widgets("b")).ok();
    }
}
