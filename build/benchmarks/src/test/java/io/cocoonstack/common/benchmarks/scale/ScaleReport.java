package io.cocoonstack.common.benchmarks.scale;

import io.cocoonstack.common.benchmarks.Written;
import java.util.List;
import java.util.Locale;

/** The results of a scale run as text. */
final class ScaleReport {

    private ScaleReport() {}

    static String lines(Series series) {
        StringBuilder text = new StringBuilder(series.job()).append('\n');
        for (Point point : series.points()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %,9d %s  %12s %10s%n",
                    point.size(),
                    series.unit(),
                    Written.time(point.nanos()),
                    Written.bytes(point.bytes())));
        }
        return text.append("  growth: ").append(growth(series)).append('\n').toString();
    }

    static String markdown(List<Series> all) {
        StringBuilder text = new StringBuilder("\n\n![Time and memory of each job against the size of its input, both"
                + " on logarithmic scales](scale.svg)\n\n"
                + "| job | size | time | each | bytes | each | growth of time, of bytes, and whether linear |\n"
                + "|---|---|---|---|---|---|---|\n");
        for (Series series : all) {
            String job = series.job();
            for (Point point : series.points()) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %,d %s | %s | %s | %s | %s | %s |%n",
                        job,
                        point.size(),
                        series.unit(),
                        Written.time(point.nanos()),
                        Written.time(point.nanos() / point.size()),
                        Written.bytes(point.bytes()),
                        Written.bytes(point.bytes() / point.size()),
                        point.equals(series.last()) ? growth(series) : ""));
                job = "";
            }
        }
        return text.toString();
    }

    private static String growth(Series series) {
        return String.format(
                Locale.ROOT,
                "%.2f, %.2f: %s",
                series.growthOfTime(),
                series.growthOfBytes(),
                series.isLinear() ? "yes" : "**no**");
    }
}
