package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

interface CustomResourceSemantics {

    Cluster cluster();

    @Test
    default void aStatusIsDroppedOnCreate() {
        Cluster c = cluster();
        Reply made = c.post(
                        c.widgets(),
                        "{'apiVersion':'testkit.cocoonstack.io/v1','kind':'Widget','metadata':{'name':'w'},"
                                + "'spec':{'size':1},'status':{'phase':'Done'}}")
                .ok();
        assertThat(made.body().has("status")).isFalse();
    }

    @Test
    default void aWriteToTheMainResourceIgnoresStatus() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        c.mergePatch(c.widgets("w", "status"), "{'status':{'phase':'Done'}}").ok();
        Reply patched = c.mergePatch(c.widgets("w"), "{'spec':{'size':2},'status':{'phase':'Pending','count':1}}")
                .ok();
        assertThat(patched.at("/status")).isEqualTo(Cluster.json("{'phase':'Done'}"));
        ObjectNode whole = (ObjectNode) patched.body();
        whole.remove("status");
        assertThat(c.put(c.widgets("w"), whole).ok().at("/status")).isEqualTo(Cluster.json("{'phase':'Done'}"));
    }

    @Test
    default void aWriteToStatusIgnoresEverythingElse() {
        Cluster c = cluster();
        c.widget("w", "{'labels':{'l':'1'}}", "{'size':1}").ok();
        Reply patched = c.mergePatch(
                        c.widgets("w", "status"),
                        "{'metadata':{'labels':{'l':'2'},'annotations':{'a':'1'},'finalizers':['a/b']},"
                                + "'spec':{'size':2},'status':{'phase':'Done'}}")
                .ok();
        assertThat(patched.text("/status/phase")).isEqualTo("Done");
        assertThat(patched.at("/spec/size").asInt()).isEqualTo(1);
        assertThat(patched.at("/metadata/labels")).isEqualTo(Cluster.json("{'l':'1'}"));
        assertThat(patched.at("/metadata").has("annotations")).isFalse();
        assertThat(patched.at("/metadata").has("finalizers")).isFalse();
        ObjectNode whole = (ObjectNode) patched.body();
        whole.withObject("/spec").put("size", 3);
        whole.withObject("/status").put("phase", "Pending");
        Reply replaced = c.put(c.widgets("w", "status"), whole).ok();
        assertThat(replaced.at("/spec/size").asInt()).isEqualTo(1);
        assertThat(replaced.text("/status/phase")).isEqualTo("Pending");
    }

    @Test
    default void theGenerationCountsChangesOfTheSpecAlone() {
        Cluster c = cluster();
        assertThat(c.widget("w", "{'size':1}").generation()).isEqualTo(1);
        assertThat(c.mergePatch(c.widgets("w"), "{'metadata':{'annotations':{'a':'1'}}}")
                        .ok()
                        .generation())
                .isEqualTo(1);
        assertThat(c.mergePatch(c.widgets("w", "status"), "{'status':{'phase':'Done'}}")
                        .ok()
                        .generation())
                .isEqualTo(1);
        assertThat(c.mergePatch(c.widgets("w"), "{'spec':{'size':2}}").ok().generation())
                .isEqualTo(2);
        assertThat(c.mergePatch(c.widgets("w"), "{'metadata':{'generation':9},'spec':{'size':2}}")
                        .ok()
                        .generation())
                .isEqualTo(2);
    }

    @Test
    default void defaultsAreFilledInWhereTheirParentIsThere() {
        Cluster c = cluster();
        Reply bare = c.widget("w", "{'size':1}");
        assertThat(bare.at("/spec")).isEqualTo(Cluster.json("{'size':1,'color':'red'}"));
        Reply full = c.widget("v", "{'size':1,'color':'blue','box':{},'parts':[{'name':'a'}]}");
        assertThat(full.at("/spec"))
                .isEqualTo(Cluster.json(
                        "{'size':1,'color':'blue','box':{'depth':3}," + "'parts':[{'name':'a','material':'steel'}]}"));
    }

    @Test
    default void aDefaultComesBackWhenItsFieldIsDeleted() {
        Cluster c = cluster();
        c.widget("w", "{'size':1,'color':'blue'}");
        assertThat(c.mergePatch(c.widgets("w"), "{'spec':{'color':null}}").ok().text("/spec/color"))
                .isEqualTo("red");
    }

    @Test
    default void nullCountsAsAbsent() {
        Cluster c = cluster();
        Reply made = c.widget("w", "{'size':1,'color':null,'label':null,'parts':null}");
        assertThat(made.at("/spec")).isEqualTo(Cluster.json("{'size':1,'color':'red'}"));
    }

    @Test
    default void unknownFieldsAreDroppedWithAWarning() {
        Cluster c = cluster();
        Reply made = c.widget("w", "{'size':1,'nonsense':1,'parts':[{'name':'a','x':1}]}");
        assertThat(made.at("/spec").has("nonsense")).isFalse();
        assertThat(made.at("/spec/parts/0").has("x")).isFalse();
        assertThat(made.warnings())
                .containsExactlyInAnyOrder(
                        "299 - \"unknown field \\\"spec.nonsense\\\"\"",
                        "299 - \"unknown field \\\"spec.parts[0].x\\\"\"");
    }

    @Test
    default void unknownFieldsAreKeptWhereTheSchemaSaysSo() {
        Cluster c = cluster();
        Reply made = c.widget("w", "{'size':1,'open':{'a':{'b':[1,null]}},'limits':{'x':1}}");
        assertThat(made.at("/spec/open")).isEqualTo(Cluster.json("{'a':{'b':[1,null]}}"));
        assertThat(made.at("/spec/limits")).isEqualTo(Cluster.json("{'x':1}"));
        assertThat(made.warnings()).isEmpty();
    }

    @Test
    default void strictFieldValidationRefusesUnknownFields() {
        Cluster c = cluster();
        Reply refused = c.post(
                        c.widgets() + "?fieldValidation=Strict",
                        "{'apiVersion':'testkit.cocoonstack.io/v1','kind':'Widget','metadata':{'name':'w'},"
                                + "'spec':{'size':1,'nonsense':1}}")
                .fails(400, "BadRequest");
        assertThat(refused.text("/message")).contains("strict decoding error: unknown field \"spec.nonsense\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'label':'a'}                      | spec.size: Required value",
                "{'size':-1}                        | spec.size: Invalid value: -1: spec.size in body should be greater than or equal to 0",
                "{'size':10}                        | spec.size: Invalid value: 10: spec.size in body should be less than or equal to 9",
                "{'size':'x'}                       | spec.size in body must be of type integer: \"string\"",
                "{'size':3000000000}                | Checked value must be of type integer with format int32",
                "{'size':1,'color':'pink'}          | spec.color: Unsupported value: \"pink\": supported values: \"red\", \"green\", \"blue\"",
                "{'size':1,'label':''}              | spec.label: Invalid value: \"\": spec.label in body should be at least 1 chars long",
                "{'size':1,'label':'aaaaaaaaa'}     | spec.label: Too long: may not be more than 8 bytes",
                "{'size':1,'label':'A'}             | spec.label: Invalid value: \"A\": spec.label in body should match '^[a-z]*$'",
                "{'size':1,'storage':'1Ti'}         | spec.storage: Invalid value: \"1Ti\": spec.storage in body should match",
                "{'size':1,'storage':true}          | spec.storage in body must be of type integer,string: \"boolean\"",
                "{'size':1,'parts':[{}]}            | spec.parts[0].name: Required value",
                "{'size':1,'parts':[null]}          | spec.parts[0] in body must be of type object: \"null\"",
                "{'size':1,'limits':{'a':'b'}}      | spec.limits.a in body must be of type integer: \"string\"",
            })
    default void aSpecThatBreaksTheSchemaIsInvalid(String spec, String message) {
        Cluster c = cluster();
        assumeTrue(c.isCurrent() || !message.contains("int32"), "Kubernetes 1.34 takes a number beyond int32");
        Reply refused = c.widget("w", "{}", spec).fails(422, "Invalid");
        assertThat(refused.text("/message"))
                .startsWith("Widget.testkit.cocoonstack.io \"w\" is invalid: ")
                .contains(message);
        assertThat(refused.at("/details/causes")).isNotEmpty();
    }

    @Test
    default void anIntegerOrTextTakesBoth() {
        Cluster c = cluster();
        assertThat(c.widget("a", "{'size':1,'storage':5}").at("/spec/storage").isInt())
                .isTrue();
        assertThat(c.widget("b", "{'size':1,'storage':'5Gi'}").text("/spec/storage"))
                .isEqualTo("5Gi");
    }

    @Test
    default void aSpecCannotBePatchedAway() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        assertThat(c.mergePatch(c.widgets("w"), "{'spec':null}")
                        .fails(422, "Invalid")
                        .text("/message"))
                .contains("spec: Required value");
    }

    @Test
    default void aStatusThatBreaksTheSchemaIsInvalid() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        c.mergePatch(c.widgets("w", "status"), "{'status':{'phase':'Nope'}}").fails(422, "Invalid");
        c.mergePatch(c.widgets("w", "status"), "{'status':{'phase':''}}").fails(422, "Invalid");
        assertThat(c.mergePatch(c.widgets("w", "status"), "{'status':{'agents':[{'slot':1},{'slot':1}]}}")
                        .fails(422, "Invalid")
                        .text("/message"))
                .contains("status.agents[1]: Duplicate value: {\"slot\":1}");
    }

    @Test
    default void aDefinitionPostedLaterIsServedAndGoesWithItsObjects() {
        Cluster c = cluster();
        String plural = "gadgets" + c.namespace().replaceAll("[^a-z]", "");
        String definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        c.post(
                        definitions,
                        ("{'apiVersion':'apiextensions.k8s.io/v1','kind':'CustomResourceDefinition',"
                                        + "'metadata':{'name':'$.testkit.cocoonstack.io'},"
                                        + "'spec':{'group':'testkit.cocoonstack.io','scope':'Namespaced',"
                                        + "'names':{'kind':'K$','listKind':'K$List','plural':'$','singular':'$x'},"
                                        + "'versions':[{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':"
                                        + "{'type':'object','properties':{'status':{'type':'object',"
                                        + "'properties':{'n':{'type':'integer'}}}}}}}]}}")
                                .replace("$", plural))
                .ok();
        String path = "/apis/testkit.cocoonstack.io/v1/namespaces/" + c.namespace() + "/" + plural;
        Eventually.until(() -> c.get(path).code() == 200);
        Reply made = c.post(
                        path,
                        "{'apiVersion':'testkit.cocoonstack.io/v1','kind':'K" + plural
                                + "','metadata':{'name':'g'},'status':{'n':1}}")
                .ok();
        // Without the subresource a status is a field like any other.
        assertThat(made.at("/status/n").asInt()).isEqualTo(1);
        assertThat(c.mergePatch(path + "/g", "{'status':{'n':2}}").ok().generation())
                .isEqualTo(2);
        assertThat(c.get(path + "/g/status").code()).isEqualTo(404);
        assertThat(c.get(definitions + "/" + plural + ".testkit.cocoonstack.io")
                        .ok()
                        .at("/status/conditions")
                        .toString())
                .contains("Established");
        c.delete(definitions + "/" + plural + ".testkit.cocoonstack.io").ok();
        Eventually.until(() -> c.get(path).code() == 404);
    }

    @Test
    default void aSubresourceThatTheDefinitionLacksIsNotFoundUnderTheObjectsName() {
        Cluster c = cluster();
        c.widget("w", "{'size':1}");
        Reply refused =
                c.mergePatch(c.widgets("w", "scale"), "{'spec':{'replicas':1}}").fails(404, "NotFound");
        assertThat(refused.text("/details/name")).isEqualTo("w");
        assertThat(refused.text("/details/kind")).isEqualTo("widgets");
    }
}
