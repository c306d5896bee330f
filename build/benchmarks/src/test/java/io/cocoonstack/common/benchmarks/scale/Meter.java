package io.cocoonstack.common.benchmarks.scale;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures a call by the CPU time and the allocated bytes of the calling thread. */
final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long warmUp;
    private final long measured;

    // What a call returns is stored here, so that the compiler keeps the call.
    @SuppressWarnings("UnusedVariable")
    private volatile @Nullable Object result;

    /**
     * A meter.
     *
     * @param warmUp CPU time before anything counts, nanoseconds
     * @param measured CPU time to measure, nanoseconds; at least three samples are taken
     */
    Meter(long warmUp, long measured) {
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** The middle of the times, and the least bytes: what a compiler allocates on the way is not the call's. */
    Point measure(int size, Supplier<?> call) {
        long calls = 0;
        long spent;
        long start = THREADS.getCurrentThreadCpuTime();
        do {
            result = call.get();
            calls++;
            spent = THREADS.getCurrentThreadCpuTime() - start;
        } while (spent < warmUp);
        // A sample of a millisecond or more, since reading the clock takes a part of a microsecond.
        long batch = Math.max(1, calls * 1_000_000 / spent);
        List<Double> times = new ArrayList<>();
        double bytes = Double.MAX_VALUE;
        long begun = THREADS.getCurrentThreadCpuTime();
        while (times.size() < 3 || THREADS.getCurrentThreadCpuTime() - begun < measured) {
            long before = allocated();
            long from = THREADS.getCurrentThreadCpuTime();
            for (long i = 0; i < batch; i++) {
                result = call.get();
            }
            times.add((double) (THREADS.getCurrentThreadCpuTime() - from) / batch);
            bytes = Math.min(bytes, (double) (allocated() - before) / batch);
        }
        result = null;
        times.sort(null);
        return new Point(size, times.get(times.size() / 2), bytes);
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
