package io.cocoonstack.common.benchmarks.scale;

import io.cocoonstack.common.benchmarks.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures all jobs at all sizes, and writes tables and a picture. Argument: the root of the repository. */
final class ScaleMain {

    private ScaleMain() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Written written = Written.begin("scale");
        Meter meter = new Meter(TimeUnit.MILLISECONDS.toNanos(1500), TimeUnit.MILLISECONDS.toNanos(1500));
        List<Series> all = new ArrayList<>();
        for (Job job : Job.all()) {
            List<Point> points = job.sizes().stream()
                    .map(size -> meter.measure(size, job.ofSize().apply(size)))
                    .toList();
            all.add(told(new Series(job.name(), job.unit(), points)));
        }
        all.add(told(ExplorerRuns.measure(root)));
        Files.writeString(root.resolve("docs/scale.svg"), ScalePicture.of(all));
        written.end(root, ScaleReport.markdown(all), all);
    }

    private static Series told(Series series) {
        System.out.print(ScaleReport.lines(series));
        return series;
    }
}
