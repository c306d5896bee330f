package io.cocoonstack.common.benchmarks.scale;

import io.cocoonstack.common.benchmarks.Written;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Time and memory against size as an SVG: two plots side by side, both axes logarithmic, a line for each job. */
final class ScalePicture {

    private static final int SIDE = 330;
    private static final int LEFT = 70;
    private static final int TOP = 30;
    private static final int LINE = 16;
    private static final String[] COLOURS = {
        "#2f6f9f", "#d08a3c", "#4f9a5b", "#b04a5a", "#7a5aa8", "#8a7a4a", "#3a9a9a", "#666666", "#c05fa0"
    };

    private ScalePicture() {}

    static String of(List<Series> all) {
        int height = TOP + SIDE + 40 + LINE * all.size();
        StringBuilder body = new StringBuilder();
        plot(body, all, LEFT, "time", Point::nanos, Written::time);
        plot(body, all, 2 * LEFT + SIDE, "bytes", Point::bytes, Written::bytes);
        for (int i = 0; i < all.size(); i++) {
            int y = TOP + SIDE + 40 + LINE * i;
            body.append(String.format(
                    "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"10\" fill=\"%s\"/>%n", LEFT, y, colour(i)));
            text(
                    body,
                    LEFT + 18,
                    y + 9,
                    "start",
                    all.get(i).job() + ", by " + all.get(i).unit());
        }
        return String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n%s</svg>%n",
                2 * (LEFT + SIDE) + 20, height, body);
    }

    private interface Unit {
        String of(double value);
    }

    private static void plot(
            StringBuilder body, List<Series> all, int left, String title, ToDoubleFunction<Point> value, Unit unit) {
        double low = Double.MAX_VALUE;
        double high = 0;
        double most = 1;
        for (Series series : all) {
            for (Point point : series.points()) {
                // What allocates nothing has no place on a logarithmic scale, and is drawn at the foot.
                double drawn = Math.max(1, value.applyAsDouble(point));
                low = Math.min(low, drawn);
                high = Math.max(high, drawn);
                most = Math.max(most, point.size());
            }
        }
        double bottom = Math.floor(Math.log10(low));
        double top = Math.max(bottom + 1, Math.ceil(Math.log10(high)));
        double right = Math.ceil(Math.log10(most));
        text(body, left + SIDE / 2, TOP - 12, "middle", title + " against size");
        for (int i = (int) bottom; i <= (int) top; i++) {
            double y = TOP + SIDE - SIDE * (i - bottom) / (top - bottom);
            line(body, left, y, left + SIDE, y);
            text(body, left - 6, y + 4, "end", unit.of(Math.pow(10, i)));
        }
        for (int i = 0; i <= (int) right; i++) {
            double x = left + SIDE * i / right;
            line(body, x, TOP, x, TOP + SIDE);
            text(body, x, TOP + SIDE + 16, "middle", String.format(Locale.ROOT, "%,.0f", Math.pow(10, i)));
        }
        for (int i = 0; i < all.size(); i++) {
            StringBuilder points = new StringBuilder();
            for (Point point : all.get(i).points()) {
                double drawn = Math.log10(Math.max(1, value.applyAsDouble(point)));
                points.append(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f ",
                        left + SIDE * Math.log10(point.size()) / right,
                        TOP + SIDE - SIDE * (drawn - bottom) / (top - bottom)));
            }
            body.append(String.format(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                    points.toString().strip(), colour(i)));
        }
    }

    private static void line(StringBuilder body, double x1, double y1, double x2, double y2) {
        body.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder body, double x, double y, String anchor, String text) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222222\">%s</text>%n",
                x,
                y,
                anchor,
                text));
    }

    private static String colour(int index) {
        return COLOURS[index % COLOURS.length];
    }
}
