package io.cocoonstack.common.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A run whose results go to a part of {@code docs/scale.md} of its own, between two marks, and as JSON to {@code
 * build/benchmarks/results}.
 */
public final class Written {

    private static final String PAGE = "docs/scale.md";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String target;
    private final Machine machine = Machine.here(1, 1);

    private Written(String target) {
        this.target = target;
    }

    /**
     * Looks at the machine before the run.
     *
     * @param target the target of make, whose marks the page has
     */
    public static Written begin(String target) {
        Written written = new Written(target);
        System.out.println(written.machine.hardware());
        return written;
    }

    /**
     * Writes both.
     *
     * @param root the root of the repository
     * @param text Markdown that ends with the end of a line
     * @param results for the JSON
     */
    public void end(Path root, String text, Object results) throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path page = root.resolve(PAGE);
        String head = "Run of " + today + ": " + machine.hardware() + ". ";
        Files.writeString(page, replaced(Files.readString(page), target, head + text));
        Path json = root.resolve("build/benchmarks/results/" + target + "-" + today + ".json");
        Files.createDirectories(json.getParent());
        ObjectNode node = JSON.createObjectNode().put("date", today.toString());
        node.set("machine", JSON.valueToTree(machine));
        node.set("results", JSON.valueToTree(results));
        Files.writeString(json, JSON.writeValueAsString(node) + "\n");
        System.out.println("\nwritten: " + PAGE + ", " + root.relativize(json));
    }

    static String replaced(String page, String target, String text) {
        String begin = "<!-- make " + target + " writes from here -->\n";
        String end = "<!-- to here: make " + target + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(
                    PAGE + " lacks the marks of make " + target + ", between which the results stand");
        }
        return page.substring(0, from + begin.length()) + "\n" + text + "\n" + page.substring(to);
    }

    /** A time as people read it; a dash for NaN. */
    public static String time(double nanos) {
        if (Double.isNaN(nanos)) {
            return "–";
        }
        return nanos < 1e9 ? Report.time(nanos) : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    /** A size as people read it; a dash for NaN. */
    public static String bytes(double bytes) {
        if (Double.isNaN(bytes)) {
            return "–";
        }
        if (bytes < 10_000) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        }
        return bytes < 1e6
                ? String.format(Locale.ROOT, "%.0f KB", bytes / 1e3)
                : String.format(Locale.ROOT, bytes < 1e7 ? "%.1f MB" : "%.0f MB", bytes / 1e6);
    }
}
