package io.cocoonstack.common.testkit.explorer;

import java.util.Arrays;

/**
 * The words of states, each once, numbered from 0 in the order in which they came up: 8 bytes a word, and 5 bytes a
 * slot to find it by. At most four of five slots are taken. There are few words, and each is read for each state: so
 * they lie as they are, and close together, unlike those of {@link LongTable}. Not thread-safe.
 */
final class WordTable {

    private static final int SLOT_BITS = 16;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MOST_IN_A_CHUNK = SLOTS / 5 * 4;

    private final WordList keys = new WordList();
    /**
     * A chunk of slots is a hash table of its own, which the upper half of a hash chooses. A tag is eight bits of the
     * hash, or 0 where the slot is free: the number, and the long which is far away in memory, are read only where the
     * tag agrees.
     */
    private byte[][] tags = {new byte[SLOTS]};

    private int[][] numbers = {new int[SLOTS]};

    int size() {
        return keys.size();
    }

    /** The memory that the table takes, or will take in a moment because its slots are nearly used up. */
    long bytes() {
        boolean growing = size() + SLOTS / 16 > tags.length * (long) MOST_IN_A_CHUNK;
        return keys.bytes() + (long) (growing ? grown() : tags.length) * SLOTS * (1 + Integer.BYTES);
    }

    long key(int number) {
        return keys.get(number);
    }

    /** The number of a long, or {@link LongTable#ABSENT}. */
    int find(long key) {
        return number(key, false);
    }

    /** The number of a long, which is {@link #size} before where the long is new. */
    int add(long key) {
        return number(key, true);
    }

    private int number(long key, boolean adding) {
        long hash = LongLayout.hash(key);
        int chunk = chunk(hash);
        byte[] tags = this.tags[chunk];
        int[] numbers = this.numbers[chunk];
        byte tag = tag(hash);
        int slot = (int) hash & (SLOTS - 1);
        for (byte at = tags[slot]; at != 0; at = tags[slot]) {
            if (at == tag && key(numbers[slot]) == key) {
                return numbers[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (!adding) {
            return LongTable.ABSENT;
        }
        if (size() == this.tags.length * (long) MOST_IN_A_CHUNK) {
            grow();
            return number(key, true);
        }
        tags[slot] = tag;
        numbers[slot] = size();
        keys.add(key);
        return size() - 1;
    }

    private int grown() {
        return tags.length + (tags.length + 3) / 4;
    }

    /** Four slots become five: fewer would move the longs more often, more would take more memory. */
    private void grow() {
        int before = tags.length;
        int after = grown();
        tags = Arrays.copyOf(tags, after);
        numbers = Arrays.copyOf(numbers, after);
        for (int chunk = 0; chunk < after; chunk++) {
            if (chunk < before) {
                Arrays.fill(tags[chunk], (byte) 0);
            } else {
                tags[chunk] = new byte[SLOTS];
                numbers[chunk] = new int[SLOTS];
            }
        }
        for (int number = 0; number < size(); number++) {
            long hash = LongLayout.hash(key(number));
            int chunk = chunk(hash);
            byte[] taken = tags[chunk];
            int slot = (int) hash & (SLOTS - 1);
            while (taken[slot] != 0) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            taken[slot] = tag(hash);
            numbers[chunk][slot] = number;
        }
    }

    private int chunk(long hash) {
        return (int) (((hash >>> 32) * tags.length) >>> 32);
    }

    private static byte tag(long hash) {
        byte tag = (byte) (hash >>> SLOT_BITS);
        return tag == 0 ? 1 : tag;
    }
}
