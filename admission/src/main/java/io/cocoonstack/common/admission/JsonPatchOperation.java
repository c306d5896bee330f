package io.cocoonstack.common.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a JSON Patch (RFC 6902).
 *
 * @param op {@code add}, {@code remove}, {@code replace}, {@code move}, {@code copy} or {@code test}
 * @param path a JSON Pointer; empty for the whole document
 * @param from a JSON Pointer, for {@code move} and {@code copy}; null for none
 * @param value the value, where a null node is JSON null; null for none, which is not the same. Not to be changed from here on
 */
public record JsonPatchOperation(
        String op,
        String path,
        @Nullable String from,
        @Nullable JsonNode value) {

    /**
     * Checks the paths; whether the operation has what it needs is the API server's to say.
     *
     * @param op as above
     * @param path as above
     * @param from as above
     * @param value as above
     * @throws IllegalArgumentException if one of them is no JSON Pointer
     */
    public JsonPatchOperation {
        Objects.requireNonNull(op, "op");
        JsonPointers.check(path);
        if (from != null) {
            JsonPointers.check(from);
        }
    }
}
