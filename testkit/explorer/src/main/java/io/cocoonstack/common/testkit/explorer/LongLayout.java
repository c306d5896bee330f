package io.cocoonstack.common.testkit.explorer;

/**
 * The way in which a chunk of a {@link LongTable} lies in longs: buckets to find its longs by, then the longs, then
 * their values. A bucket has eight slots: a long of tags, which are eight bits of the hash and 0 where the slot is
 * free, and two longs of numbers. Tags are compared all at once, and a long is read only where they agree. Immutable.
 */
final class LongLayout {

    private static final int BUCKET = 3;
    private static final long ONES = 0x0101_0101_0101_0101L;

    /** The bits of the lower half of a long of a table of many, without those of its chunk. */
    private static final int LOW = Integer.SIZE - LongTable.MANY;

    private final int buckets;
    /** Longs are two numbers, which both are small: each half takes bits of its own. */
    private final int lowWidth;

    private final int highWidth;
    private final int width;
    private final int valueWidth;
    private final int longsAt;
    private final int valuesAt;
    private final int length;

    LongLayout(int buckets, int lowWidth, int highWidth, int valueWidth) {
        this.buckets = buckets;
        this.lowWidth = lowWidth;
        this.highWidth = highWidth;
        this.width = lowWidth + highWidth;
        this.valueWidth = valueWidth;
        this.longsAt = BUCKET * buckets;
        this.valuesAt = longsAt + Packed.longs(most(), width);
        this.length = valuesAt + Packed.longs(most(), valueWidth);
    }

    /** How many longs of memory a chunk takes. */
    int length() {
        return length;
    }

    /** How many longs a chunk may hold, seven for eight slots: more would make the way to a free one long. */
    int most() {
        return 7 * buckets;
    }

    /** Eight buckets become nine: fewer would move the longs more often, more would take more memory. */
    LongLayout larger() {
        return new LongLayout(buckets + Math.max(1, buckets / 8), lowWidth, highWidth, valueWidth);
    }

    /** One that takes a long, too. */
    LongLayout with(long rest) {
        int low = Math.max(lowWidth, Packed.width(low(rest)));
        return new LongLayout(buckets, low, Math.max(highWidth, Packed.width(high(rest))), valueWidth);
    }

    /** One that takes a value, too. */
    LongLayout withValue(int value) {
        return new LongLayout(buckets, lowWidth, highWidth, Packed.width(Integer.toUnsignedLong(value)));
    }

    boolean takes(long rest) {
        return low(rest) >>> lowWidth == 0 && high(rest) >>> highWidth == 0;
    }

    boolean takesValue(int value) {
        return Integer.toUnsignedLong(value) >>> valueWidth == 0;
    }

    int value(long[] longs, int first, int number) {
        return valueWidth == 0 ? 0 : (int) Packed.get(longs, first + valuesAt, valueWidth, number);
    }

    void setValue(long[] longs, int first, int number, int value) {
        if (valueWidth > 0) {
            Packed.set(longs, first + valuesAt, valueWidth, number, Integer.toUnsignedLong(value));
        }
    }

    long rest(long[] longs, int first, int number) {
        long packed = Packed.get(longs, first + longsAt, width, number);
        return ((packed >>> lowWidth) << LOW) | (packed & Packed.mask(lowWidth));
    }

    /** The tags of the bucket that a long with a hash is looked for in first. */
    long tags(long[] longs, int first, long hash) {
        return longs[first + BUCKET * bucket(hash)];
    }

    /** The number of a long that the layout takes, or {@link LongTable#ABSENT}. */
    int find(long[] longs, int first, long rest, long hash) {
        long packed = packed(rest);
        long wanted = tag(hash) * ONES;
        for (int bucket = bucket(hash); ; bucket = next(bucket)) {
            int at = first + BUCKET * bucket;
            long differences = longs[at] ^ wanted;
            // A high bit for each byte that is 0, and for some that are not.
            long hits = (differences - ONES) & ~differences & (ONES << 7);
            for (; hits != 0; hits &= hits - 1) {
                int slot = Long.numberOfTrailingZeros(hits) >>> 3;
                int number = (int) (longs[at + 1 + slot / 4] >>> (slot % 4 * Character.SIZE)) & 0xffff;
                if (Packed.get(longs, first + longsAt, width, number) == packed) {
                    return number;
                }
            }
            if (!isFull(longs[at])) {
                return LongTable.ABSENT;
            }
        }
    }

    void add(long[] longs, int first, int number, long rest, long hash) {
        int bucket = bucket(hash);
        while (isFull(longs[first + BUCKET * bucket])) {
            bucket = next(bucket);
        }
        int at = first + BUCKET * bucket;
        int slot = Long.BYTES - Long.numberOfLeadingZeros(longs[at]) / Byte.SIZE;
        longs[at] |= tag(hash) << (slot * Byte.SIZE);
        longs[at + 1 + slot / 4] |= (long) number << (slot % 4 * Character.SIZE);
        Packed.set(longs, first + longsAt, width, number, packed(rest));
    }

    /** Copies a chunk of this layout to one of another that takes the same longs and values. */
    void move(long[] longs, int first, int size, LongLayout next, long[] moved, int nextFirst) {
        for (int number = 0; number < size; number++) {
            long rest = rest(longs, first, number);
            next.add(moved, nextFirst, number, rest, hash(rest));
            next.setValue(moved, nextFirst, number, value(longs, first, number));
        }
    }

    /** The slots of a bucket are taken from the first to the last. */
    private static boolean isFull(long tags) {
        return tags >>> (Long.SIZE - Byte.SIZE) != 0;
    }

    private int next(int bucket) {
        return bucket + 1 == buckets ? 0 : bucket + 1;
    }

    private long packed(long rest) {
        return (high(rest) << lowWidth) | low(rest);
    }

    private static long low(long rest) {
        return rest & Packed.mask(LOW);
    }

    private static long high(long rest) {
        return rest >>> LOW;
    }

    private int bucket(long hash) {
        return (int) (((hash >>> Integer.SIZE) * buckets) >>> Integer.SIZE);
    }

    private static long tag(long hash) {
        return Math.max(1, (hash >>> LongTable.MANY) & 0xff);
    }

    /** Spreads the bits of a long (the finalizer of MurmurHash3). */
    static long hash(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
