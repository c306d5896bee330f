package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Exploration;
import io.cocoonstack.common.testkit.explorer.Explorer;
import io.cocoonstack.common.testkit.explorer.Limits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The command behind {@code make explore}, {@code make explore-large} and {@code make stories}. */
final class ExploreMain {

    private static final PrintStream OUT = System.out;

    private ExploreMain() {}

    /** Explores and prints, or writes the stories; the last line says which arguments there are. */
    public static void main(String[] args) throws IOException {
        String command = args.length == 0 ? "" : args[0];
        if (args.length == 1 && command.equals("pull-request")) {
            List<Exploration> done = new ArrayList<>(explore(Runs.quick().stream(), Limits.NONE));
            done.addAll(explore(Stream.of(Runs.hibernation(), Runs.migration()).parallel(), Limits.NONE));
            done.addAll(explore(Stream.of(Runs.both()), Limits.NONE));
            done.addAll(explore(
                    Stream.concat(Runs.legacyKubelets().stream(), Runs.goOperator().stream())
                            .parallel(),
                    Limits.NONE));
            finish(done, true);
        } else if (args.length == 2 && command.equals("variant")) {
            refute(args[1]);
        } else if ((args.length == 2 || args.length == 3) && command.equals("large")) {
            large(Long.parseLong(args[1]), args.length == 3 ? args[2] : "");
        } else if (args.length == 2 && command.equals("stories")) {
            Files.writeString(Path.of(args[1]), Stories.page());
        } else {
            OUT.println("expected: pull-request | variant NAME | large STATES [NAME] | stories FILE");
            System.exit(2);
        }
    }

    /** Explores one variant within the bounds that refute it, or within the quick ones where none do. */
    private static void refute(String name) {
        Variant variant = Variant.valueOf(name);
        OUT.println("variant " + variant + ": " + variant.what());
        Bounds bounds = variant.bounds();
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
        return print(bounds.toString(), Explorer.explore(new RoundModel(bounds, variant), limits));
    }

    /** The nightly runs whose names have a text in them. All of them together have to reach every row. */
    private static void large(long states, String name) {
        // The rest of the heap is for the check of the goal, and for moving what is in it.
        Limits limits = new Limits(states, Runtime.getRuntime().maxMemory() / 10 * 9);
        List<Bounds> runs = Runs.nightly().stream()
                .filter(bounds -> bounds.name().contains(name))
                .toList();
        List<Exploration> done =
                runs.stream().map(bounds -> night(bounds, limits)).toList();
        if (runs.size() == Runs.nightly().size()) {
            finish(done, false);
        } else if (runs.isEmpty()) {
            OUT.println("expected a part of the name of one of " + Runs.nightly());
            System.exit(2);
        } else if (done.stream().anyMatch(each -> each.counterexample() != null)) {
            System.exit(1);
        }
    }

    private static Exploration night(Bounds bounds, Limits limits) {
        String how = "; states are left out that are there with more ahead, and a cache that is behind shows anything";
        return print(bounds + how, Explorer.explore(RoundModel.reduced(bounds, Variant.NONE), limits));
    }

    private static Exploration print(String run, Exploration exploration) {
        OUT.println(run + System.lineSeparator() + exploration.text());
        return exploration;
    }

    private static List<Exploration> explore(Stream<Bounds> runs, Limits limits) {
        return runs.map(bounds -> explore(bounds, Variant.NONE, limits)).toList();
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
