package io.cocoonstack.common.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results of a run as text. */
final class Report {

    private static final String BEGIN = "<!-- make bench writes from here -->\n";
    private static final String END = "<!-- to here -->\n";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Report() {}

    /** A row for the terminal, a line a method. */
    static String lines(Row row, List<Measure> measures) {
        Measure ours = measures.get(0);
        StringBuilder text =
                new StringBuilder(row.id()).append(": ").append(row.job).append('\n');
        for (Measure measure : measures) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-18s %12s ± %-10s least %-12s %10s",
                    measure.method(),
                    time(measure.nanos()),
                    time(measure.error()),
                    time(measure.least()),
                    bytes(measure.bytes())));
            for (Row.Bar bar : row.bars) {
                if (bar.other().equals(measure.method())) {
                    text.append("  ").append(ratio(bar, ours, measure));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The table of the page, and the line about the machine. */
    static String markdown(LocalDate date, Machine machine, Map<Row, List<Measure>> table) {
        StringBuilder text = new StringBuilder("Run of " + date + ": " + machine.line() + ".\n\n"
                + "![Bars of the times of each job: ours, the peers', the limit](performance.svg)\n\n"
                + "| job (`ROW=`) | ours | against | theirs | ratio, and what it has to be | bytes, ours and theirs |\n"
                + "|---|---|---|---|---|---|\n");
        table.forEach((row, measures) -> {
            Measure ours = measures.get(0);
            String job = row.job + " (`" + row.id() + "`)";
            for (Measure other : measures.subList(1, measures.size())) {
                String ratio = row.bars.stream()
                        .filter(bar -> bar.other().equals(other.method()))
                        .map(bar -> ratio(bar, ours, other))
                        .findFirst()
                        .orElseGet(() -> ratio(ours, other));
                text.append(String.format(
                        "| %s | %s | %s | %s | %s | %s, %s |%n",
                        job,
                        job.isEmpty() ? "" : time(ours.nanos()),
                        other.method(),
                        time(other.nanos()),
                        ratio,
                        bytes(ours.bytes()),
                        bytes(other.bytes())));
                job = "";
            }
        });
        return text.toString();
    }

    static String replaced(String page, String table) {
        int from = page.indexOf(BEGIN);
        int to = page.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException("docs/performance.md lacks the marks between which the table stands");
        }
        return page.substring(0, from + BEGIN.length()) + "\n" + table + "\n" + page.substring(to);
    }

    static String json(LocalDate date, Machine machine, Map<Row, List<Measure>> table) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("date", date.toString());
        root.set("machine", JSON.valueToTree(machine));
        ArrayNode rows = root.putArray("rows");
        table.forEach((row, measures) -> {
            ObjectNode entry = rows.addObject().put("row", row.id()).put("job", row.job);
            entry.set("measures", JSON.valueToTree(measures));
        });
        return JSON.writeValueAsString(root) + "\n";
    }

    private static String ratio(Row.Bar bar, Measure ours, Measure other) {
        boolean reached = bar.isReachedBy(ours.nanos(), other.nanos());
        double ratio = bar.faster() ? other.over(ours) : ours.over(other);
        double error = bar.faster() ? other.errorOver(ours) : ours.errorOver(other);
        return String.format(
                Locale.ROOT,
                bar.faster() ? "%.2f ± %.2f × faster, at least %s: %s" : "%.2f ± %.2f × the limit, at most %s: %s",
                ratio,
                error,
                number(bar.factor()),
                reached ? "yes" : "**no**");
    }

    private static String ratio(Measure ours, Measure other) {
        return String.format(Locale.ROOT, "%.2f ± %.2f × faster", other.over(ours), other.errorOver(ours));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static String time(double nanos) {
        if (nanos < 10_000) {
            return String.format(Locale.ROOT, nanos < 100 ? "%.1f ns" : "%.0f ns", nanos);
        }
        return nanos < 1_000_000
                ? String.format(Locale.ROOT, "%.1f µs", nanos / 1_000)
                : String.format(Locale.ROOT, "%.2f ms", nanos / 1_000_000);
    }

    private static String bytes(double bytes) {
        if (Double.isNaN(bytes)) {
            return "?";
        }
        return bytes < 10_000
                ? Math.round(bytes) + " B"
                : String.format(Locale.ROOT, bytes < 1e6 ? "%.1f KB" : "%.0f KB", bytes / 1_000);
    }
}
