package io.cocoonstack.common.admission;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the members of an object begin in a body, and those of the objects in it, so that a value is found without
 * reading all that stands before it. Of an object with many members, the first are remembered.
 */
final class Members {

    /** For a member that the object does not have. */
    static final int NONE = -1;

    /** For a member that may be one of those that are not remembered. */
    static final int UNKNOWN = -2;

    private static final int MOST = 128;

    private final byte[] body;

    /** Of each member: the mark of its name, where that begins, its level, and where its value begins. */
    private int[] parts = new int[4 * 16];

    private int size;
    private boolean isComplete = true;

    Members(byte[] body) {
        this.body = body;
    }

    /** Its length and three of its bytes tell a name from most others. Bytes stand before and behind it, its quotes. */
    static int mark(byte[] text, int start, int end) {
        int length = end - start;
        return length << 24 ^ text[start] << 16 ^ text[start + length / 2] << 8 ^ text[end - 1];
    }

    /**
     * Remembers a member, whose name stands between two places. Only its spelling is: one with an escape has others.
     *
     * @param level 1 for a member of the object itself, 2 for one of an object in it, which comes behind that
     */
    void add(int start, int end, boolean isEscaped, int level, int place) {
        isComplete &= size < 4 * MOST && !isEscaped;
        if (size == 4 * MOST) {
            return;
        }
        if (size == parts.length) {
            parts = Arrays.copyOf(parts, 2 * size);
        }
        parts[size] = mark(body, start, end);
        parts[size + 1] = start;
        parts[size + 2] = level;
        parts[size + 3] = place;
        size += 4;
    }

    /**
     * The number of a member, or {@link #NONE} or {@link #UNKNOWN}.
     *
     * @param level 1 for a member of the object itself, 2 for one of an object in it
     * @param from 0, or the number behind that of the object in it
     */
    int find(String name, int level, int from) {
        if (name.indexOf('\\') >= 0 || !WellFormedText.of(name).equals(name)) {
            // JSON can spell such a name with escapes alone.
            return UNKNOWN;
        }
        byte[] text = ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
        int mark = mark(text, 1, text.length - 1);
        for (int i = 4 * from; i < size; i += 4) {
            if (parts[i + 2] < level) {
                break;
            }
            int start = parts[i + 1];
            if (parts[i + 2] == level
                    && parts[i] == mark
                    && Arrays.equals(body, start - 1, start - 1 + text.length, text, 0, text.length)) {
                return i / 4;
            }
        }
        return isComplete ? NONE : UNKNOWN;
    }

    /** Where the value of a member begins. */
    int place(int number) {
        return parts[4 * number + 3];
    }
}
