package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

interface PodSemantics {

    Cluster cluster();

    @Test
    default void aNewPodIsPendingWhateverItSays() {
        Cluster c = cluster();
        Reply pod = c.post(
                        c.pods(),
                        "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'a','image':'b'}]},"
                                + "'status':{'phase':'Running','podIP':'10.1.2.3'}}")
                .ok();
        assertThat(pod.text("/status/phase")).isEqualTo("Pending");
        assertThat(pod.at("/status").has("podIP")).isFalse();
    }

    @Test
    default void thePodStatusIsWrittenThroughItsOwnPath() {
        Cluster c = cluster();
        c.pod("p");
        Reply ignored =
                c.mergePatch(c.pods("p"), "{'status':{'phase':'Running'}}").ok();
        assertThat(ignored.text("/status/phase")).isEqualTo("Pending");
        Reply written = c.mergePatch(c.pods("p", "status"), "{'status':{'phase':'Running'}}")
                .ok();
        assertThat(written.text("/status/phase")).isEqualTo("Running");
        assertThat(c.get(c.pods("p", "status")).ok().text("/status/phase")).isEqualTo("Running");
    }

    @Test
    default void thePodStatusPathAlsoWritesAnnotationsButNoSpec() {
        Cluster c = cluster();
        c.pod("p", "{'annotations':{'old':'1'}}", "{}");
        Reply written = c.mergePatch(
                        c.pods("p", "status"),
                        "{'metadata':{'annotations':{'old':null,'new':'2'}},'spec':{'nodeName':'node-1'},"
                                + "'status':{'phase':'Running'}}")
                .ok();
        assertThat(written.at("/metadata/annotations")).isEqualTo(Cluster.json("{'new':'2'}"));
        assertThat(written.at("/spec").has("nodeName")).isFalse();
        assertThat(written.text("/status/phase")).isEqualTo("Running");
        assertThat(written.generation()).isEqualTo(1);
    }

    @Test
    default void thePodStatusPathLeavesOwnersAlone() {
        Cluster c = cluster();
        c.pod("p");
        Reply written = c.mergePatch(
                        c.pods("p", "status"),
                        "{'metadata':{'ownerReferences':[{'apiVersion':'v1','kind':'Pod','name':'x','uid':'y'}]}}")
                .ok();
        assertThat(written.at("/metadata").has("ownerReferences")).isFalse();
    }

    @Test
    default void aBindingSetsTheNode() {
        Cluster c = cluster();
        c.pod("p");
        assertThat(c.bind("p", "node-1").code()).isEqualTo(201);
        Reply bound = c.get(c.pods("p")).ok();
        assertThat(bound.text("/spec/nodeName")).isEqualTo("node-1");
        assertThat(bound.text("/status/conditions/0/type")).isEqualTo("PodScheduled");
        assertThat(bound.generation()).isEqualTo(1);
    }

    @Test
    default void aPodIsBoundOnce() {
        Cluster c = cluster();
        c.boundPod("p");
        c.bind("p", "node-2").fails(409, "Conflict");
        assertThat(c.get(c.pods("p")).text("/spec/nodeName")).isEqualTo("node-1");
    }

    @Test
    default void aPodThatIsGoingIsNotBound() {
        Cluster c = cluster();
        c.pod("p", "{'finalizers':['a/b']}", "{}");
        c.delete(c.pods("p")).ok();
        c.bind("p", "node-1").fails(409, "Conflict");
        c.mergePatch(c.pods("p"), "{'metadata':{'finalizers':null}}").ok();
    }

    @Test
    default void aMissingPodIsNotBound() {
        cluster().bind("nobody", "node-1").fails(404, "NotFound");
    }

    @Test
    default void theNodeCannotBePatchedIn() {
        Cluster c = cluster();
        c.pod("p");
        assertThat(c.mergePatch(c.pods("p"), "{'spec':{'nodeName':'node-1'}}")
                        .fails(422, "Invalid")
                        .text("/message"))
                .contains("spec: Forbidden: pod updates may not change fields other than");
    }

    @Test
    default void anImageMayChangeAndCountsAsAGeneration() {
        Cluster c = cluster();
        c.pod("p");
        Reply changed = c.jsonPatch(c.pods("p"), "[{'op':'replace','path':'/spec/containers/0/image','value':'a:2'}]")
                .ok();
        assertThat(changed.generation()).isEqualTo(2);
    }

    @Test
    default void annotationsDoNotCountAsAGeneration() {
        Cluster c = cluster();
        c.pod("p");
        assertThat(c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}")
                        .ok()
                        .generation())
                .isEqualTo(1);
    }

    @Test
    default void anEvictionDeletesGracefullyAndSaysWhy() {
        Cluster c = cluster();
        c.boundPod("p");
        assertThat(c.post(
                                c.pods("p", "eviction"),
                                "{'apiVersion':'policy/v1','kind':'Eviction','metadata':{'name':'p'}}")
                        .code())
                .isEqualTo(201);
        Reply going = c.get(c.pods("p")).ok();
        assertThat(going.at("/metadata").has("deletionTimestamp")).isTrue();
        assertThat(going.at("/status/conditions").toString()).contains("DisruptionTarget");
    }

    @Test
    default void anEvictionKeepsToPreconditions() {
        Cluster c = cluster();
        c.boundPod("p");
        c.post(
                        c.pods("p", "eviction"),
                        "{'apiVersion':'policy/v1','kind':'Eviction','metadata':{'name':'p'},"
                                + "'deleteOptions':{'preconditions':{'uid':'other'}}}")
                .fails(409, "Conflict");
        assertThat(c.get(c.pods("p")).at("/metadata").has("deletionTimestamp")).isFalse();
    }
}
