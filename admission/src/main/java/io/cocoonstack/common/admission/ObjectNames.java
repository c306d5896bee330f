package io.cocoonstack.common.admission;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object so far, to find one that comes twice. Objects in it use one set of names in turn. Most
 * objects have few names: those are compared one by one, and only further ones are hashed.
 */
final class ObjectNames {

    private static final int FEW = 16;

    private final ObjectNames outer;
    private @Nullable ObjectNames inner;
    private final String[] few = new String[FEW];
    private int size;
    private @Nullable Set<String> all;

    private ObjectNames(@Nullable ObjectNames outer) {
        this.outer = outer == null ? this : outer;
    }

    /** The names around the outermost object: none. */
    static ObjectNames document() {
        return new ObjectNames(null);
    }

    /** The names of an object that begins in this one. */
    ObjectNames inner() {
        if (inner == null) {
            inner = new ObjectNames(this);
        }
        inner.size = 0;
        inner.all = null;
        return inner;
    }

    /** The names of the object around this one. */
    ObjectNames outer() {
        return outer;
    }

    /** Whether the name is new. */
    boolean add(String name) {
        if (size == FEW) {
            if (all == null) {
                all = new HashSet<>(Arrays.asList(few));
            }
            return all.add(name);
        }
        int hash = name.hashCode();
        for (int i = 0; i < size; i++) {
            if (few[i].hashCode() == hash && few[i].equals(name)) {
                return false;
            }
        }
        few[size++] = name;
        return true;
    }
}
