package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms and lengths of names, labels and annotations, in the real server's words. */
final class MetadataRules {

    private static final int LONGEST_SUBDOMAIN = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_ANNOTATIONS = 262_144;

    private static final String DNS_LABEL_TEXT = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN_TEXT = DNS_LABEL_TEXT + "(\\." + DNS_LABEL_TEXT + ")*";
    private static final String NAME_TEXT = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String NO_DNS_LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric"
            + " characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name', "
            + " or '123-abc', regex used for validation is '" + DNS_LABEL_TEXT + "')";
    private static final String NO_SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
            + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
            + " regex used for validation is '" + SUBDOMAIN_TEXT + "')";
    private static final String ALPHANUMERIC = "must consist of alphanumeric characters, '-', '_' or '.', and must"
            + " start and end with an alphanumeric character";
    private static final String NO_NAME = ALPHANUMERIC
            + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + NAME_TEXT + "')";
    private static final String NO_LABEL_VALUE = "a valid label must be an empty string or consist of alphanumeric"
            + " characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
            + " 'my_value',  or '12345', regex used for validation is '(" + NAME_TEXT + ")?')";

    /** A form that a text must match, the complaint where it does not, and the most bytes that it may have. */
    private record Form(Pattern pattern, String complaint, int longest) {

        static final Form DNS_LABEL = new Form(Pattern.compile(DNS_LABEL_TEXT), NO_DNS_LABEL, LONGEST_LABEL);
        static final Form SUBDOMAIN = new Form(Pattern.compile(SUBDOMAIN_TEXT), NO_SUBDOMAIN, LONGEST_SUBDOMAIN);
        static final Form NAME = new Form(Pattern.compile(NAME_TEXT), NO_NAME, LONGEST_LABEL);
        static final Form LABEL_VALUE = new Form(NAME.pattern, NO_LABEL_VALUE, LONGEST_LABEL);

        /** A text that is too long is not matched: a pattern with nested groups needs a stack as deep as the text. */
        boolean fits(String text) {
            return bytes(text) <= longest && pattern.matcher(text).matches();
        }

        void check(String field, String value, String part, String prefix, String unit, List<Cause> causes) {
            if (bytes(part) > longest) {
                invalid(field, value, prefix + "must be no more than " + longest + " " + unit, causes);
            } else if (!fits(part)) {
                invalid(field, value, prefix + complaint, causes);
            }
        }
    }

    private MetadataRules() {}

    static void checkName(ResourceType type, ObjectNode object, List<Cause> causes) {
        JsonNode name = object.path("metadata").path(Meta.NAME);
        String text = name.asText("");
        String field = "metadata.name";
        if (text.isEmpty()) {
            causes.add(Cause.required(field, "name or generateName is required"));
        } else if (type.group().equals("rbac.authorization.k8s.io")) {
            checkPathSegment(name, causes);
        } else if (!type.isNamespace()) {
            Form.SUBDOMAIN.check(field, text, text, "", "characters", causes);
        } else if (text.indexOf('.') >= 0 && Form.SUBDOMAIN.fits(text)) {
            causes.add(Cause.invalid(field, name, "must not contain dots"));
        } else {
            Form.DNS_LABEL.check(field, text, text, "", "characters", causes);
        }
    }

    /** Roles and bindings have names such as system:node. */
    private static void checkPathSegment(JsonNode name, List<Cause> causes) {
        String text = name.asText();
        if (text.equals(".") || text.equals("..")) {
            causes.add(Cause.invalid("metadata.name", name, "may not be '" + text + "'"));
        }
        for (String letter : List.of("/", "%")) {
            if (text.contains(letter)) {
                causes.add(Cause.invalid("metadata.name", name, "may not contain '" + letter + "'"));
            }
        }
    }

    static void checkLabelsAndAnnotations(ObjectNode object, List<Cause> causes) {
        String labels = "metadata.labels";
        for (Map.Entry<String, JsonNode> label :
                object.path("metadata").path(Meta.LABELS).properties()) {
            checkKey(labels, label.getKey(), label.getKey(), causes);
            String value = label.getValue().asText();
            if (!value.isEmpty()) {
                Form.LABEL_VALUE.check(labels, value, value, "", "bytes", causes);
            }
        }
        String annotations = "metadata.annotations";
        long size = 0;
        for (Map.Entry<String, JsonNode> annotation :
                object.path("metadata").path(Meta.ANNOTATIONS).properties()) {
            // The case of an annotation's key does not matter.
            checkKey(annotations, annotation.getKey(), annotation.getKey().toLowerCase(Locale.ROOT), causes);
            size += bytes(annotation.getKey()) + bytes(annotation.getValue().asText());
        }
        if (size > LONGEST_ANNOTATIONS) {
            causes.add(Cause.tooLong(annotations, LONGEST_ANNOTATIONS));
        }
    }

    /** A key is a name, or a DNS subdomain, a slash and a name. */
    private static void checkKey(String field, String key, String checked, List<Cause> causes) {
        String[] parts = checked.split("/", -1);
        if (parts.length > 2) {
            invalid(
                    field,
                    key,
                    "a valid label key " + NO_NAME
                            + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
                    causes);
            return;
        }
        if (parts.length == 2) {
            String prefix = "prefix part ";
            if (parts[0].isEmpty()) {
                invalid(field, key, prefix + "must be non-empty", causes);
            } else {
                Form.SUBDOMAIN.check(field, key, parts[0], prefix, "bytes", causes);
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            invalid(field, key, "name part must be non-empty", causes);
        }
        Form.NAME.check(field, key, name, "name part ", "bytes", causes);
    }

    private static void invalid(String field, String value, String detail, List<Cause> causes) {
        causes.add(Cause.invalid(field, TextNode.valueOf(value), detail));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
