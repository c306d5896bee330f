package io.cocoonstack.common.meta;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain values as compact JSON, so that this module can do without a JSON library. It never reads any. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void write(StringBuilder json, @Nullable Object value) {
        if (value == null) {
            json.append("null");
        } else if (value instanceof CharSequence text) {
            writeString(json, text);
        } else if (value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof Number number) {
            writeNumber(json, number);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(json, map);
        } else if (value instanceof Iterable<?> list) {
            writeArray(json, list);
        } else {
            throw new IllegalArgumentException("value is a " + value.getClass().getName()
                    + ", expected a text, number, boolean, map, iterable or null");
        }
    }

    private static void writeNumber(StringBuilder json, Number number) {
        double value = number.doubleValue();
        if ((number instanceof Double || number instanceof Float)
                && (Double.isNaN(value) || Double.isInfinite(value))) {
            throw new IllegalArgumentException("number is " + number + ", expected a finite one");
        }
        json.append(number);
    }

    private static void writeObject(StringBuilder json, Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            writeString(json.append(before), String.valueOf(entry.getKey()));
            write(json.append(':'), entry.getValue());
            before = ',';
        }
        json.append(before == ',' ? "}" : "{}");
    }

    private static void writeArray(StringBuilder json, Iterable<?> list) {
        char before = '[';
        for (Object element : list) {
            write(json.append(before), element);
            before = ',';
        }
        json.append(before == ',' ? "]" : "[]");
    }

    /** An unpaired surrogate cannot be encoded in UTF-8; it becomes U+FFFD, as on the Go side. */
    static void writeString(StringBuilder json, CharSequence text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                writeControl(json, c);
            } else if (!Character.isSurrogate(c)) {
                json.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                json.append(c).append(text.charAt(++i));
            } else {
                json.append('\ufffd');
            }
        }
        json.append('"');
    }

    private static void writeControl(StringBuilder json, char c) {
        switch (c) {
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
    }
}
