package io.cocoonstack.common.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The round explorer within its nightly bounds, up to growing numbers of states, in a JVM of its own each. */
final class ExplorerRuns {

    private static final int[] STATES = {20_000, 100_000, 500_000};
    private static final Pattern RUN = Pattern.compile("^ {2}([0-9,]+) states, .* ([0-9.]+) s, [0-9,]+ states/s");
    // The heap after a young collection, as in "GC(3) Pause Young (Allocation Failure) 40M->12M(96M) 8.1ms".
    private static final Pattern COLLECTED = Pattern.compile(" Pause .*->(\\d+)M\\(");

    private ExplorerRuns() {}

    static Series measure(Path root) throws IOException {
        List<Point> points = new ArrayList<>();
        for (int states : STATES) {
            points.add(explore(root, states));
        }
        return new Series("explorer, nightly bounds: time of a run, most heap in use", "states", points);
    }

    private static Point explore(Path root, int states) throws IOException {
        Path output = Files.createTempFile("cocoon-explorer", ".txt");
        try {
            // Small young generations, so that what lives is looked at often.
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx3g",
                            "-Xmn16m",
                            "-Xlog:gc:stdout",
                            "-cp",
                            root.resolve("core/target/classes")
                                    + java.io.File.pathSeparator
                                    + root.resolve("testkit/explorer/target/classes"),
                            "io.cocoonstack.common.testkit.explorer.rounds.ExploreMain",
                            "large",
                            Integer.toString(states))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            // It ends with 1, because so few states do not meet every row.
            process.waitFor();
            try (Stream<String> lines = Files.lines(output)) {
                return point(lines.toList());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(output);
        }
    }

    /** The mean of the runs that one process printed, and the most heap that was in use after a collection. */
    static Point point(List<String> lines) {
        long states = 0;
        double seconds = 0;
        double heap = 0;
        int runs = 0;
        for (String line : lines) {
            Matcher run = RUN.matcher(line);
            if (run.find()) {
                states += Long.parseLong(run.group(1).replace(",", ""));
                seconds += Double.parseDouble(run.group(2));
                runs++;
            }
            Matcher collected = COLLECTED.matcher(line);
            if (collected.find()) {
                heap = Math.max(heap, Double.parseDouble(collected.group(1)) * (1 << 20));
            }
        }
        if (runs == 0 || heap == 0) {
            throw new IllegalStateException("the explorer printed no run, or no collection: "
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size())));
        }
        return new Point((int) (states / runs), seconds * 1e9 / runs, heap);
    }
}
