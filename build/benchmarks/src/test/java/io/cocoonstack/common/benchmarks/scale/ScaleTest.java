package io.cocoonstack.common.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleTest {

    private static final Series LINEAR =
            new Series("job", "pods", List.of(new Point(10, 500, 1000), new Point(1000, 50_000, 90_000)));
    private static final Series SQUARE =
            new Series("other", "pods", List.of(new Point(10, 500, 1000), new Point(100, 50_000, 100_000)));

    @Test
    void growthIsTheExponentBetweenTheTwoLargestSizes() {
        assertThat(LINEAR.growthOfTime()).isCloseTo(1, within(1e-9));
        assertThat(LINEAR.growthOfBytes()).isCloseTo(0.977, within(1e-3));
        assertThat(LINEAR.isLinear()).isTrue();
        assertThat(SQUARE.growthOfBytes()).isCloseTo(2, within(1e-9));
        assertThat(SQUARE.isLinear()).isFalse();
    }

    @Test
    void whatAllocatesNothingDoesNotGrow() {
        Series series = new Series("job", "keys", List.of(new Point(10, 50, 0), new Point(1000, 50, 0)));
        assertThat(series.growthOfBytes()).isZero();
        assertThat(ScalePicture.of(List.of(series))).doesNotContain("NaN", "Infinity");
    }

    @Test
    void nothingMeasuredIsAnError() {
        assertThatIllegalStateException().isThrownBy(() -> new Series("job", "pods", List.of(new Point(1, 5, 5))));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Series("job", "pods", List.of(new Point(1, 5, 5), new Point(10, 0, 5))));
    }

    @Test
    void theTableTellsEachSizeAndWhetherTheJobIsLinear() {
        assertThat(ScaleReport.markdown(List.of(LINEAR, SQUARE)))
                .contains("| job | 10 pods | 500 ns | 50.0 ns | 1000 B | 100 B |  |")
                .contains("|  | 1,000 pods | 50.0 µs | 50.0 ns | 90 KB | 90 B | 1.00, 0.98: yes |")
                .contains("2.00, 2.00: **no** |");
        assertThat(ScalePicture.of(List.of(LINEAR, SQUARE)).split("<polyline ", -1))
                .hasSize(1 + 2 * 2);
    }

    @Test
    void theExplorersRunsAreReadFromItsOutput() {
        Point point = ExplorerRuns.point(List.of(
                "[0.5s][info][gc] GC(0) Pause Young (Allocation Failure) 13M->9M(30M) 8.123ms",
                "[0.9s][info][gc] GC(1) Pause Full (Allocation Failure) 20M->7M(30M) 8.123ms",
                "bounds",
                "  1,000 states, 12 steps deep, NOT exhausted, 0.5 s, 2,000 states/s: nothing that must not be so far",
                "  3,000 states, 12 steps deep, exhausted, 1.5 s, 2,000 states/s: nothing that must not be"));
        assertThat(point).isEqualTo(new Point(2000, 1e9, 9 << 20));
        assertThatIllegalStateException().isThrownBy(() -> ExplorerRuns.point(List.of("Exception")));
    }

    @ParameterizedTest
    @MethodSource("io.cocoonstack.common.benchmarks.scale.Job#all")
    void everyJobRunsAtItsLeastSize(Job job) {
        int size = job.sizes().get(0);
        Point point = new Meter(1, 1).measure(size, job.ofSize().apply(size));
        assertThat(point.nanos()).isPositive();
        assertThat(point.bytes()).isNotNegative();
    }
}
