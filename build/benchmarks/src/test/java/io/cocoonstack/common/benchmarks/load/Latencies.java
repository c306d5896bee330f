package io.cocoonstack.common.benchmarks.load;

import java.util.Arrays;

/** Times in nanoseconds, all of them, so that percentiles are exact. Not safe for use by many threads. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;
    private boolean sorted;

    void add(long time) {
        if (time < 0) {
            throw new IllegalArgumentException("time is " + time + ", expected 0 or more");
        }
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
        sorted = false;
    }

    void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /**
     * The least of the times that at least so many percent of them do not exceed.
     *
     * @param percent above 0, to 100
     * @return NaN where fewer times were added than it takes for one to lie beyond, as 999 for 99.9 %
     */
    double percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("percent is " + percent + ", expected above 0, to 100");
        }
        // A thousandth of a percent is as fine as it gets; the product in whole numbers is exact.
        long rank = (Math.round(percent * 1000) * count + 99_999) / 100_000;
        if (count == 0 || (rank == count && percent < 100)) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        return nanos[(int) rank - 1];
    }
}
