package io.cocoonstack.common.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case of a vector file. The short readers take a field of {@code input}; those that begin with {@code want} take
 * one of {@code want}. A field that is absent or null reads as null; one of another type than asked for is an error,
 * so that a slip in a file or in a test is not taken for an answer.
 *
 * @param area the file's name without {@code .json}
 * @param index the place in the file, from zero
 * @param name what the case is about
 * @param call the helper that is called: {@code input.call}, or the area's name where there is none
 * @param input what goes in
 * @param spelled the same, with the spelling of its numbers, to be shown and not to be read
 * @param want what must come out
 * @param departs why the contract wants something else than the Go side gives, or null
 */
public record VectorCase(
        String area,
        int index,
        String name,
        String call,
        JsonNode input,
        JsonNode spelled,
        JsonNode want,
        @Nullable String departs) {

    /**
     * {@return a field of {@code input}; a missing node where there is none}
     * @param field its name
     */
    public JsonNode input(String field) {
        return input.path(field);
    }

    /**
     * {@return the JSON text of a field of {@code input} without blanks, its numbers as the file spells them ({@code
     * 1e3} is not {@code 1000} where a number is read as its text); {@code null} where it is absent}
     * @param field its name
     */
    public String json(String field) {
        return spelled.has(field) ? spelled.get(field).toString() : "null";
    }

    /**
     * {@return a field of {@code want}; a missing node where there is none}
     * @param field its name
     */
    public JsonNode want(String field) {
        return want.path(field);
    }

    /**
     * {@return a text of {@code input}; null where it is absent or null}
     * @param field its name
     */
    public @Nullable String text(String field) {
        return textOf(field, input.path(field));
    }

    /**
     * {@return a text of {@code input} that must be there, and may be empty}
     * @param field its name
     */
    public String requiredText(String field) {
        String text = text(field);
        if (text == null) {
            throw new IllegalStateException(this + ": input." + field + " is missing, expected a text");
        }
        return text;
    }

    /**
     * {@return a boolean of {@code input}; false where it is absent or null}
     * @param field its name
     */
    public boolean flag(String field) {
        return flagOf(field, input.path(field));
    }

    /**
     * {@return an integer of {@code input}; null where it is absent or null}
     * @param field its name
     */
    public @Nullable Long number(String field) {
        return numberOf(field, input.path(field));
    }

    /**
     * {@return a map of texts of {@code input}, such as annotations; null where it is absent; values may be null}
     * @param field its name
     */
    public @Nullable Map<String, @Nullable String> textMap(String field) {
        return textMapOf(field, input.path(field));
    }

    /**
     * {@return a text of {@code want}; null where it is absent or null}
     * @param field its name
     */
    public @Nullable String wantText(String field) {
        return textOf(field, want.path(field));
    }

    /**
     * {@return a boolean of {@code want}; false where it is absent or null}
     * @param field its name
     */
    public boolean wantFlag(String field) {
        return flagOf(field, want.path(field));
    }

    /**
     * {@return an integer of {@code want}; null where it is absent or null}
     * @param field its name
     */
    public @Nullable Long wantNumber(String field) {
        return numberOf(field, want.path(field));
    }

    /**
     * {@return a map of texts of {@code want}; null where it is absent or null; values may be null}
     * @param field its name
     */
    public @Nullable Map<String, @Nullable String> wantTextMap(String field) {
        return textMapOf(field, want.path(field));
    }

    @Override
    public String toString() {
        return area + ".json, case " + index + " (" + name + ")";
    }

    private @Nullable String textOf(String field, JsonNode node) {
        return absent(node)
                ? null
                : require(node.isTextual(), field, node, "a text").textValue();
    }

    private boolean flagOf(String field, JsonNode node) {
        return !absent(node)
                && require(node.isBoolean(), field, node, "a boolean").booleanValue();
    }

    private @Nullable Long numberOf(String field, JsonNode node) {
        if (absent(node)) {
            return null;
        }
        boolean fits = node.isIntegralNumber() && node.canConvertToLong();
        return require(fits, field, node, "an integer of 64 bits").longValue();
    }

    private @Nullable Map<String, @Nullable String> textMapOf(String field, JsonNode node) {
        if (absent(node)) {
            return null;
        }
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        require(node.isObject(), field, node, "an object")
                .properties()
                .forEach(entry -> map.put(entry.getKey(), textOf(field + "." + entry.getKey(), entry.getValue())));
        return map;
    }

    private JsonNode require(boolean fits, String field, JsonNode node, String expected) {
        if (!fits) {
            throw new IllegalStateException(this + ": " + field + " is " + node + ", expected " + expected);
        }
        return node;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
