package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

interface PatchSemantics {

    Cluster cluster();

    @Test
    default void nullInAMergePatchDeletesTheKey() {
        Cluster c = cluster();
        c.pod("p", "{'annotations':{'a':'1','b':'2'}}", "{}");
        Reply patched = c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':null,'c':'3'}}}")
                .ok();
        assertThat(patched.at("/metadata/annotations")).isEqualTo(Cluster.json("{'b':'2','c':'3'}"));
    }

    @Test
    default void theLastAnnotationTakesItsMapAlong() {
        Cluster c = cluster();
        c.pod("p", "{'annotations':{'a':'1'}}", "{}");
        Reply patched = c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':null}}}")
                .ok();
        assertThat(patched.at("/metadata").has("annotations")).isFalse();
    }

    @Test
    default void nullInANewObjectOfAMergePatchIsDropped() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        Reply patched = c.mergePatch(c.widgets("w"), "{'spec':{'open':{'x':null,'y':1}}}")
                .ok();
        assertThat(patched.at("/spec/open")).isEqualTo(Cluster.json("{'y':1}"));
    }

    @Test
    default void aMergePatchGoesIntoNestedObjects() {
        Cluster c = cluster();
        c.widget("w", "{'size':1,'open':{'a':{'b':1,'c':2}}}");
        Reply patched =
                c.mergePatch(c.widgets("w"), "{'spec':{'open':{'a':{'b':3}}}}").ok();
        assertThat(patched.at("/spec/open")).isEqualTo(Cluster.json("{'a':{'b':3,'c':2}}"));
    }

    @Test
    default void aMergePatchReplacesArraysWhole() {
        Cluster c = cluster();
        c.widget("w", "{'size':1,'parts':[{'name':'a'},{'name':'b'}]}");
        Reply patched = c.mergePatch(c.widgets("w"), "{'spec':{'parts':[{'name':'c','material':'wood'}]}}")
                .ok();
        assertThat(patched.at("/spec/parts")).isEqualTo(Cluster.json("[{'name':'c','material':'wood'}]"));
    }

    @Test
    default void aMergePatchReplacesFinalizersWhole() {
        Cluster c = cluster();
        c.widget("w", "{'finalizers':['a/b','c/d']}", "{'size':1}").ok();
        Reply patched = c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':['e/f']}}")
                .ok();
        assertThat(patched.at("/metadata/finalizers")).isEqualTo(Cluster.json("['e/f']"));
        c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':null}}").ok();
    }

    @Test
    default void aPatchThatChangesNothingKeepsTheResourceVersion() {
        Cluster c = cluster();
        String pod = c.pod("p", "{'annotations':{'a':'1'}}", "{}").version();
        assertThat(c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1','b':null}}}")
                        .ok()
                        .version())
                .isEqualTo(pod);
        Reply widget = c.widget("w", "{'size':1}");
        Reply same = c.mergePatch(c.widgets("w"), "{'spec':{'size':1,'color':'red'}}")
                .ok();
        assertThat(same.version()).isEqualTo(widget.version());
        assertThat(same.generation()).isEqualTo(1);
    }

    @Test
    default void anEmptyPatchChangesNothing() {
        Cluster c = cluster();
        String version = c.pod("p").version();
        assertThat(c.mergePatch(c.pods("p"), "{}").ok().version()).isEqualTo(version);
        assertThat(c.jsonPatch(c.pods("p"), "[]").ok().version()).isEqualTo(version);
    }

    @Test
    default void everyChangeHasALargerResourceVersion() {
        Cluster c = cluster();
        long first = Long.parseLong(c.pod("p").version());
        long second = Long.parseLong(c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}")
                .ok()
                .version());
        long other = Long.parseLong(c.pod("q").version());
        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(other);
    }

    @Test
    default void aStaleResourceVersionInAMergePatchIsAConflict() {
        Cluster c = cluster();
        String stale = c.pod("p").version();
        c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}").ok();
        String patch = "{'metadata':{'resourceVersion':'" + stale + "','annotations':{'a':'2'}}}";
        c.mergePatch(c.pods("p"), patch).fails(409, "Conflict");
        c.mergePatch(c.pods("p", "status"), patch).fails(409, "Conflict");
        assertThat(c.get(c.pods("p")).text("/metadata/annotations/a")).isEqualTo("1");
    }

    @Test
    default void aStaleResourceVersionIsAConflictEvenWhereNothingWouldChange() {
        Cluster c = cluster();
        String stale = c.pod("p").version();
        c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':'1'}}}").ok();
        c.mergePatch(c.pods("p"), "{'metadata':{'resourceVersion':'" + stale + "','annotations':{'a':'1'}}}")
                .fails(409, "Conflict");
    }

    @Test
    default void theCurrentResourceVersionAndUidAreAccepted() {
        Cluster c = cluster();
        Reply pod = c.pod("p");
        c.mergePatch(
                        c.pods("p"),
                        "{'metadata':{'uid':'" + pod.text("/metadata/uid") + "','resourceVersion':'" + pod.version()
                                + "','annotations':{'a':'1'}}}")
                .ok();
    }

    @Test
    default void anotherUidInAMergePatchIsInvalid() {
        Cluster c = cluster();
        c.pod("p");
        Reply refused = c.mergePatch(c.pods("p"), "{'metadata':{'uid':'other','annotations':{'a':'1'}}}")
                .fails(422, "Invalid");
        assertThat(refused.text("/message")).contains("metadata.uid: Invalid value: \"other\": field is immutable");
        c.mergePatch(c.pods("p", "status"), "{'metadata':{'uid':'other'},'status':{'phase':'Running'}}")
                .fails(422, "Invalid");
        c.widget("w", "{'size':1}");
        c.mergePatch(c.widgets("w"), "{'metadata':{'uid':'other'}}").fails(422, "Invalid");
    }

    /** There metadata is not looked at but for the resourceVersion: a uid guards nothing. */
    @Test
    default void aStatusPatchOfACustomResourceIgnoresAnotherUidButNotAStaleResourceVersion() {
        Cluster c = cluster();
        String stale = c.widget("w", "{'size':1}").version();
        c.mergePatch(c.widgets("w", "status"), "{'metadata':{'uid':'other'},'status':{'count':1}}")
                .ok();
        c.mergePatch(c.widgets("w", "status"), "{'metadata':{'resourceVersion':'" + stale + "'},'status':{'count':2}}")
                .fails(409, "Conflict");
    }

    @Test
    default void aPatchCannotRename() {
        Cluster c = cluster();
        c.pod("p");
        c.mergePatch(c.pods("p"), "{'metadata':{'name':'q'}}").fails(400, "BadRequest");
        c.mergePatch(c.pods("p"), "{'metadata':{'namespace':'q'}}").fails(400, "BadRequest");
    }

    @Test
    default void aMergePatchThatIsNoObjectIsABadRequest() {
        Cluster c = cluster();
        c.pod("p");
        c.mergePatch(c.pods("p"), "[]").fails(400, "BadRequest");
        c.mergePatch(c.pods("p"), "{").fails(400, "BadRequest");
    }

    @Test
    default void anAnnotationThatIsNoTextIsInvalid() {
        Cluster c = cluster();
        c.pod("p");
        c.mergePatch(c.pods("p"), "{'metadata':{'annotations':{'a':1}}}").fails(422, "Invalid");
        c.widget("w", "{'size':1}");
        c.mergePatch(c.widgets("w"), "{'metadata':{'annotations':{'a':true}}}").fails(422, "Invalid");
    }

    @Test
    default void aJsonPatchIsApplied() {
        Cluster c = cluster();
        c.widget("w", "{'size':1,'parts':[{'name':'a'}]}");
        Reply patched = c.jsonPatch(
                        c.widgets("w"),
                        "[{'op':'replace','path':'/spec/size','value':2},"
                                + "{'op':'add','path':'/spec/parts/-','value':{'name':'b'}},"
                                + "{'op':'add','path':'/metadata/annotations','value':{'x/y':'1'}},"
                                + "{'op':'remove','path':'/metadata/annotations/x~1y'}]")
                .ok();
        assertThat(patched.at("/spec/size").asInt()).isEqualTo(2);
        assertThat(patched.text("/spec/parts/1/name")).isEqualTo("b");
        assertThat(patched.at("/metadata").has("annotations")).isFalse();
    }

    @Test
    default void aJsonPatchMovesCopiesAndInserts() {
        Cluster c = cluster();
        c.widget("w", "{'size':1,'label':'l','parts':[{'name':'a'},{'name':'b'}]}");
        Reply patched = c.jsonPatch(
                        c.widgets("w"),
                        "[{'op':'add','path':'/spec/parts/1','value':{'name':'c'}},"
                                + "{'op':'replace','path':'/spec/parts/0','value':{'name':'d'}},"
                                + "{'op':'remove','path':'/spec/parts/2'},"
                                + "{'op':'test','path':'/spec/parts','value':[{'name':'d'},{'name':'c'}]},"
                                + "{'op':'add','path':'/metadata/annotations','value':{}},"
                                + "{'op':'move','from':'/spec/label','path':'/metadata/annotations/a'},"
                                + "{'op':'copy','from':'/metadata/annotations/a','path':'/metadata/annotations/b'}]")
                .ok();
        assertThat(patched.at("/spec").has("label")).isFalse();
        assertThat(patched.at("/metadata/annotations")).isEqualTo(Cluster.json("{'a':'l','b':'l'}"));
    }

    @Test
    default void aJsonPatchThatNamesNoPlaceIsInvalid() {
        Cluster c = cluster();
        c.widget("w", "{'size':1,'parts':[{'name':'a'}]}");
        for (String operation : List.of(
                "{'op':'add','path':'/spec/parts/9','value':{'name':'b'}}",
                "{'op':'replace','path':'/spec/parts/1','value':{'name':'b'}}",
                "{'op':'add','path':'/metadata/annotations/a','value':'1'}",
                "{'op':'move','from':'/spec/nothing','path':'/spec/label'}",
                "{'op':'turn','path':'/spec/label','value':'a'}",
                "{'op':'remove','path':'/spec/parts/1'}")) {
            c.jsonPatch(c.widgets("w"), "[" + operation + "]").fails(422, "Invalid");
        }
    }

    @Test
    default void aJsonPatchWhoseTestFailsIsInvalid() {
        Cluster c = cluster();
        c.pod("p");
        c.jsonPatch(c.pods("p"), "[{'op':'test','path':'/metadata/name','value':'q'}]")
                .fails(422, "Invalid");
    }

    @Test
    default void aJsonPatchRemovesOnlyWhatIsThere() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        c.jsonPatch(c.widgets("w"), "[{'op':'remove','path':'/metadata/annotations/a'}]")
                .fails(422, "Invalid");
        c.jsonPatch(c.widgets("w"), "[{'op':'remove','path':'/spec/label'}]").fails(422, "Invalid");
    }

    @Test
    default void aReplacementInAJsonPatchAddsWhatIsMissing() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        assertThat(c.jsonPatch(c.widgets("w"), "[{'op':'replace','path':'/spec/label','value':'a'}]")
                        .ok()
                        .text("/spec/label"))
                .isEqualTo("a");
    }

    @Test
    default void aPatchOfAnotherMediaTypeIsRefused() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        c.send("PATCH", c.widgets("w"), "application/strategic-merge-patch+json", "{'spec':{'size':2}}")
                .fails(415, "UnsupportedMediaType");
        c.send("PATCH", c.widgets("w"), "application/json", "{'spec':{'size':2}}")
                .fails(415, "UnsupportedMediaType");
    }

    @Test
    default void aPatchOfNothingIsNotFound() {
        Cluster c = cluster();
        c.mergePatch(c.pods("nobody"), "{}").fails(404, "NotFound");
    }
}
