package io.cocoonstack.common.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads from a manifest which pod it was taken of (contract 6.3 rule 9). */
final class ManifestOrigin {

    private static final int SCHEMA_VERSION = 2;

    private ManifestOrigin() {}

    /** The origin; an {@link IOException} for a body that is no manifest, such as a proxy's page with status 200. */
    static SnapshotOrigin of(byte[] manifest) throws IOException {
        Map<String, String> annotations = new HashMap<>();
        boolean[] versioned = {false};
        Json.readObject(manifest, (name, value) -> {
            if (name.equals("schemaVersion")) {
                versioned[0] = value.hasToken(JsonToken.VALUE_NUMBER_INT) && value.getIntValue() == SCHEMA_VERSION;
            } else if (name.equals("annotations") && !value.hasToken(JsonToken.VALUE_NULL)) {
                Json.readObject(value, (key, text) -> put(annotations, key, text));
            }
        });
        if (!versioned[0]) {
            throw new IOException("no schemaVersion 2");
        }
        return SnapshotOrigin.from(annotations);
    }

    private static void put(Map<String, String> annotations, String key, JsonParser text) throws IOException {
        if (text.hasToken(JsonToken.VALUE_STRING)) {
            annotations.put(key, text.getText());
        } else if (!text.hasToken(JsonToken.VALUE_NULL)) {
            // Passing over it could drop the pod's name, and the snapshot would pass for one of any pod.
            throw new IOException("an annotation that is no text");
        }
    }
}
