package io.cocoonstack.common.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The time of one call of one method, and what it allocates.
 *
 * @param method the method of the benchmark class
 * @param nanos the mean over all iterations, in nanoseconds
 * @param error half of the interval of 99.9 % around the mean, in nanoseconds
 * @param least the mean of the fastest iteration, in nanoseconds
 * @param bytes bytes allocated
 */
record Measure(String method, double nanos, double error, double least, double bytes) {

    static final String OURS = "ours";

    /** Runs a row; ours comes first, then the peers, then the limit. */
    static List<Measure> of(Row row, int forks, int iterations) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("^" + row.benchmarks.getName().replace(".", "\\.") + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(row.isLarge() ? forks + 1 : forks)
                .warmupIterations(row.isLarge() ? 4 : 3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(row.isLarge() ? (iterations + 1) / 2 : iterations)
                .measurementTime(TimeValue.seconds(1))
                // Code waits for the compiler: on a busy machine the warm-up would end before it has come to large
                // jobs.
                // Large lists die young: with less room, how much of one a collection finds alive is chance. The
                // room is touched beforehand, or each call that allocates pays for the pages of the kernel.
                .jvmArgs("-Xms3g", "-Xmx3g", "-Xmn2500m", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC", "-Xbatch")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        List<Measure> measures = new ArrayList<>();
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            Result<?> allocation = result.getSecondaryResults().get("gc.alloc.rate.norm");
            String name = result.getParams().getBenchmark();
            measures.add(new Measure(
                    name.substring(name.lastIndexOf('.') + 1),
                    time.getScore(),
                    time.getScoreError(),
                    time.getStatistics().getMin(),
                    allocation == null ? Double.NaN : allocation.getScore()));
        }
        measures.sort(Comparator.comparingInt(Measure::place).thenComparing(Measure::method));
        return measures;
    }

    private int place() {
        return method.equals(OURS) ? 0 : method.equals("limit") ? 2 : 1;
    }

    /** How many times longer this takes than another. */
    double over(Measure other) {
        return nanos / other.nanos;
    }

    /** The error of {@link #over}. */
    double errorOver(Measure other) {
        return over(other) * Math.hypot(error / nanos, other.error / other.nanos);
    }
}
