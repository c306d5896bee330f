package io.cocoonstack.common.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to an object (RFC 6902), in their order. Immutable: each method gives a longer copy.
 *
 * <pre>{@code
 * JsonPatch.empty()
 *         .add(JsonPointers.of("metadata", "annotations", Annotations.HIBERNATE), "true")
 *         .remove("/spec/nodeName")
 * }</pre>
 *
 * <p>A value is anything that Jackson can write; null is JSON null, which is a value like others.
 */
public final class JsonPatch {

    private static final JsonPatch EMPTY = new JsonPatch(List.of());

    private final List<JsonPatchOperation> operations;

    private JsonPatch(List<JsonPatchOperation> operations) {
        this.operations = operations;
    }

    /**
     * A patch that changes nothing.
     *
     * @return no operations
     */
    public static JsonPatch empty() {
        return EMPTY;
    }

    /**
     * A patch of operations that are there already.
     *
     * @param operations in their order
     * @return a patch with a copy of the list
     */
    public static JsonPatch of(List<JsonPatchOperation> operations) {
        return new JsonPatch(List.copyOf(operations));
    }

    /**
     * Sets a member, or inserts into a list.
     *
     * @param path a JSON Pointer; what it goes into must be there
     * @param value the value
     * @return a copy with this operation
     * @throws IllegalArgumentException if the path is no pointer, or the value cannot be written
     */
    public JsonPatch add(String path, @Nullable Object value) {
        return with("add", path, null, node(value));
    }

    /**
     * Removes a value, which must be there.
     *
     * @param path a JSON Pointer
     * @return a copy with this operation
     * @throws IllegalArgumentException if the path is no pointer
     */
    public JsonPatch remove(String path) {
        return with("remove", path, null, null);
    }

    /**
     * Replaces a value, which must be there.
     *
     * @param path a JSON Pointer
     * @param value the value
     * @return a copy with this operation
     * @throws IllegalArgumentException if the path is no pointer, or the value cannot be written
     */
    public JsonPatch replace(String path, @Nullable Object value) {
        return with("replace", path, null, node(value));
    }

    /**
     * Moves a value.
     *
     * @param from a JSON Pointer to where it is
     * @param path a JSON Pointer to where it goes
     * @return a copy with this operation
     * @throws IllegalArgumentException if one is no pointer
     */
    public JsonPatch move(String from, String path) {
        return with("move", path, from, null);
    }

    /**
     * Copies a value.
     *
     * @param from a JSON Pointer to where it is
     * @param path a JSON Pointer to where the copy goes
     * @return a copy with this operation
     * @throws IllegalArgumentException if one is no pointer
     */
    public JsonPatch copy(String from, String path) {
        return with("copy", path, from, null);
    }

    /**
     * Fails the whole patch unless a value is there.
     *
     * @param path a JSON Pointer
     * @param value the value
     * @return a copy with this operation
     * @throws IllegalArgumentException if the path is no pointer, or the value cannot be written
     */
    public JsonPatch test(String path, @Nullable Object value) {
        return with("test", path, null, node(value));
    }

    private JsonPatch with(String op, String path, @Nullable String from, @Nullable JsonNode value) {
        List<JsonPatchOperation> more = new ArrayList<>(operations);
        more.add(new JsonPatchOperation(op, path, from, value));
        return new JsonPatch(List.copyOf(more));
    }

    private static JsonNode node(@Nullable Object value) {
        return value == null ? NullNode.getInstance() : Json.MAPPER.valueToTree(value);
    }

    /**
     * The operations.
     *
     * @return in their order, unmodifiable
     */
    public List<JsonPatchOperation> operations() {
        return operations;
    }

    /**
     * Whether nothing is changed.
     *
     * @return true for no operations
     */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * The patch as JSON.
     *
     * @return UTF-8
     */
    public byte[] toBytes() {
        return ResponseWriter.write(this);
    }

    @Override
    public String toString() {
        return "JsonPatch" + operations;
    }
}
