package io.cocoonstack.common.meta;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compact JSON in UTF-8 of plain values, so that this module can do without a JSON library. It never reads any. Not
 * thread-safe.
 */
final class JsonText {

    private static final String HEX = "0123456789abcdef";
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private byte[] bytes;
    private int length;

    /**
     * @param room how many bytes to make room for; more come as they are needed
     */
    JsonText(int room) {
        this.bytes = new byte[room];
    }

    /** {@return what was written so far; a new array} */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Writes a piece of JSON as it is. */
    JsonText raw(byte[] json) {
        makeRoom(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    JsonText value(@Nullable Object value) {
        if (value instanceof String text) {
            return string(text);
        } else if (value instanceof CharSequence text) {
            return string(text.toString());
        } else if (value == null) {
            return raw(NULL);
        } else if (value instanceof Boolean) {
            return ascii(value.toString());
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            return object(map);
        } else if (value instanceof Iterable<?> list) {
            return array(list);
        }
        throw new IllegalArgumentException("value is a " + value.getClass().getName()
                + ", expected a text, number, boolean, map, iterable or null");
    }

    private JsonText number(Number number) {
        double value = number.doubleValue();
        if ((number instanceof Double || number instanceof Float)
                && (Double.isNaN(value) || Double.isInfinite(value))) {
            throw new IllegalArgumentException("number is " + number + ", expected a finite one");
        }
        return ascii(number.toString());
    }

    private JsonText object(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            sign(before).string(String.valueOf(entry.getKey())).sign(':').value(entry.getValue());
            before = ',';
        }
        return (before == ',' ? this : sign('{')).sign('}');
    }

    private JsonText array(Iterable<?> list) {
        char before = '[';
        for (Object element : list) {
            sign(before).value(element);
            before = ',';
        }
        return (before == ',' ? this : sign('[')).sign(']');
    }

    JsonText string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] json = isPlain(utf8) ? utf8 : escaped(text);
        makeRoom(json.length + 2);
        bytes[length] = '"';
        System.arraycopy(json, 0, bytes, length + 1, json.length);
        length += json.length + 2;
        bytes[length - 1] = '"';
        return this;
    }

    private JsonText ascii(String text) {
        return raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    private JsonText sign(char c) {
        makeRoom(1);
        bytes[length++] = (byte) c;
        return this;
    }

    private void makeRoom(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Whether a text is ASCII without anything to escape. A question mark may stand for half a surrogate pair. */
    private static boolean isPlain(byte[] utf8) {
        for (byte b : utf8) {
            if (b < ' ' || b == '"' || b == '\\' || b == '?') {
                return false;
            }
        }
        return true;
    }

    /** An unpaired surrogate cannot be encoded in UTF-8; it becomes U+FFFD, as on the Go side. */
    private static byte[] escaped(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                appendControl(json, c);
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
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendControl(StringBuilder json, char c) {
        switch (c) {
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
    }
}
