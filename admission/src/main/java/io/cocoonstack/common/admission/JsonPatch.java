package io.cocoonstack.common.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Changes to an object (RFC 6902, contract 8), in their order. Each method returns a longer copy. A path is a JSON
 * Pointer (see {@link JsonPointers}). A value is anything that Jackson can write; null is JSON null, which is a value
 * like others. Every method throws {@link IllegalArgumentException} for a text that is no JSON Pointer, and for a value
 * that cannot be written. Immutable and safe for use by many threads.
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

    private static final JsonPatch EMPTY = new JsonPatch(JsonNodeFactory.instance.arrayNode());
    private static final String REMOVE = "remove";
    private static final String TEST = "test";

    /** As they are written, and never changed. */
    private final ArrayNode operations;

    private JsonPatch(ArrayNode operations) {
        this.operations = operations;
    }

    /** {@return a patch that changes nothing} */
    public static JsonPatch empty() {
        return EMPTY;
    }

    /**
     * {@return as {@link #put}, a copy that sets an annotation on an object with or without annotations}
     *
     * @param object as for {@link #put}
     * @param key the key, not escaped
     * @param value the value
     */
    public JsonPatch putAnnotation(RawObject object, String key, String value) {
        return put(object, JsonPointers.of("metadata", "annotations", key), Objects.requireNonNull(value, "value"));
    }

    /**
     * {@return as {@link #put}, a copy that sets a label on an object with or without labels}
     *
     * @param object as for {@link #put}
     * @param key the key, not escaped
     * @param value the value
     */
    public JsonPatch putLabel(RawObject object, String key, String value) {
        return put(object, JsonPointers.of("metadata", "labels", key), Objects.requireNonNull(value, "value"));
    }

    /**
     * Sets a member, and makes an empty object wherever the object has none, or null, on the way there. Operations of
     * this patch on the same paths count; changes that they make above those paths do not.
     *
     * @param object the object that the patch is for, as the review has it
     * @param path the place of the member
     * @param value the value
     * @return a copy with one operation for each object that is made, and one for the member
     * @throws IllegalArgumentException if there is no object, too, as on DELETE
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
            String op = operations.get(i).path("op").textValue();
            if (path.equals(operations.get(i).path("path").textValue()) && !TEST.equals(op)) {
                return !REMOVE.equals(op);
            }
        }
        JsonNodeType type = object.typeAt(path);
        return type != JsonNodeType.MISSING && type != JsonNodeType.NULL;
    }

    /**
     * {@return a copy that sets a member of an object that is there, or inserts into a list}
     *
     * @param path the place
     * @param value the value
     */
    public JsonPatch add(String path, @Nullable Object value) {
        return with("add", path, null, node(value));
    }

    /**
     * {@return a copy that removes a value, which is there}
     *
     * @param path its place
     */
    public JsonPatch remove(String path) {
        return with(REMOVE, path, null, null);
    }

    /**
     * {@return a copy that replaces a value, which is there}
     *
     * @param path its place
     * @param value the value
     */
    public JsonPatch replace(String path, @Nullable Object value) {
        return with("replace", path, null, node(value));
    }

    /**
     * {@return a copy that moves a value}
     *
     * @param from its place
     * @param path its new place
     */
    public JsonPatch move(String from, String path) {
        return with("move", path, from, null);
    }

    /**
     * {@return a copy that copies a value}
     *
     * @param from its place
     * @param path the place of the copy
     */
    public JsonPatch copy(String from, String path) {
        return with("copy", path, from, null);
    }

    /**
     * {@return a copy that fails as a whole unless the object has a value}
     *
     * @param path its place
     * @param value the value
     */
    public JsonPatch test(String path, @Nullable Object value) {
        return with(TEST, path, null, node(value));
    }

    /** A null reference means that the operation has no such member. */
    JsonPatch with(String op, String path, @Nullable String from, @Nullable JsonNode value) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("op", op).put("path", JsonPointers.check(path));
        if (from != null) {
            operation.put("from", JsonPointers.check(from));
        }
        if (value != null) {
            operation.set("value", value);
        }
        ArrayNode more = JsonNodeFactory.instance.arrayNode(operations.size() + 1);
        return new JsonPatch(more.addAll(operations).add(operation));
    }

    private static JsonNode node(@Nullable Object value) {
        return value == null ? JsonNodeFactory.instance.nullNode() : Json.MAPPER.valueToTree(value);
    }

    /** {@return whether the patch has no operations} */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** {@return the patch as JSON; a list of operations, UTF-8; each half of a surrogate pair is U+FFFD} */
    public byte[] toBytes() {
        return WellFormedText.of(operations.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** The operations and their paths, without the values, which may be secret. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "JsonPatch[", "]");
        operations.forEach(operation -> text.add(
                operation.path("op").textValue() + " " + operation.path("path").textValue()));
        return text.toString();
    }
}
