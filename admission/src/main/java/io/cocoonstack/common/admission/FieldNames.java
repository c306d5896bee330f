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

    private String[] names = new String[2 * FEW];
    private int[] hashes = new int[2 * FEW];
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
        if (many[depth] != null) {
            many[depth] = null;
        }
        depth--;
    }

    /** A name of the object that began last; false if it has that name already. */
    boolean add(String name) {
        if (many[depth] != null) {
            return many[depth].add(name);
        }
        int hash = name.hashCode();
        // A bit for each of 64 classes of hashes; those of short names differ most in the lower bits.
        long bit = 1L << (hash ^ hash >>> 6 ^ hash >>> 12);
        long before = seen[depth];
        if ((before & bit) != 0 && isThere(name, hash)) {
            return false;
        }
        seen[depth] = before | bit;
        if (size - starts[depth] == FEW) {
            return addToMany(name);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        names[size] = name;
        hashes[size++] = hash;
        return true;
    }

    private boolean isThere(String name, int hash) {
        for (int i = starts[depth]; i < size; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return true;
            }
        }
        return false;
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
