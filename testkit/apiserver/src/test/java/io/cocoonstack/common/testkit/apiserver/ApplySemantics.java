package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Server-side apply, as operators use it for finalizers, specs and status. */
interface ApplySemantics {

    Cluster cluster();

    private Reply apply(String path, String manager, boolean force, JsonNode body) {
        return cluster()
                .send(
                        "PATCH",
                        path + "?fieldManager=" + manager + (force ? "&force=true" : ""),
                        "application/apply-patch+yaml",
                        body.toString());
    }

    private Reply apply(String manager, boolean force, String metadata, String spec) {
        ObjectNode widget = (ObjectNode)
                Cluster.json("{'apiVersion':'testkit.cocoonstack.io/v1','kind':'Widget','metadata':{'name':'w'}}");
        widget.withObject("/metadata").setAll((ObjectNode) Cluster.json(metadata));
        if (!spec.isEmpty()) {
            widget.set("spec", Cluster.json(spec));
        }
        return apply(cluster().widgets("w"), manager, force, widget);
    }

    private static List<String> managers(Reply reply) {
        List<String> managers = new ArrayList<>();
        reply.at("/metadata/managedFields")
                .forEach(entry -> managers.add(entry.path("manager").asText() + " "
                        + entry.path("operation").asText() + " "
                        + entry.path("subresource").asText("") + " " + entry.path("fieldsV1")));
        return managers.stream().map(String::strip).sorted().toList();
    }

    @Test
    default void whatIsAppliedIsCreatedWithItsOwner() {
        Reply created = apply("a", false, "{'annotations':{'x/y':'1'}}", "{'size':1,'tools':[{'name':'p','size':2}]}");
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.text("/spec/color")).isEqualTo("red");
        assertThat(managers(created))
                .containsExactly(
                        "a Apply  {\"f:metadata\":{\"f:annotations\":{\"f:x/y\":{}}},\"f:spec\":{\"f:size\":{},"
                                + "\"f:tools\":{\"k:{\\\"name\\\":\\\"p\\\"}\":{\".\":{},\"f:name\":{},\"f:size\":{}}}}}");
    }

    @Test
    default void theSameAgainChangesNothing() {
        Reply created = apply("a", false, "{}", "{'size':1}");
        Reply again = apply("a", false, "{}", "{'size':1}").ok();
        assertThat(again.version()).isEqualTo(created.version());
        assertThat(again.generation()).isEqualTo(1);
    }

    @Test
    default void whatAnApplierStopsListingGoes() {
        apply(
                "a",
                false,
                "{'annotations':{'x':'1','y':'2'}}",
                "{'size':1,'label':'l','tools':[{'name':'p'},{'name':'q'}]}");
        Reply less = apply("a", false, "{'annotations':{'x':'1'}}", "{'size':1,'tools':[{'name':'q'}]}")
                .ok();
        assertThat(less.at("/metadata/annotations")).isEqualTo(Cluster.json("{'x':'1'}"));
        assertThat(less.at("/spec").has("label")).isFalse();
        assertThat(less.at("/spec/tools").size()).isEqualTo(1);
        assertThat(less.text("/spec/tools/0/name")).isEqualTo("q");
        Reply none = apply("a", false, "{}", "{'size':1}").ok();
        assertThat(none.at("/metadata").has("annotations")).isFalse();
    }

    @Test
    default void whatTwoListStaysUntilBothStop() {
        apply("a", false, "{}", "{'size':1,'label':'l'}");
        apply("b", false, "{}", "{'size':1,'label':'l'}").ok();
        assertThat(apply("a", false, "{}", "{'size':1}").ok().text("/spec/label"))
                .isEqualTo("l");
        assertThat(apply("b", false, "{}", "{'size':1}").ok().at("/spec").has("label"))
                .isFalse();
    }

    @Test
    default void anotherValueForTheFieldOfAnotherIsAConflictUnlessForced() {
        apply("a", false, "{}", "{'size':1}");
        Reply refused = apply("b", false, "{}", "{'size':2}").fails(409, "Conflict");
        assertThat(refused.text("/message")).isEqualTo("Apply failed with 1 conflict: conflict with \"a\": .spec.size");
        assertThat(refused.at("/details/causes"))
                .isEqualTo(Cluster.json("[{'reason':'FieldManagerConflict','message':'conflict with \\\"a\\\"',"
                        + "'field':'.spec.size'}]"));
        Reply forced = apply("b", true, "{}", "{'size':2}").ok();
        assertThat(forced.at("/spec/size").asInt()).isEqualTo(2);
        assertThat(managers(forced)).containsExactly("b Apply  {\"f:spec\":{\"f:size\":{}}}");
    }

    @Test
    default void aFieldThatWasWrittenOtherwiseConflictsToo() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        apply("a", false, "{}", "{'size':2}").fails(409, "Conflict");
        apply("a", true, "{}", "{'size':2}").ok();
        c.mergePatch(c.widgets("w") + "?fieldManager=hand", "{'spec':{'size':3}}")
                .ok();
        Reply refused = apply("a", false, "{}", "{'size':2}").fails(409, "Conflict");
        assertThat(refused.text("/message")).contains("conflict with \"hand\" using");
    }

    @Test
    default void aFinalizerIsAddedBesideThoseOfOthersAndOnlyOwnOnesGo() {
        Cluster c = cluster();
        c.widget("w", "{'finalizers':['other/one']}", "{'size':1}").ok();
        Reply added = apply("a", true, "{'finalizers':['own/one']}", "").ok();
        assertThat(added.at("/metadata/finalizers")).isEqualTo(Cluster.json("['other/one','own/one']"));
        assertThat(added.at("/spec/size").asInt()).isEqualTo(1);
        assertThat(apply("a", true, "{}", "").ok().at("/metadata/finalizers")).isEqualTo(Cluster.json("['other/one']"));
        c.mergePatch(c.widgets("w"), "{'metadata':{'finalizers':null}}").ok();
    }

    @Test
    default void ofTheStatusOnlyTheStatusIsApplied() {
        Cluster c = cluster();
        Reply widget = c.widget("w", "{'annotations':{'x':'1'}}", "{'size':1}").ok();
        ObjectNode body = (ObjectNode) widget.at("").deepCopy();
        body.withObject("/metadata").remove("managedFields");
        body.withObject("/metadata").withObject("/annotations").put("x", "2");
        body.withObject("/spec").put("size", 5);
        body.withObject("/status").put("count", 3);
        Reply status = apply(c.widgets("w", "status"), "a", true, body).ok();
        assertThat(status.at("/status/count").asInt()).isEqualTo(3);
        assertThat(status.at("/spec/size").asInt()).isEqualTo(1);
        assertThat(status.text("/metadata/annotations/x")).isEqualTo("1");
        // Kubernetes 1.34 counts the annotations among the applied fields, too, without writing them.
        assumeTrue(c.isCurrent());
        assertThat(managers(status)).contains("a Apply status {\"f:status\":{\"f:count\":{}}}");
    }

    @Test
    default void aStatusInAnApplicationOfTheObjectIsLeftOut() {
        ObjectNode widget = (ObjectNode) Cluster.json("{'apiVersion':'testkit.cocoonstack.io/v1','kind':'Widget',"
                + "'metadata':{'name':'w'},'spec':{'size':1},'status':{'count':9}}");
        assertThat(apply(cluster().widgets("w"), "a", true, widget)
                        .at("/status")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    default void aStaleResourceVersionIsAConflict() {
        Cluster c = cluster();
        String stale = c.widget("w", "{'size':1}").version();
        c.mergePatch(c.widgets("w"), "{'spec':{'size':2}}").ok();
        apply("a", true, "{'resourceVersion':'" + stale + "'}", "{'size':3}").fails(409, "Conflict");
    }

    @Test
    default void anApplicationNeedsAManagerAKindAndNoManagedFields() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        JsonNode body = Cluster.json("{'apiVersion':'testkit.cocoonstack.io/v1','kind':'Widget',"
                + "'metadata':{'name':'w'},'spec':{'size':1}}");
        c.send("PATCH", c.widgets("w"), "application/apply-patch+yaml", body.toString())
                .fails(422, "Invalid");
        apply(c.widgets("w"), "a", true, Cluster.json("{'metadata':{'name':'w'},'spec':{'size':1}}"))
                .fails(400, "BadRequest");
        apply("a", true, "{'managedFields':[{'manager':'a','operation':'Apply'}]}", "{'size':1}")
                .fails(400, "BadRequest");
    }

    @Test
    default void aConfigMapIsAppliedToo() {
        Cluster c = cluster();
        String map = "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'m'},'data':{'a':'1','b':'2'}}";
        apply(c.configMaps("m"), "a", false, Cluster.json(map));
        Reply less = apply(c.configMaps("m"), "a", false, Cluster.json(map.replace(",'b':'2'", "")));
        assertThat(less.at("/data")).isEqualTo(Cluster.json("{'a':'1'}"));
    }
}
