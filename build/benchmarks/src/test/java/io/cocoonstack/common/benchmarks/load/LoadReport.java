package io.cocoonstack.common.benchmarks.load;

import io.cocoonstack.common.benchmarks.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of a load run as text. */
final class LoadReport {

    private LoadReport() {}

    /** One way, for the terminal. */
    static String lines(List<Result> results) {
        StringBuilder text = new StringBuilder(results.get(0).way().text()).append('\n');
        for (Result result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-18s %,8.0f/s (%,.0f to %,.0f)  p50 %s  p99 %s  p99.9 %s  CPU a request: server %s, client %s"
                            + "  %s%n",
                    result.server().label,
                    result.perSecond(),
                    result.leastPerSecond(),
                    result.mostPerSecond(),
                    Written.time(result.p50()),
                    Written.time(result.p99()),
                    Written.time(result.p999()),
                    Written.time(result.serverCpu()),
                    Written.time(result.clientCpu()),
                    Written.bytes(result.memory())));
        }
        return text.append("  ").append(verdict(results)).append('\n').toString();
    }

    static String markdown(List<Result> results, int rounds, String seconds) {
        StringBuilder text = new StringBuilder(rounds + " rounds of " + seconds
                + " seconds each, the servers in turn.\n\n"
                + "| connections | server | requests/s (least to most of the rounds) | p50 | p99 | p99.9"
                + " | CPU a request: server, client | memory |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        Map<Way, List<Result>> byWay = new LinkedHashMap<>();
        results.forEach(result -> byWay.computeIfAbsent(result.way(), way -> new java.util.ArrayList<>())
                .add(result));
        for (Result result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.0f (%,.0f to %,.0f) | %s | %s | %s | %s, %s | %s |%n",
                    result.server() == Contender.OURS ? result.way().text() : "",
                    result.server().label,
                    result.perSecond(),
                    result.leastPerSecond(),
                    result.mostPerSecond(),
                    Written.time(result.p50()),
                    Written.time(result.p99()),
                    Written.time(result.p999()),
                    Written.time(result.serverCpu()),
                    Written.time(result.clientCpu()),
                    Written.bytes(result.memory())));
        }
        text.append("\n| connections | against the bars |\n|---|---|\n");
        byWay.forEach((way, there) -> text.append(String.format("| %s | %s |%n", way.text(), verdict(there))));
        return text.toString();
    }

    /** How the webhook compares with Go and with the echo. */
    static String verdict(List<Result> results) {
        Result ours = of(Contender.OURS, results);
        Result echo = of(Contender.ECHO, results);
        Result go = of(Contender.GO, results);
        StringBuilder text = new StringBuilder();
        if (ours == null || echo == null) {
            throw new IllegalStateException("expected results of the webhook and of the echo");
        }
        if (go == null) {
            text.append("no Go to compare with");
        } else if (ours.way().rate() > 0) {
            text.append(String.format(Locale.ROOT, "p99 %.2f × Go's", ours.p99() / go.p99()));
        } else {
            text.append(ratio(ours, go, "%.2f × Go's requests/s, at least 1: %s"));
            Result conscrypt = of(Contender.CONSCRYPT, results);
            if (conscrypt != null) {
                text.append(ratio(conscrypt, go, "; with Conscrypt %.2f ×: %s"));
            }
        }
        double ratio = ours.p99() / echo.p99();
        text.append(
                Double.isNaN(ratio)
                        ? "; too few answers for a p99"
                        : String.format(
                                Locale.ROOT,
                                "; p99 %.2f × the echo's, at most 2: %s",
                                ratio,
                                ratio <= 2 ? "yes" : "**no**"));
        return text.toString();
    }

    private static String ratio(Result ours, Result go, String format) {
        double ratio = ours.perSecond() / go.perSecond();
        return String.format(Locale.ROOT, format, ratio, ratio >= 1 ? "yes" : "**no**");
    }

    private static @Nullable Result of(Contender server, List<Result> results) {
        return results.stream()
                .filter(result -> result.server() == server)
                .findFirst()
                .orElse(null);
    }
}
