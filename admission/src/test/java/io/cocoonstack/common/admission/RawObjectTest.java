package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.testsupport.JsonSamples;
import io.cocoonstack.common.testsupport.Property;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawObjectTest {

    private static RawObject object(String json) {
        return ReviewLoop.requestOf(Bodies.request("\"object\":" + json)).object();
    }

    @Test
    void whatAPointerNamesIsFound() {
        RawObject object = object("{\"metadata\":{\"name\":\"n\",\"labels\":{\"a/b\":\"1\",\"m~n\":\"2\",\"\":\"3\"}},"
                + "\"spec\":{\"replicas\":3,\"list\":[{\"k\":[10,20]},null,\"x\"]},"
                + "\"n\":null,\"top\":[[7]],\"flat\":5}");
        assertThat(object.at("/spec/replicas").intValue()).isEqualTo(3);
        assertThat(object.at("/spec/list/0/k/1").intValue()).isEqualTo(20);
        assertThat(object.at("/spec/list/1").isNull()).isTrue();
        assertThat(object.at("/spec/list/2").textValue()).isEqualTo("x");
        assertThat(object.at("/metadata/labels/a~1b").textValue()).isEqualTo("1");
        assertThat(object.at("/metadata/labels/m~0n").textValue()).isEqualTo("2");
        assertThat(object.at("/metadata/labels/").textValue()).isEqualTo("3");
        assertThat(object.at("/top/0/0").intValue()).isEqualTo(7);
        assertThat(object.at("/flat").intValue()).isEqualTo(5);
        assertThat(object.at("/n").isNull()).isTrue();
        assertThat(object.at("").path("flat").intValue()).isEqualTo(5);
        RawObject list = object("[0,1,2,3,4,5,6,7,8,9,10]");
        for (int i = 0; i <= 10; i++) {
            assertThat(list.at("/" + i).intValue()).isEqualTo(i);
        }
        assertThat(list.at("/11").isMissingNode()).isTrue();
    }

    @Test
    void whatIsNotThereIsMissing() {
        RawObject object = object("{\"spec\":{\"replicas\":3,\"list\":[1]},\"top\":[1],\"flat\":5}");
        for (String pointer : List.of(
                "/x",
                "/spec/x",
                "/spec/replicas/x",
                "/spec/list/1",
                "/spec/list/-",
                "/spec/list/00",
                "/spec/list/01",
                "/spec/list/",
                "/spec/list/x",
                "/spec/list/+0",
                "/spec/list/99999999999999999999",
                "/spec/list/9999999999",
                "/spec/list/2147483648",
                "/spec/list/999999999",
                "/top/1",
                "/top/x",
                "/top/0/x",
                "/flat/x",
                "/flat/0",
                "/",
                "//",
                "/Spec")) {
            assertThat(object.at(pointer).isMissingNode()).as(pointer).isTrue();
            assertThat(object.typeAt(pointer)).as(pointer).isEqualTo(JsonNodeType.MISSING);
            assertThat(object.as(pointer, Object.class)).as(pointer).isNull();
            assertThat(object.parser(pointer)).as(pointer).isNull();
        }
    }

    @Test
    void aParserStandsOnTheFirstTokenOfAValue() throws IOException {
        RawObject object = object("{\"spec\":{\"a\":[1,{\"k\":null}],\"n\":5},\"x\":true}");
        try (JsonParser list = object.parser("/spec/a")) {
            assertThat(list.currentToken()).isEqualTo(JsonToken.START_ARRAY);
            assertThat(list.nextIntValue(0)).isEqualTo(1);
            assertThat(list.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        }
        try (JsonParser number = object.parser("/spec/n")) {
            assertThat(number.getIntValue()).isEqualTo(5);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> object.parser("x"));
    }

    @Test
    void whatIsAbsentFailsNowhere() {
        RawObject absent = object("null");
        assertThat(absent.isPresent()).isFalse();
        assertThat(absent.at("").isMissingNode()).isTrue();
        assertThat(absent.at("/spec/replicas").isMissingNode()).isTrue();
        assertThat(absent.typeAt("")).isEqualTo(JsonNodeType.MISSING);
        assertThat(absent.as(CocoonSet.class)).isNull();
        assertThat(absent.bytes()).isEmpty();
        assertThat(absent).hasToString("");
        assertThat(RawObject.of(null)).isSameAs(RawObject.ABSENT);
    }

    @Test
    void itsTypesAreThoseOfJson() {
        RawObject object =
                object("{\"a\":{},\"b\":[],\"c\":\"x\",\"d\":1,\"e\":1.5,\"f\":true,\"g\":false,\"h\":null}");
        Map.of(
                        "/a", JsonNodeType.OBJECT,
                        "/b", JsonNodeType.ARRAY,
                        "/c", JsonNodeType.STRING,
                        "/d", JsonNodeType.NUMBER,
                        "/e", JsonNodeType.NUMBER,
                        "/f", JsonNodeType.BOOLEAN,
                        "/g", JsonNodeType.BOOLEAN,
                        "/h", JsonNodeType.NULL,
                        "", JsonNodeType.OBJECT)
                .forEach((pointer, type) ->
                        assertThat(object.typeAt(pointer)).as(pointer).isEqualTo(type));
    }

    @Test
    void numbersKeepTheirKind() {
        RawObject object = object("{\"spec\":{\"a\":3,\"b\":3.0,\"c\":\"3\",\"d\":1e3,\"e\":9223372036854775808}}");
        assertThat(object.at("/spec/a").isIntegralNumber()).isTrue();
        assertThat(object.at("/spec/b").isIntegralNumber()).isFalse();
        assertThat(object.at("/spec/c").isNumber()).isFalse();
        assertThat(object.at("/spec/d").isIntegralNumber()).isFalse();
        assertThat(object.at("/spec/e").isBigInteger()).isTrue();
    }

    @Test
    void plainObjectsAreReadToo() {
        for (String json : List.of("5", "-1.5e3", "\"x\"", "true", "[1,2]")) {
            RawObject object = object(json);
            assertThat(object.at("")).hasToString(json.equals("-1.5e3") ? "-1500.0" : json);
            assertThat(object.at("/0").isMissingNode()).isEqualTo(!json.startsWith("["));
        }
    }

    @Test
    void aPointerThatIsNoneIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> object("{}").at("spec"))
                .withMessageStartingWith("pointer is \"spec\"");
        assertThatIllegalArgumentException().isThrownBy(() -> RawObject.ABSENT.typeAt("/~2"));
        assertThatIllegalArgumentException().isThrownBy(() -> object("{}").as("x", Object.class));
    }

    @Test
    void anyPlaceOfAnyObjectIsFoundAsJacksonFindsIt() {
        Property.forAll(300, random -> {
            ObjectNode tree = JsonSamples.object(random);
            RawObject fromReview = object(tree.toString());
            RawObject made = RawObject.of(tree);
            List<String> pointers = new ArrayList<>(List.of("", "/x", "/a/x", "/a/b/x", "/a/0/b"));
            collect(tree, "", pointers);
            for (String pointer : pointers) {
                JsonNode want = Json.MAPPER.readTree(tree.toString()).at(pointer);
                assertThat(fromReview.at(pointer)).as(pointer).isEqualTo(want);
                assertThat(made.at(pointer)).as(pointer).isEqualTo(want);
                assertThat(fromReview.typeAt(pointer)).as(pointer).isEqualTo(want.getNodeType());
            }
        });
    }

    @Test
    void valuesOfAnObjectWithManyMembersAreFoundWhereverTheyStand() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            members.append("\"m").append(i).append("\":[").append(i).append("],");
        }
        RawObject object = object("{" + members + "\"in\":{" + members + "\"n\":-1},\"n\":300}");
        for (int i = 0; i < 300; i++) {
            assertThat(object.at("/m" + i + "/0").intValue()).isEqualTo(i);
            assertThat(object.at("/in/m" + i + "/0").intValue()).isEqualTo(i);
        }
        assertThat(object.at("/in/n").intValue()).isEqualTo(-1);
        assertThat(object.at("/n").intValue()).isEqualTo(300);
        assertThat(object.at("/m300").isMissingNode()).isTrue();
        assertThat(object.at("/in/m300").isMissingNode()).isTrue();
        assertThat(object.at("/m1/n").isMissingNode()).isTrue();
        RawObject early = object("{\"in\":{\"a\":\"b\"}," + members + "\"n\":300}");
        assertThat(early.at("/in/a").textValue()).isEqualTo("b");
        assertThat(early.at("/in/m1").isMissingNode()).isTrue();
    }

    @Test
    void namesWithEscapesAreFoundAndHideNoOthers() {
        RawObject object = object("{\"a\":{\"x\":1},\"\\u0062\":{\"y\":2,\"\\u007a\":3},\"c\\\"\":{\"y\":4}}");
        assertThat(object.at("/a/y").isMissingNode()).isTrue();
        assertThat(object.at("/b/y").intValue()).isEqualTo(2);
        assertThat(object.at("/b/z").intValue()).isEqualTo(3);
        assertThat(object.at("/c\"/y").intValue()).isEqualTo(4);
        assertThat(object.at("/\\u0062").isMissingNode()).isTrue();
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        pointers.add(pointer);
        node.properties()
                .forEach(member ->
                        collect(member.getValue(), pointer + "/" + JsonPointers.escape(member.getKey()), pointers));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, pointers);
            }
        }
    }

    @Test
    void typesAreReadWithWhatTheyDoNotKnow() {
        Pod pod = object("{\"metadata\":{\"name\":\"n\"},\"spec\":{\"nodeName\":\"x\",\"fancy\":1},\"fancy\":{}}")
                .as(Pod.class);
        assertThat(pod.getMetadata().getName()).isEqualTo("n");
        assertThat(pod.getSpec().getNodeName()).isEqualTo("x");
        assertThat(object("{\"spec\":{\"replicas\":2}}")
                        .as(Deployment.class)
                        .getSpec()
                        .getReplicas())
                .isEqualTo(2);
        assertThat(object("{\"spec\":{\"replicas\":2}}").as("/spec/replicas", Integer.class))
                .isEqualTo(2);
        assertThat(object("{\"a\":null}").as("/a", Integer.class)).isNull();
    }

    @Test
    void nothingIsTurnedIntoSomethingElse() {
        for (String json : List.of(
                "{\"spec\":{\"replicas\":\"2\"}}",
                "{\"spec\":{\"replicas\":2.0}}",
                "{\"spec\":{\"replicas\":true}}",
                "{\"spec\":\"x\"}",
                "[]",
                "\"x\"")) {
            RawObject object = object(json);
            assertThatThrownBy(() -> object.as(Deployment.class))
                    .as(json)
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageStartingWith("cannot read the object as Deployment: ")
                    .hasMessageNotContaining("Source");
        }
        RawObject pod = object(
                "{\"metadata\":{\"name\":5},\"spec\":{\"nodeName\":true,\"hostNetwork\":\"true\",\"priority\":\"\"}}");
        for (String field : List.of("/metadata/name", "/spec/nodeName")) {
            assertThatThrownBy(() -> pod.as(field, String.class))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageStartingWith("cannot read " + field + " as String: ");
        }
        assertThatThrownBy(() -> object("{\"a\":1.5}").as("/a", String.class))
                .isInstanceOf(UnreadableObjectException.class);
        assertThatThrownBy(() -> pod.as("/spec/hostNetwork", Boolean.class))
                .isInstanceOf(UnreadableObjectException.class);
        assertThatThrownBy(() -> object("{\"a\":1}").as("/a", Verdict.class))
                .isInstanceOf(UnreadableObjectException.class);
    }

    @Test
    void theRequestHandsOutBothObjectsAsTypes() {
        AdmissionRequest request = ReviewLoop.requestOf(Bodies.request(
                "\"object\":{\"metadata\":{\"name\":\"a\"}},\"oldObject\":{\"metadata\":{\"name\":\"b\"}}"));
        assertThat(request.object().as(Pod.class).getMetadata().getName()).isEqualTo("a");
        assertThat(request.oldObject().as(Pod.class).getMetadata().getName()).isEqualTo("b");
        AdmissionRequest delete = ReviewLoop.requestOf(Bodies.request("\"operation\":\"DELETE\""));
        assertThat(delete.object().as(Pod.class)).isNull();
        assertThat(delete.oldObject().as(Pod.class)).isNull();
    }

    @Test
    void objectsFromElsewhereBecomeJson() {
        Pod pod = new PodBuilder().withNewMetadata().withName("n").endMetadata().build();
        assertThat(RawObject.of(pod).at("/metadata/name").textValue()).isEqualTo("n");
        assertThat(RawObject.of("a\ud83d").at("").textValue()).isEqualTo("a\ufffd");
        assertThat(RawObject.of(5).at("").intValue()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawObject.of(new Object()))
                .withMessageStartingWith("cannot write Object as JSON: ");
    }

    @Test
    void numbersOutOfAllRangeAreFoundAndKeptButAreNoNumbersOfJava() {
        RawObject object = object("{\"spec\":{\"x\":1e99980620806694014302}}");
        assertThat(object.at("/spec/x").isNumber()).isTrue();
        assertThat(new String(RawObject.of(object.as(CocoonSet.class)).bytes(), StandardCharsets.UTF_8))
                .contains("1e99980620806694014302");
        assertThatThrownBy(() -> object.as("/spec/x", BigDecimal.class)).isInstanceOf(UnreadableObjectException.class);
    }
}
