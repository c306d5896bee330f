package io.cocoonstack.common.admission;

import java.util.Arrays;

/**
 * Where the members of an object begin in a body, and those of the objects in it, so that a value is found without
 * reading all that stands before it. Of an object with many members, the first are remembered.
 */
final class Members {

    /** For a member that the object does not have. */
    static final int NONE = -1;

    /** For a member that may stand behind those that are remembered. */
    static final int UNKNOWN = -2;

    private static final int MOST = 128;

    private String[] names = new String[32];
    private int[] places = new int[32];

    /** 1 for a member of the object itself, 2 for one of an object in it, which comes before. */
    private byte[] levels = new byte[32];

    private int size;
    private boolean isComplete = true;

    void add(String name, int level, int place) {
        if (size == MOST) {
            isComplete = false;
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
            levels = Arrays.copyOf(levels, 2 * size);
        }
        names[size] = name;
        levels[size] = (byte) level;
        places[size++] = place;
    }

    /**
     * The number of a member, or {@link #NONE} or {@link #UNKNOWN}.
     *
     * @param level 1 for a member of the object itself, 2 for one of an object in it
     * @param from 0, or the number behind that of the object in it
     */
    int find(String name, int level, int from) {
        for (int i = from; i < size; i++) {
            if (levels[i] < level) {
                return NONE;
            }
            if (levels[i] == level && names[i].equals(name)) {
                return i;
            }
        }
        return isComplete ? NONE : UNKNOWN;
    }

    /** Where the value of a member begins. */
    int place(int number) {
        return places[number];
    }
}
