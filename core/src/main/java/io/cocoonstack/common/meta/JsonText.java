package io.cocoonstack.common.meta;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compact JSON in UTF-8 of plain values, so that this module can do without a JSON library. It never reads any. Not
 * thread-safe.
 */
final class JsonText {

    private static final String HEX = "0123456789abcdef";
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    // A sign and 19 digits.
    private static final int LONGEST_INTEGER = 20;

    /** The keys of the patches that are made here, with quotation marks and colon. */
    private static final Map<String, byte[]> NAMES = names(
            Annotations.GENERATION,
            Annotations.HIBERNATE,
            Annotations.HIBERNATE_EPOCH,
            Annotations.IP,
            Annotations.KEEP_SNAPSHOT_ON_DELETE,
            Annotations.LIFECYCLE_OBSERVED_GENERATION,
            Annotations.LIFECYCLE_STATE,
            Annotations.LIFECYCLE_STATE_MESSAGE,
            Annotations.RESTORE_FROM_HIBERNATE,
            Annotations.VM_ID,
            Annotations.VNC_PORT,
            Annotations.WAKE_FROM_EPOCH);

    private byte[] bytes;
    private int length;

    /**
     * @param room how many bytes to make room for; more come as they are needed
     */
    JsonText(int room) {
        this.bytes = new byte[room];
    }

    private static Map<String, byte[]> names(String... names) {
        // An unmodifiable map finds the place of a key by a division, which takes longer.
        Map<String, byte[]> json = new HashMap<>();
        for (String name : names) {
            json.put(name, new JsonText(64).string(name).sign(':').toBytes());
        }
        return json;
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

    private JsonText integer(long number) {
        makeRoom(LONGEST_INTEGER);
        if (number < 0) {
            sign('-');
        }
        // Negative, because the least number has no positive one.
        long rest = number < 0 ? number : -number;
        int digits = 1;
        for (long more = rest / 10; more != 0; more /= 10) {
            digits++;
        }
        length += digits;
        for (int i = 1; i <= digits; i++) {
            bytes[length - i] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        return this;
    }

    private JsonText number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return integer(number.longValue());
        }
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

    /** Writes what {@link #value} writes, and keys of the contract without looking at their characters. */
    JsonText annotations(Map<String, ? extends @Nullable String> map) {
        char before = '{';
        for (Map.Entry<String, ? extends @Nullable String> entry : map.entrySet()) {
            String value = entry.getValue();
            sign(before).name(String.valueOf(entry.getKey()));
            if (value == null) {
                raw(NULL);
            } else {
                string(value);
            }
            before = ',';
        }
        return (before == ',' ? this : sign('{')).sign('}');
    }

    private JsonText name(String name) {
        byte[] known = NAMES.get(name);
        return known == null ? string(name).sign(':') : raw(known);
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
        int end = text.length();
        makeRoom(end + 2);
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                return raw(escaped(text));
            }
            to[at++] = (byte) c;
        }
        to[at++] = '"';
        length = at;
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

    /**
     * A text with its quotation marks. An unpaired surrogate cannot be encoded in UTF-8; it becomes U+FFFD, as on the Go
     * side.
     */
    private static byte[] escaped(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16).append('"');
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
        return json.append('"').toString().getBytes(StandardCharsets.UTF_8);
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
