package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cocoonstack.common.testsupport.Json;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The requests and answers of {@code admission.json}. Tests contract 8 rules answers and serve. */
class AdmissionVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("admission")
                .call("serve", AdmissionVectorsTest::serve)
                .call("allow", c -> assertResponse(c, AdmissionResponse.allow()))
                .call("deny", c -> assertResponse(c, AdmissionResponse.deny(c.text("message"))))
                .tests();
    }

    private static void assertResponse(VectorCase c, AdmissionResponse response) {
        JsonNode written = Json.parse(ResponseWriter.write(null, "u", response)).path("response");
        ((ObjectNode) written).remove("uid");
        assertThat(written).isEqualTo(c.want("response"));
    }

    private static void serve(VectorCase c) {
        AtomicReference<@Nullable AdmissionRequest> seen = new AtomicReference<>();
        ReviewLoop loop = ReviewLoop.builder(request -> {
                    seen.set(request);
                    return response(c);
                })
                .limit(c.number("maxBytes").intValue())
                .build();

        ReviewAnswer answer = loop.answer(c.requiredText("method"), c.text("contentType"), null, body(c));

        assertThat(answer.status()).isEqualTo(c.wantNumber("status").intValue());
        if (c.want().has("contentType")) {
            assertThat(answer.contentType()).isEqualTo(c.wantText("contentType"));
        }
        assertThat(seen.get() != null).as("the handler was called").isEqualTo(c.wantFlag("handlerCalled"));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        c.want("bodyMustNotContain").forEach(word -> assertThat(text).doesNotContain(word.textValue()));
        if (c.want().has("handlerSaw")) {
            assertSeen(seen.get(), c.want("handlerSaw"));
        }
        if (c.want().has("body")) {
            assertBody(c, Json.parse(answer.body()));
        }
    }

    private static @Nullable AdmissionResponse response(VectorCase c) {
        JsonNode handler = c.input("handler");
        if (handler.path("throws").asBoolean()) {
            throw new IllegalStateException("boom: secret");
        }
        if (handler.path("returns").isNull()) {
            return null;
        }
        return switch (handler.path("returns").textValue()) {
            case "allow" -> AdmissionResponse.allow();
            case "deny" -> AdmissionResponse.deny(handler.path("message").textValue());
            case "patch" -> AdmissionResponse.allow().withPatch(PatchesVectorsTest.patch(handler.path("ops")));
            case "response" -> response(handler.path("response"));
            default -> throw new AssertionError(c + ": what the handler returns is not known here");
        };
    }

    private static AdmissionResponse response(JsonNode given) {
        JsonNode status = given.path("status");
        AdmissionResponse response = given.path("allowed").asBoolean()
                ? AdmissionResponse.allow()
                : AdmissionResponse.deny(
                        status.path("code").asInt(403),
                        status.path("reason").asText("Forbidden"),
                        status.path("message").asText(""));
        for (JsonNode warning : given.path("warnings")) {
            response = response.withWarning(warning.textValue());
        }
        for (var note : given.path("auditAnnotations").properties()) {
            response =
                    response.withAuditAnnotation(note.getKey(), note.getValue().textValue());
        }
        return response;
    }

    private static byte[] body(VectorCase c) {
        if (c.input().has("body")) {
            return c.requiredText("body").getBytes(StandardCharsets.UTF_8);
        }
        JsonNode madeOf = c.input("bodyMadeOf");
        String prefix = madeOf.path("prefix").textValue();
        String suffix = madeOf.path("suffix").textValue();
        int fill = c.number("bodyBytes").intValue() - prefix.length() - suffix.length();
        byte[] body = (prefix + madeOf.path("fill").textValue().repeat(fill) + suffix).getBytes(StandardCharsets.UTF_8);
        assertThat(body).hasSize(c.number("bodyBytes").intValue());
        return body;
    }

    private static void assertSeen(AdmissionRequest request, JsonNode want) {
        ObjectNode seen = (ObjectNode) Json.parse("{}");
        seen.put("kind", request.kind().kind());
        seen.put("name", orEmpty(request.name()));
        seen.put("namespace", orEmpty(request.namespace()));
        seen.set("object", orNull(request.object()));
        seen.set("oldObject", orNull(request.oldObject()));
        seen.put(
                "operation",
                request.operation() == null ? "" : request.operation().value());
        seen.put("subResource", orEmpty(request.subResource()));
        seen.put("uid", orEmpty(request.uid()));
        seen.put("username", orEmpty(request.user().username()));
        want.properties()
                .forEach(field ->
                        assertThat(seen.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static JsonNode orNull(RawObject object) {
        return object.isPresent() ? Json.parse(object.bytes()) : NullNode.getInstance();
    }

    /** Every field that is wanted is there and equal, and the request is not. */
    private static void assertBody(VectorCase c, JsonNode body) {
        JsonNode want = c.want("body");
        want.properties().forEach(field -> {
            if (!field.getKey().equals("response")) {
                assertThat(body.path(field.getKey())).isEqualTo(field.getValue());
            }
        });
        assertThat(body.has("request")).isFalse();
        JsonNode response = body.path("response");
        want.path("response").properties().forEach(field -> {
            JsonNode value = response.path(field.getKey());
            if (field.getKey().equals("status")) {
                field.getValue()
                        .properties()
                        .forEach(part -> assertThat(value.path(part.getKey())).isEqualTo(part.getValue()));
            } else if (!field.getValue().equals(TextNode.valueOf("BASE64"))) {
                assertThat(value).as(field.getKey()).isEqualTo(field.getValue());
            }
        });
        if (c.want().has("patchDecoded")) {
            byte[] patch = Base64.getDecoder().decode(response.path("patch").textValue());
            assertThat(Json.parse(patch)).isEqualTo(c.want("patchDecoded"));
        }
    }
}
