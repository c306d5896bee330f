package io.cocoonstack.examples.demo.faults;

import java.io.PrintStream;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Many runs, as many at once as there are processors, none of them printed. */
public final class FaultRuns {

    private record Run(long seed, Result result) {}

    private FaultRuns() {}

    /**
     * Runs seeds and says in a few lines what came of them.
     *
     * @param first the first seed
     * @param count how many
     * @param out where to say it
     * @return whether all passed
     */
    public static boolean tell(long first, int count, PrintStream out) {
        return tell(first, count, out, seed -> new FaultRun(seed, null).run());
    }

    static boolean tell(long first, int count, PrintStream out, LongFunction<Result> play) {
        long start = System.nanoTime();
        List<Run> told = LongStream.range(first, first + count)
                .parallel()
                .mapToObj(seed -> new Run(seed, play.apply(seed)))
                .filter(run -> !run.result.broken().isEmpty() || run.result.listed() != null)
                .toList();
        List<Run> failed =
                told.stream().filter(run -> !run.result.broken().isEmpty()).toList();
        told.forEach(run -> out.println("seed " + run.seed
                + (run.result.broken().isEmpty()
                        ? " lost what its fleet cannot prevent: " + run.result.listed()
                        : " FAILED: " + run.result.broken() + "\n  replay it: make demo SEED=" + run.seed)));
        out.println((failed.isEmpty() ? "PASSED: all " + count : "FAILED: " + failed.size() + " of " + count)
                + " seeds from " + first + " on, in " + (System.nanoTime() - start) / 1_000_000_000 + " s.");
        return failed.isEmpty();
    }
}
