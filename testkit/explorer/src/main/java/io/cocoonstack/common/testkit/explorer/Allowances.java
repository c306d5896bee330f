package io.cocoonstack.common.testkit.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Sets of allowances, none of which has as much of each thing as another of its set: what was left when a state was
 * reached. Few sets differ, so each has a number; the empty one has 0. Not thread-safe.
 */
final class Allowances {

    private final long[] fields;
    /** The highest bit of each field. */
    private final long tops;

    private final List<long[]> sets = new ArrayList<>();
    private final Map<List<Long>, Integer> numbers = new HashMap<>();
    /** A set and an allowance by their numbers, and the set that they come to. */
    private final LongTable pairs = new LongTable(LongTable.FEW);

    /** Allowances that consist of these fields; each is the mask of its bits. */
    Allowances(List<Long> fields) {
        this.fields = fields.stream().mapToLong(Long::longValue).toArray();
        this.tops = LongStream.of(this.fields).map(Long::highestOneBit).sum();
        number(new long[0]);
    }

    /** How much is left of all together. */
    int left(long allowance) {
        long left = 0;
        for (long field : fields) {
            left += (allowance & field) >>> Long.numberOfTrailingZeros(field);
        }
        return (int) left;
    }

    boolean holds(int set, long allowance) {
        for (long each : sets.get(set)) {
            if (each == allowance) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of a set has as much of each. */
    boolean covers(int set, long allowance) {
        for (long each : sets.get(set)) {
            if (covers(each, allowance)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The set that a set and an allowance come to that it does not cover.
     *
     * @param number the number of the allowance, which is anybody's
     */
    int with(int set, long allowance, int number) {
        long pair = (long) set << Integer.SIZE | number;
        int known = pairs.find(pair);
        if (known < 0) {
            known = pairs.add(pair);
            pairs.setValue(known, with(set, allowance));
        }
        return pairs.value(known);
    }

    private int with(int set, long allowance) {
        LongStream rest = LongStream.of(sets.get(set)).filter(one -> !covers(allowance, one));
        return number(LongStream.concat(rest, LongStream.of(allowance)).sorted().toArray());
    }

    /**
     * Whether there is as much of each. All fields are compared by one subtraction, more - less: a borrow out of the
     * highest bit of a field means that this field of {@code more} is smaller.
     */
    private boolean covers(long more, long less) {
        long borrows = (~more & less) | (~(more ^ less) & (more - less));
        return (borrows & tops) == 0;
    }

    private int number(long[] set) {
        Integer known = numbers.putIfAbsent(Arrays.stream(set).boxed().toList(), sets.size());
        if (known == null) {
            sets.add(set);
        }
        return known == null ? sets.size() - 1 : known;
    }
}
