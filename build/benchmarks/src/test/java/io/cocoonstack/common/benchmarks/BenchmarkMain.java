package io.cocoonstack.common.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs rows and prints them; a run of all goes to {@code build/benchmarks/results} and {@code docs/}, too.
 * Arguments: the root of the repository, the beginning of the rows' names or nothing, forks, iterations.
 */
final class BenchmarkMain {

    private BenchmarkMain() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        Path root = Path.of(arguments[0]);
        String prefix = arguments[1];
        int forks = Integer.parseInt(arguments[2]);
        int iterations = Integer.parseInt(arguments[3]);
        List<Row> rows = Row.beginning(prefix);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("row is \"" + prefix + "\", expected the beginning of one of "
                    + Row.beginning("").stream().map(Row::id).toList());
        }
        Machine machine = Machine.here(forks, iterations);
        Map<Row, List<Measure>> table = new EnumMap<>(Row.class);
        System.out.println(machine.line());
        for (Row row : rows) {
            List<Measure> measures = Measure.of(row, forks, iterations);
            table.put(row, measures);
            System.out.println();
            System.out.print(Report.lines(row, measures));
        }
        if (prefix.isEmpty()) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            Path results = root.resolve("build/benchmarks/results/" + today + ".json");
            Files.createDirectories(results.getParent());
            Files.writeString(results, Report.json(today, machine, table));
            Files.writeString(root.resolve("docs/performance.svg"), Picture.of(table));
            Path page = root.resolve("docs/performance.md");
            Files.writeString(page, Report.replaced(Files.readString(page), Report.markdown(today, machine, table)));
            System.out.println(
                    "\nwritten: " + root.relativize(results) + ", docs/performance.md, docs/performance.svg");
        }
    }
}
