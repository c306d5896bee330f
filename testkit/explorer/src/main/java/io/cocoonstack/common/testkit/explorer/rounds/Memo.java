package io.cocoonstack.common.testkit.explorer.rounds;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function whose values are kept. The function is given the key and nothing else, so its value cannot depend on an
 * input that the key does not hold. Not thread-safe.
 */
final class Memo<T> {

    private final LongFunction<T> function;
    private long[] keys = new long[1 << 10];
    private @Nullable Object[] values = new Object[1 << 10];
    private int size;

    Memo(LongFunction<T> function) {
        this.function = function;
    }

    @SuppressWarnings("unchecked")
    T of(long key) {
        Object known = values[slot(key)];
        if (known != null) {
            return (T) known;
        }
        T value = function.apply(key);
        put(key, value);
        return value;
    }

    private void put(long key, Object value) {
        int slot = slot(key);
        keys[slot] = key;
        values[slot] = value;
        if (++size * 2 > keys.length) {
            grow();
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = (key ^ (key >>> 32)) * 0xff51afd7ed558ccdL;
        int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
        while (values[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new Object[oldKeys.length * 2];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            Object value = oldValues[i];
            if (value != null) {
                put(oldKeys[i], value);
            }
        }
    }
}
