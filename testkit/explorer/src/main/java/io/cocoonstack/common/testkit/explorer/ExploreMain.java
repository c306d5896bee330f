package io.cocoonstack.common.testkit.explorer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The command behind {@code make explore}, {@code make explore-large} and {@code make stories}. */
public final class ExploreMain {

    private static final PrintStream OUT = System.out;

    private ExploreMain() {}

    /**
     * Explores and prints.
     *
     * @param args {@code pull-request}; {@code large} and the most states of one exploration; or {@code stories} and the
     *     file to write
     * @throws IOException if the stories cannot be written
     * @throws InterruptedException if interrupted
     * @throws ExecutionException if an exploration fails
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        if (args.length == 1 && args[0].equals("pull-request")) {
            List<Exploration> done = new ArrayList<>(explore(Runs.quick(), 1));
            done.addAll(explore(List.of(Runs.hibernation(), Runs.migration()), 2));
            done.addAll(explore(List.of(Runs.both()), 1));
            finish(done, true);
        } else if (args.length == 2 && args[0].equals("large")) {
            finish(explore(Runs.nightly(Long.parseLong(args[1])), 1), false);
        } else if (args.length == 2 && args[0].equals("stories")) {
            Files.writeString(Path.of(args[1]), Stories.page());
        } else {
            OUT.println("expected: pull-request | large STATES | stories FILE");
            System.exit(2);
        }
    }

    private static List<Exploration> explore(List<Bounds> runs, int threads)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Exploration>> futures = new ArrayList<>();
            for (Bounds bounds : runs) {
                futures.add(executor.submit(() -> {
                    Exploration exploration = RoundExplorer.explore(bounds);
                    OUT.println(exploration.text());
                    return exploration;
                }));
            }
            List<Exploration> done = new ArrayList<>();
            for (Future<Exploration> future : futures) {
                done.add(future.get());
            }
            return done;
        } finally {
            executor.shutdownNow();
        }
    }

    private static void finish(List<Exploration> done, boolean mustExhaust) {
        Set<String> reached = new TreeSet<>();
        boolean good = true;
        for (Exploration exploration : done) {
            reached.addAll(exploration.reached());
            good &= exploration.broken() == null && (exploration.exhausted() || !mustExhaust);
        }
        Set<String> missing = new TreeSet<>(RoundExplorer.everything());
        missing.removeAll(reached);
        OUT.println(reached.size() + " rows and branches were reached");
        missing.forEach(row -> OUT.println("NOT reached: " + row));
        if (!good || !missing.isEmpty()) {
            System.exit(1);
        }
    }
}
