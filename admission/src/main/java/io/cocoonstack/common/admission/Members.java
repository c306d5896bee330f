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

    /** Of each member: where its name begins, behind the quote, its level, and where its value begins. */
    private int[] parts = new int[3 * 16];

    private int size;
    private boolean isComplete = true;

    Members(byte[] body) {
        this.body = body;
    }

    /**
     * Remembers a member. One with an escape in its name is known to be there, and is not found.
     *
     * @param level 1 for a member of the object itself, 2 for one of an object in it, which comes behind that
     */
    void add(int start, boolean isEscaped, int level, int place) {
        isComplete &= size < 3 * MOST && !isEscaped;
        if (size == 3 * MOST) {
            return;
        }
        if (size == parts.length) {
            parts = Arrays.copyOf(parts, 2 * size);
        }
        parts[size] = start;
        parts[size + 1] = level;
        parts[size + 2] = place;
        size += 3;
    }

    /**
     * The number of a member, or {@link #NONE} or {@link #UNKNOWN}.
     *
     * @param level 1 for a member of the object itself, 2 for one of an object in it
     * @param from 0, or the number behind that of the object in it
     */
    int find(String name, int level, int from) {
        if (!JsonTokens.isPlain(name)) {
            // It may stand there with an escape.
            return UNKNOWN;
        }
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 3 * from; i < size && parts[i + 1] >= level; i += 3) {
            int start = parts[i];
            int end = start + text.length;
            // The quote first: it tells most names apart.
            if (parts[i + 1] == level
                    && end < body.length
                    && body[end] == '"'
                    && Arrays.equals(body, start, end, text, 0, text.length)) {
                return i / 3;
            }
        }
        return isComplete ? NONE : UNKNOWN;
    }

    /** Where the value of a member begins. */
    int place(int number) {
        return parts[3 * number + 2];
    }
}
