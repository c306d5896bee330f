package io.cocoonstack.common.buildtools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Javadoc from descriptions, with what the schema knows about a field. */
final class Docs {

    private static final int WIDTH = 90;

    /** A blank at which no line is broken, until the lines are made. */
    private static final char FIXED_BLANK = '\u00a0';

    private Docs() {}

    /** Prepares a text for javadoc: {@code `x`} becomes code, and nothing of it is taken for markup. */
    static String text(String description) {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < description.length(); i++) {
            char c = description.charAt(i);
            switch (c) {
                case '`' -> {
                    text.append(code ? "}" : "{@code" + FIXED_BLANK);
                    code = !code;
                }
                case '<' -> text.append(code ? "<" : "&lt;");
                case '>' -> text.append(code ? ">" : "&gt;");
                case '&' -> text.append(code ? "&" : "&amp;");
                case ' ' -> text.append(code ? FIXED_BLANK : ' ');
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /** Breaks paragraphs into lines; a tag's further lines are indented by the caller's text alone. */
    static String wrap(String... paragraphs) {
        List<String> wrapped = new ArrayList<>();
        for (String paragraph : paragraphs) {
            StringBuilder lines = new StringBuilder();
            int length = 0;
            for (String word : paragraph.split(" ", -1)) {
                if (length > 0 && length + 1 + word.length() > WIDTH) {
                    lines.append('\n');
                    length = 0;
                } else if (length > 0) {
                    lines.append(' ');
                    length++;
                }
                lines.append(word);
                length += word.length();
            }
            wrapped.add(lines.toString());
        }
        return String.join("\n", wrapped).replace(FIXED_BLANK, ' ');
    }

    /** The javadoc of a type, with the messages of its rules. */
    static String ofType(String description, List<String> rules) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(text(description));
        if (!rules.isEmpty()) {
            paragraphs.add("");
            paragraphs.add("<p>The API server refuses what breaks one of these rules: "
                    + rules.stream().map(Docs::code).collect(Collectors.joining("; ")) + ".");
        }
        return wrap(paragraphs.toArray(String[]::new));
    }

    static String ofGetter(Property property) {
        return wrap(text(property.description()) + facts(property), "", "@return " + returned(property));
    }

    static String ofSetter(Property property) {
        return wrap(
                text(property.description()) + facts(property),
                "",
                "@param " + property.javaName() + " " + accepted(property));
    }

    /** What the API server asks of a field, as sentences behind its description. */
    private static String facts(Property property) {
        Schema schema = property.schema();
        StringBuilder facts = new StringBuilder();
        if (property.required()) {
            facts.append(" Required").append(schema.keyword("minLength") == null ? "." : ", not empty.");
        }
        if (!schema.enumValues().isEmpty()) {
            facts.append(" One of ")
                    .append(schema.enumValues().stream().map(Docs::code).collect(Collectors.joining(", ")))
                    .append(".");
        }
        range(schema, facts);
        String maxLength = schema.keyword("maxLength");
        if (maxLength != null) {
            facts.append(" At most ").append(maxLength).append(" characters.");
        }
        String pattern = schema.isQuantity() ? null : schema.keyword("pattern");
        if (pattern != null) {
            facts.append(" Must match ").append(code(pattern)).append(".");
        }
        String byDefault = schema.keyword("default");
        if (byDefault != null) {
            facts.append(" Default: ")
                    .append(code(byDefault))
                    .append(", filled in by the API server and not by this type.");
        }
        return facts.toString();
    }

    private static void range(Schema schema, StringBuilder facts) {
        @Nullable String minimum = schema.keyword("minimum");
        @Nullable String maximum = schema.keyword("maximum");
        if (minimum != null && maximum != null) {
            facts.append(" From ")
                    .append(minimum)
                    .append(" to ")
                    .append(maximum)
                    .append(".");
        } else if (minimum != null) {
            facts.append(" At least ").append(minimum).append(".");
        }
    }

    private static String returned(Property property) {
        return switch (property.kind()) {
            case TEXT -> "the text; null when it is absent or empty";
            case WORD -> "the word, known to this version or not; null when it is absent or empty";
            case BOOL -> "the boolean; null when it is absent, which means false";
            case INT32, INT64 ->
                property.required()
                        ? "the integer; null when it is absent"
                        : "the integer; null when it is absent, which means "
                                + (property.schema().keyword("default") == null
                                        ? "0"
                                        : property.schema().keyword("default"));
            case COUNT -> "the count; 0 when it is absent";
            case QUANTITY -> "the quantity; null when it is absent";
            case OBJECT, RESOURCES -> "the object itself, not a copy; null when it is absent";
            case LIST, ENV_FROM, CONDITIONS -> "the list itself, not a copy; empty when it is absent, never null";
        };
    }

    private static String accepted(Property property) {
        return switch (property.kind()) {
            case TEXT -> "the text; null or empty for none";
            case WORD -> "the word; null for none";
            case BOOL -> "the boolean; null and false are not written";
            case INT32, INT64 ->
                property.required() ? "the integer; null for none" : "the integer; null and 0 are not written";
            case COUNT -> "the count, written even if it is 0";
            case QUANTITY -> "the quantity; null for none";
            case RESOURCES -> "the object; null for none, written as an empty one";
            case OBJECT -> "the object; null for none";
            case LIST, ENV_FROM, CONDITIONS -> "the list, which is kept and not copied; null for an empty one";
        };
    }

    private static String code(String text) {
        return text("`" + text + "`");
    }
}
