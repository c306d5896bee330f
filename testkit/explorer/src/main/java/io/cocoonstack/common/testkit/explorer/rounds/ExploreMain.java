package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Exploration;
import io.cocoonstack.common.testkit.explorer.Explorer;
import io.cocoonstack.common.testkit.explorer.Limits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The command behind {@code make explore}, {@code make explore-large} and {@code make stories}. */
final class ExploreMain {

    private static final PrintStream OUT = System.out;

    private ExploreMain() {}

    /**
     * Explores and prints.
     *
     * @param args {@code pull-request}; {@code variant} and the name of a {@link Variant}; {@code large} and the most
     * states     of one exploration; or {@code stories} and the file to write
     * @throws IOException if the stories cannot be written
     * @throws InterruptedException if interrupted
     * @throws ExecutionException if an exploration fails
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        String command = args.length == 0 ? "" : args[0];
        if (args.length == 1 && command.equals("pull-request")) {
            List<Exploration> done = new ArrayList<>(explore(Runs.quick(), Limits.NONE, 1));
            done.addAll(explore(List.of(Runs.hibernation(), Runs.migration()), Limits.NONE, 2));
            done.addAll(explore(List.of(Runs.both()), Limits.NONE, 1));
            finish(done, true);
        } else if (args.length == 2 && command.equals("variant")) {
            refute(args[1]);
        } else if (args.length == 2 && command.equals("large")) {
            finish(explore(Runs.nightly(), Limits.ofStates(Long.parseLong(args[1])), 1), false);
        } else if (args.length == 2 && command.equals("stories")) {
            Files.writeString(Path.of(args[1]), Stories.page());
        } else {
            OUT.println("expected: pull-request | variant NAME | large STATES | stories FILE");
            System.exit(2);
        }
    }

    /** Explores one variant within the bounds that refute it, or within the quick ones where none do. */
    private static void refute(String name) {
        Variant variant = Arrays.stream(Variant.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        if (variant == null) {
            OUT.println("variant is " + name + ", expected one of " + Arrays.toString(Variant.values()));
            System.exit(2);
            return;
        }
        OUT.println("variant " + variant + ": " + variant.what());
        Bounds bounds = Refutations.bounds(variant);
        boolean broken = false;
        for (Bounds each : bounds == null ? Runs.quick() : List.of(bounds)) {
            broken |= explore(each, variant, Limits.NONE).counterexample() != null;
        }
        if (broken != (bounds != null)) {
            OUT.println(broken ? "expected no counterexample" : "expected a counterexample");
            System.exit(1);
        }
    }

    private static Exploration explore(Bounds bounds, Variant variant, Limits limits) {
        Exploration exploration = Explorer.explore(new RoundModel(bounds, variant), limits);
        OUT.println(bounds + System.lineSeparator() + exploration.text());
        return exploration;
    }

    private static List<Exploration> explore(List<Bounds> runs, Limits limits, int threads)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Exploration>> futures = new ArrayList<>();
            for (Bounds bounds : runs) {
                futures.add(executor.submit(() -> explore(bounds, Variant.NONE, limits)));
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
        Set<String> met = new TreeSet<>();
        Set<String> missing = new TreeSet<>(Coverage.everything());
        boolean good = true;
        for (Exploration exploration : done) {
            met.addAll(exploration.met());
            good &= exploration.counterexample() == null && (exploration.exhausted() || !mustExhaust);
        }
        missing.removeAll(met);
        OUT.println(met.size() + " rows and branches were reached");
        missing.forEach(row -> OUT.println("NOT reached: " + row));
        if (!good || !missing.isEmpty()) {
            System.exit(1);
        }
    }
}
