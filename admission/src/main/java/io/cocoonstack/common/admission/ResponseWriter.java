package io.cocoonstack.common.admission;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers. Whatever texts they hold, the bytes are JSON in UTF-8. */
final class ResponseWriter {

    private ResponseWriter() {}

    static byte[] write(@Nullable String apiVersion, @Nullable String uid, AdmissionResponse response) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(256);
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            text(json, "apiVersion", apiVersion);
            json.writeStringField("kind", "AdmissionReview");
            json.writeObjectFieldStart("response");
            json.writeStringField("uid", uid == null ? "" : WellFormedText.of(uid));
            json.writeBooleanField("allowed", response.isAllowed());
            if (!response.isAllowed()) {
                json.writeObjectFieldStart("status");
                json.writeNumberField("code", response.code());
                text(json, "reason", response.reason());
                text(json, "message", response.message());
                json.writeEndObject();
            }
            if (response.patch() != null) {
                json.writeBinaryField("patch", response.patch().toBytes());
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
                json.writeString(WellFormedText.of(warning));
            }
            json.writeEndArray();
        }
        if (!response.auditAnnotations().isEmpty()) {
            json.writeObjectFieldStart("auditAnnotations");
            for (Map.Entry<String, String> note : response.auditAnnotations().entrySet()) {
                json.writeStringField(WellFormedText.of(note.getKey()), WellFormedText.of(note.getValue()));
            }
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, WellFormedText.of(value));
        }
    }
}
