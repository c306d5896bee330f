package io.cocoonstack.common.admission;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers. Whatever texts they hold, the bytes are JSON in UTF-8. */
final class ResponseWriter {

    private static final int USUAL = 256;

    private ResponseWriter() {}

    static byte[] write(@Nullable String apiVersion, @Nullable String uid, AdmissionResponse response) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL);
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            text(json, "apiVersion", apiVersion);
            json.writeStringField("kind", "AdmissionReview");
            json.writeObjectFieldStart("response");
            json.writeStringField("uid", uid == null ? "" : WellFormed.of(uid));
            json.writeBooleanField("allowed", response.isAllowed());
            if (!response.isAllowed()) {
                json.writeObjectFieldStart("status");
                json.writeNumberField("code", response.code());
                text(json, "reason", response.reason());
                text(json, "message", response.message());
                json.writeEndObject();
            }
            if (response.patch() != null) {
                json.writeBinaryField("patch", write(response.patch()));
                json.writeStringField("patchType", "JSONPatch");
            }
            notes(json, response);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void notes(JsonGenerator json, AdmissionResponse response) throws IOException {
        if (!response.warnings().isEmpty()) {
            json.writeArrayFieldStart("warnings");
            for (String warning : response.warnings()) {
                json.writeString(WellFormed.of(warning));
            }
            json.writeEndArray();
        }
        if (!response.auditAnnotations().isEmpty()) {
            json.writeObjectFieldStart("auditAnnotations");
            for (Map.Entry<String, String> note : response.auditAnnotations().entrySet()) {
                json.writeStringField(WellFormed.of(note.getKey()), WellFormed.of(note.getValue()));
            }
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, WellFormed.of(value));
        }
    }

    /** By way of a text, in which halves of surrogate pairs can be replaced wherever they stand. */
    static byte[] write(JsonPatch patch) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
            json.writeStartArray();
            for (JsonPatchOperation operation : patch.operations()) {
                json.writeStartObject();
                json.writeStringField("op", operation.op());
                json.writeStringField("path", operation.path());
                if (operation.from() != null) {
                    json.writeStringField("from", operation.from());
                }
                @Nullable JsonNode value = operation.value();
                if (value != null) {
                    json.writeFieldName("value");
                    json.writeTree(value);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WellFormed.of(text.toString()).getBytes(StandardCharsets.UTF_8);
    }
}
