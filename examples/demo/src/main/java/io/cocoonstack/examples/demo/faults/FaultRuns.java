package io.cocoonstack.examples.demo.faults;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many runs, each on a thread of its own, none of them printed. */
public final class FaultRuns {

    private FaultRuns() {}

    /**
     * Runs seeds.
     *
     * @param first the first seed
     * @param count how many
     * @return what went wrong, by seed; empty where all passed
     */
    public static Map<Long, List<String>> run(long first, int count) {
        Map<Long, List<String>> failed = new TreeMap<>();
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<List<String>>> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long seed = first + i;
                runs.add(threads.submit(() -> new FaultRun(seed, null).run()));
            }
            for (int i = 0; i < count; i++) {
                List<String> broken = runs.get(i).get();
                if (!broken.isEmpty()) {
                    failed.put(first + i, broken);
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a run broke off", e);
        } finally {
            threads.shutdownNow();
        }
        return failed;
    }

    /**
     * Runs seeds and says in a few lines what came of them.
     *
     * @param first the first seed
     * @param count how many
     * @param out where to say it
     * @return whether all passed
     */
    public static boolean tell(long first, int count, PrintStream out) {
        long start = System.nanoTime();
        Map<Long, List<String>> failed = run(first, count);
        failed.forEach((seed, broken) ->
                out.println("seed " + seed + " FAILED: " + broken + "\n  replay it: make demo SEED=" + seed));
        out.println((failed.isEmpty() ? "PASSED: all " + count : "FAILED: " + failed.size() + " of " + count)
                + " seeds from " + first + " on, in " + (System.nanoTime() - start) / 1_000_000_000 + " s.");
        return failed.isEmpty();
    }
}
