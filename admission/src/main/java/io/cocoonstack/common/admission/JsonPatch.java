package io.cocoonstack.common.admission;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes to an object (RFC 6902, contract 8), in their order. Each method returns a longer copy. A value is anything
 * that Jackson can write; null is JSON null, which is a value like others. Immutable and safe for use by many
 * threads.
 *
 * <pre>{@code
 * JsonPatch.empty()
 *         .putAnnotation(request.object(), Annotations.HIBERNATE, "true")
 *         .remove("/spec/nodeName")
 * }</pre>
 *
 * <p>An API server refuses the whole request (500) when one operation cannot be applied. {@link #add} into a map that
 * the object does not have is such an operation; {@link #put} makes the map first.
 */
public final class JsonPatch {

    private static final JsonPatch EMPTY = new JsonPatch(List.of());
    private static final String REMOVE = "remove";
    private static final String TEST = "test";

    private final List<Operation> operations;

    /** A null node is JSON null; a null reference means that the operation has no such member. */
    private record Operation(
            String op,
            String path,
            @Nullable String from,
            @Nullable JsonNode value) {}

    private JsonPatch(List<Operation> operations) {
        this.operations = operations;
    }

    /** {@return a patch that changes nothing; no operations} */
    public static JsonPatch empty() {
        return EMPTY;
    }

    /**
     * Sets an annotation, on an object with or without annotations.
     *
     * @param object the object that the patch is for
     * @param key the key, not escaped
     * @param value the value
     * @return as {@link #put}
     * @throws IllegalArgumentException as {@link #put}
     */
    public JsonPatch putAnnotation(RawObject object, String key, String value) {
        return put(object, JsonPointers.of("metadata", "annotations", key), Objects.requireNonNull(value, "value"));
    }

    /**
     * Sets a label, on an object with or without labels.
     *
     * @param object the object that the patch is for
     * @param key the key, not escaped
     * @param value the value
     * @return as {@link #put}
     * @throws IllegalArgumentException as {@link #put}
     */
    public JsonPatch putLabel(RawObject object, String key, String value) {
        return put(object, JsonPointers.of("metadata", "labels", key), Objects.requireNonNull(value, "value"));
    }

    /**
     * Sets a member, and makes an empty object wherever the object has none, or null, on the way there. Operations of
     * this patch on the same paths count; changes that they make above those paths do not.
     *
     * @param object the object that the patch is for, as the review has it
     * @param path a JSON Pointer
     * @param value the value
     * @return a copy with one operation for each object that is made, and one for the member
     * @throws IllegalArgumentException if there is no object (as on DELETE), if the path is no JSON Pointer, or if
     *     the value cannot be written
     */
    public JsonPatch put(RawObject object, String path, @Nullable Object value) {
        if (!object.isPresent()) {
            throw new IllegalArgumentException("the review has no object to put " + path + " into");
        }
        JsonPatch patch = this;
        JsonPointers.check(path);
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String container = path.substring(0, slash);
            if (!patch.isThere(object, container)) {
                patch = patch.with("add", container, null, JsonNodeFactory.instance.objectNode());
            }
        }
        return patch.add(path, value);
    }

    private boolean isThere(RawObject object, String path) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            Operation operation = operations.get(i);
            if (operation.path.equals(path) && !operation.op.equals(TEST)) {
                return !operation.op.equals(REMOVE);
            }
        }
        JsonNodeType type = object.typeAt(path);
        return type != JsonNodeType.MISSING && type != JsonNodeType.NULL;
    }

    /**
     * Sets a member of an object that is there, or inserts into a list.
     *
     * @param path a JSON Pointer
     * @param value the value
     * @return a copy with this operation
     * @throws IllegalArgumentException if the path is no JSON Pointer, or if the value cannot be written
     */
    public JsonPatch add(String path, @Nullable Object value) {
        return with("add", path, null, node(value));
    }

    /**
     * Removes a value that is there.
     *
     * @param path a JSON Pointer
     * @return a copy with this operation
     * @throws IllegalArgumentException if the path is no JSON Pointer
     */
    public JsonPatch remove(String path) {
        return with(REMOVE, path, null, null);
    }

    /**
     * Replaces a value that is there.
     *
     * @param path a JSON Pointer
     * @param value the value
     * @return a copy with this operation
     * @throws IllegalArgumentException if the path is no JSON Pointer, or if the value cannot be written
     */
    public JsonPatch replace(String path, @Nullable Object value) {
        return with("replace", path, null, node(value));
    }

    /**
     * Moves a value.
     *
     * @param from a JSON Pointer to the value
     * @param path a JSON Pointer to its new place
     * @return a copy with this operation
     * @throws IllegalArgumentException if one of them is no JSON Pointer
     */
    public JsonPatch move(String from, String path) {
        return with("move", path, from, null);
    }

    /**
     * Copies a value.
     *
     * @param from a JSON Pointer to the value
     * @param path a JSON Pointer to the place of the copy
     * @return a copy with this operation
     * @throws IllegalArgumentException if one of them is no JSON Pointer
     */
    public JsonPatch copy(String from, String path) {
        return with("copy", path, from, null);
    }

    /**
     * Fails the whole patch unless the object has a value.
     *
     * @param path a JSON Pointer
     * @param value the value
     * @return a copy with this operation
     * @throws IllegalArgumentException if the path is no JSON Pointer, or if the value cannot be written
     */
    public JsonPatch test(String path, @Nullable Object value) {
        return with(TEST, path, null, node(value));
    }

    JsonPatch with(String op, String path, @Nullable String from, @Nullable JsonNode value) {
        JsonPointers.check(path);
        if (from != null) {
            JsonPointers.check(from);
        }
        List<Operation> more = new ArrayList<>(operations);
        more.add(new Operation(op, path, from, value));
        return new JsonPatch(List.copyOf(more));
    }

    private static JsonNode node(@Nullable Object value) {
        return value == null ? NullNode.getInstance() : Json.MAPPER.valueToTree(value);
    }

    /** {@return whether the patch has no operations; true for {@link #empty()}} */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** {@return the patch as JSON; a list of operations, UTF-8; each half of a surrogate pair is U+FFFD} */
    public byte[] toBytes() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
            json.writeStartArray();
            for (Operation operation : operations) {
                json.writeStartObject();
                json.writeStringField("op", operation.op);
                json.writeStringField("path", operation.path);
                if (operation.from != null) {
                    json.writeStringField("from", operation.from);
                }
                if (operation.value != null) {
                    json.writeFieldName("value");
                    json.writeTree(operation.value);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WellFormedText.of(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** The operations and their paths, without the values, which may be secret. */
    @Override
    public String toString() {
        return operations.stream()
                .map(operation -> operation.op + " " + operation.path)
                .collect(Collectors.joining(", ", "JsonPatch[", "]"));
    }
}
