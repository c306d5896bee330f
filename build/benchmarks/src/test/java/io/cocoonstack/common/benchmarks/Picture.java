package io.cocoonstack.common.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results of a run as an SVG of bars, each row on a scale of its own: ours, the peers, the limit. */
final class Picture {

    private static final int BAR = 14;
    private static final int LABELS = 270;
    private static final int LENGTH = 420;
    private static final int WIDTH = 860;

    private Picture() {}

    static String of(Map<Row, List<Measure>> table) {
        StringBuilder bars = new StringBuilder();
        int y = 8;
        for (Map.Entry<Row, List<Measure>> entry : table.entrySet()) {
            List<Measure> measures = entry.getValue();
            double longest = measures.stream().mapToDouble(Measure::nanos).max().orElse(1);
            bars.append(text(4, y + BAR - 3, entry.getKey().job.replace("`", "")));
            for (Measure measure : measures) {
                int length = (int) Math.max(1, LENGTH * measure.nanos() / longest);
                bars.append(String.format(
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
                        LABELS, y, length, BAR - 2, colour(measure.method())));
                String label = measure.method() + " " + Report.time(measure.nanos());
                bars.append(text(LABELS + length + 6, y + BAR - 3, label));
                y += BAR;
            }
            y += BAR / 2 + 3;
        }
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n%s</svg>%n",
                WIDTH,
                y,
                bars);
    }

    private static String text(int x, int y, String text) {
        return String.format("<text x=\"%d\" y=\"%d\" fill=\"#222222\">%s</text>%n", x, y, text);
    }

    private static String colour(String method) {
        return switch (method) {
            case Measure.OURS -> "#2f6f9f";
            case "limit" -> "#9a9a9a";
            default -> "#d08a3c";
        };
    }
}
