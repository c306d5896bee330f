package io.cocoonstack.common.admission;

import java.util.Arrays;

/**
 * Where the members of an object, and theirs, begin in the body: what the one pass over a review found out on the way, so that
 * {@code /spec/tolerations} is read without another pass over all that stands before it.
 */
final class Members {

    // Beyond it, members are found by reading.
    private static final int MOST = 256;
    private static final int NONE = -1;

    /** The start of a plain value, which is not noted. */
    static final int SOMEWHERE = -1;

    private String[] names = new String[32];
    private int[] starts = new int[32];
    // The place of the member that this one belongs to; NONE for the object's own.
    private int[] parents = new int[32];
    private int size;
    private boolean full;

    /** Adds a member, and gives its place, to be the parent of others. */
    int add(int parent, String name, int start) {
        if (size == MOST) {
            full = true;
            return NONE;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
        }
        names[size] = name;
        starts[size] = start;
        parents[size] = parent;
        return size++;
    }

    boolean isFull() {
        return full;
    }

    /** The place of a member of the object or of a member of it; NONE if there is none. */
    int find(int parent, String name) {
        for (int i = parent + 1; i < size; i++) {
            if (parents[i] == parent && names[i].equals(name)) {
                return i;
            }
        }
        return NONE;
    }

    int start(int place) {
        return starts[place];
    }
}
