package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The plain rules of a structural schema: type, format int32, int64 and date-time, required, enum, minimum and maximum,
 * lengths, pattern, allOf, anyOf, oneOf and not, and the keys of list-maps. Rules in CEL are not evaluated.
 */
final class SchemaValidator {

    private final List<Cause> causes = new ArrayList<>();

    private SchemaValidator() {}

    /** Everything that is wrong with a custom resource, its metadata aside. */
    static List<Cause> validate(ObjectNode object, ObjectNode schema) {
        ObjectNode body = object.deepCopy();
        body.remove("metadata");
        SchemaValidator validator = new SchemaValidator();
        validator.check(body, schema, "");
        return validator.causes;
    }

    private boolean accepts(JsonNode value, JsonNode schema, String path) {
        SchemaValidator inner = new SchemaValidator();
        inner.check(value, schema, path);
        return inner.causes.isEmpty();
    }

    private void check(JsonNode value, JsonNode schema, String path) {
        if (value.isNull() && schema.path("nullable").asBoolean()) {
            return;
        }
        if (!checkType(value, schema, path)) {
            return;
        }
        checkEnum(value, schema, path);
        if (value.isNumber()) {
            checkNumber(value, schema, path);
        } else if (value.isTextual()) {
            checkText(value, schema, path);
        } else if (value.isArray()) {
            checkArray(value, schema, path);
        } else if (value.isObject()) {
            checkObject(value, schema, path);
        }
        checkCombinations(value, schema, path);
    }

    private boolean checkType(JsonNode value, JsonNode schema, String path) {
        String found = typeOf(value);
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return found.equals("integer") || found.equals("string") || wrongType(path, "integer,string", found);
        }
        String wanted = Json.text(schema, "type");
        boolean matches =
                wanted.isEmpty() || wanted.equals(found) || (wanted.equals("number") && found.equals("integer"));
        return matches || wrongType(path, wanted, found);
    }

    private boolean wrongType(String path, String wanted, String found) {
        causes.add(Cause.wrongType(path, wanted, found));
        return false;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
    }

    private void checkEnum(JsonNode value, JsonNode schema, String path) {
        List<JsonNode> allowed = new ArrayList<>();
        schema.path("enum").forEach(allowed::add);
        if (!allowed.isEmpty() && allowed.stream().noneMatch(one -> Json.same(one, value))) {
            causes.add(Cause.unsupported(path, value, allowed));
        }
    }

    private void checkNumber(JsonNode value, JsonNode schema, String path) {
        String format = Json.text(schema, "format");
        if ((format.equals("int32") && !value.canConvertToInt())
                || (format.equals("int64") && !value.canConvertToLong())) {
            causes.add(Cause.invalid(path, value, "Checked value must be of type integer with format " + format));
        }
        BigDecimal number = value.decimalValue();
        JsonNode minimum = schema.path("minimum");
        if (minimum.isNumber() && number.compareTo(minimum.decimalValue()) < 0) {
            causes.add(Cause.invalid(path, value, path + " in body should be greater than or equal to " + minimum));
        }
        JsonNode maximum = schema.path("maximum");
        if (maximum.isNumber() && number.compareTo(maximum.decimalValue()) > 0) {
            causes.add(Cause.invalid(path, value, path + " in body should be less than or equal to " + maximum));
        }
    }

    private void checkText(JsonNode value, JsonNode schema, String path) {
        String text = value.asText();
        int length = text.codePointCount(0, text.length());
        int shortest = schema.path("minLength").asInt(0);
        if (length < shortest) {
            causes.add(Cause.invalid(path, value, path + " in body should be at least " + shortest + " chars long"));
        }
        int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (length > longest) {
            causes.add(Cause.tooLong(path, longest));
        }
        String pattern = Json.text(schema, "pattern");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            causes.add(Cause.invalid(path, value, path + " in body should match '" + pattern + "'"));
        }
        if (Json.text(schema, "format").equals("date-time") && !isDateTime(text)) {
            causes.add(Cause.invalid(path, value, path + " in body must be of type date-time: " + value));
        }
    }

    private static boolean isDateTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void checkArray(JsonNode array, JsonNode schema, String path) {
        int fewest = schema.path("minItems").asInt(0);
        if (array.size() < fewest) {
            causes.add(Cause.invalid(path, array, path + " in body should have at least " + fewest + " items"));
        }
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        if (array.size() > most) {
            causes.add(Cause.invalid(path, array, path + " in body should have at most " + most + " items"));
        }
        Set<JsonNode> keys = new HashSet<>();
        List<String> keyNames = Json.texts(schema.path("x-kubernetes-list-map-keys"));
        String listType = Json.text(schema, "x-kubernetes-list-type");
        for (int i = 0; i < array.size(); i++) {
            JsonNode element = array.get(i);
            String elementPath = path + "[" + i + "]";
            check(element, schema.path("items"), elementPath);
            JsonNode key = element;
            if (listType.equals("map")) {
                ObjectNode parts = Json.object();
                keyNames.forEach(name -> Json.setOrRemove(parts, name, element.path(name)));
                key = parts;
            }
            if ((listType.equals("map") || listType.equals("set")) && !keys.add(key)) {
                causes.add(Cause.duplicate(elementPath, key));
            }
        }
    }

    private void checkObject(JsonNode object, JsonNode schema, String path) {
        for (JsonNode name : schema.path("required")) {
            if (!object.has(name.asText())) {
                causes.add(Cause.required(StructuralSchema.childPath(path, name.asText()), ""));
            }
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode childSchema = StructuralSchema.childSchema(schema, field.getKey());
            if (!childSchema.isMissingNode()) {
                check(field.getValue(), childSchema, StructuralSchema.childPath(path, field.getKey()));
            }
        }
    }

    private void checkCombinations(JsonNode value, JsonNode schema, String path) {
        schema.path("allOf").forEach(part -> check(value, part, path));
        if (schema.has("anyOf") && matches(value, schema.path("anyOf"), path) == 0) {
            causes.add(Cause.invalid(path, value, "\"" + path + "\" must validate at least one schema (anyOf)"));
        }
        if (schema.has("oneOf") && matches(value, schema.path("oneOf"), path) != 1) {
            causes.add(Cause.invalid(path, value, "\"" + path + "\" must validate one and only one schema (oneOf)"));
        }
        if (schema.has("not") && accepts(value, schema.path("not"), path)) {
            causes.add(Cause.invalid(path, value, "\"" + path + "\" must not validate the schema (not)"));
        }
    }

    private long matches(JsonNode value, JsonNode schemas, String path) {
        long count = 0;
        for (JsonNode schema : schemas) {
            count += accepts(value, schema, path) ? 1 : 0;
        }
        return count;
    }
}
