package io.cocoonstack.common.admission;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names in the objects that are open, to find one that comes twice. Does what Jackson's own detection does in a fraction
 * of the time, because most objects have few names, and most names differ in a few bits of their hash already.
 */
final class FieldNames {

    // In an object with more, a name is looked up in a set.
    private static final int FEW = 24;

    private String[] names = new String[4 * FEW];
    private int size;

    private int[] starts = new int[16];
    private long[] seen = new long[16];
    private @Nullable Set<String>[] many = newSets(16);
    private int depth = -1;

    /** An object begins. */
    void open() {
        depth++;
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, 2 * depth);
            seen = Arrays.copyOf(seen, 2 * depth);
            many = Arrays.copyOf(many, 2 * depth);
        }
        starts[depth] = size;
        seen[depth] = 0;
    }

    /** The object that began last ends. */
    void close() {
        size = starts[depth];
        many[depth] = null;
        depth--;
    }

    /** A name of the object that began last; false if it has that name already. */
    boolean add(String name) {
        @Nullable Set<String> set = many[depth];
        if (set != null) {
            return set.add(name);
        }
        int start = starts[depth];
        // A bit for each of 64 classes of hashes; the upper half has more of short names than the lower.
        int hash = name.hashCode();
        long bit = 1L << (hash ^ hash >>> 6 ^ hash >>> 12);
        if ((seen[depth] & bit) != 0) {
            for (int i = start; i < size; i++) {
                if (names[i].equals(name)) {
                    return false;
                }
            }
        }
        seen[depth] |= bit;
        if (size - start == FEW) {
            return addToMany(name);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
        }
        names[size++] = name;
        return true;
    }

    private boolean addToMany(String name) {
        Set<String> set = new HashSet<>(Arrays.asList(names).subList(starts[depth], size));
        many[depth] = set;
        return set.add(name);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Set<String>[] newSets(int length) {
        return new Set[length];
    }
}
