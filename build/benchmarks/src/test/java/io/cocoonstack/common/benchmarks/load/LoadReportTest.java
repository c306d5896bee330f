package io.cocoonstack.common.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadReportTest {

    private static final Way WAY = new Way(16, false, 0);

    /** A round of a second with so many answers, each after so many nanoseconds. */
    private static Sample round(int answers, long nanos) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < answers; i++) {
            latencies.add(nanos);
        }
        return new Sample(latencies, TimeUnit.SECONDS.toNanos(1), answers * 10L, answers * 30L);
    }

    private static Result result(Contender server, int answers, long nanos) {
        return Result.of(WAY, server, List.of(round(answers, nanos)), 1e8);
    }

    @Test
    void aResultHasTheMiddleOfTheRoundsAndThePercentilesOfAllAnswers() {
        Result result =
                Result.of(WAY, Contender.OURS, List.of(round(300, 5), round(1000, 3), round(200, 9)), Double.NaN);
        assertThat(result.requests()).isEqualTo(1500);
        assertThat(result.perSecond()).isEqualTo(300);
        assertThat(result.leastPerSecond()).isEqualTo(200);
        assertThat(result.mostPerSecond()).isEqualTo(1000);
        assertThat(result.p50()).isEqualTo(3);
        assertThat(result.p99()).isEqualTo(9);
        assertThat(result.serverCpu()).isEqualTo(30);
        assertThat(result.clientCpu()).isEqualTo(10);
    }

    @Test
    void aRoundWithoutAnswersFails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Result.of(WAY, Contender.GO, List.of(round(10, 1), round(0, 1)), 0))
                .withMessage("Go, 16 kept: no answer came in the measured time");
    }

    @Test
    void theBarsAreGosRequestsAndTwiceTheEchosTail() {
        Result echo = result(Contender.ECHO, 2000, 1000);
        assertThat(LoadReport.verdict(
                        List.of(result(Contender.OURS, 1000, 2000), echo, result(Contender.GO, 800, 2500))))
                .isEqualTo("1.25 × Go's requests/s, at least 1: yes; p99 2.00 × the echo's, at most 2: yes");
        assertThat(LoadReport.verdict(
                        List.of(result(Contender.OURS, 1000, 2100), echo, result(Contender.GO, 2000, 900))))
                .isEqualTo("0.50 × Go's requests/s, at least 1: **no**; p99 2.10 × the echo's, at most 2: **no**");
    }

    @Test
    void conscryptIsComparedWithGoToo() {
        assertThat(LoadReport.verdict(List.of(
                        result(Contender.OURS, 600, 2000),
                        result(Contender.CONSCRYPT, 1200, 3000),
                        result(Contender.ECHO, 2000, 1000),
                        result(Contender.GO, 800, 2500))))
                .isEqualTo("0.75 × Go's requests/s, at least 1: **no**; with Conscrypt 1.50 ×: yes;"
                        + " p99 2.00 × the echo's, at most 2: yes");
    }

    @Test
    void withoutGoTheRestIsTold() {
        List<Result> results = List.of(result(Contender.OURS, 1000, 2000), result(Contender.ECHO, 1000, 2000));
        assertThat(LoadReport.verdict(results))
                .isEqualTo("no Go to compare with; p99 1.00 × the echo's, at most 2: yes");
        assertThat(LoadReport.markdown(results, 1, "1")).contains("| 16 kept | webhook | 1,000 (", "|  | echo | 1,000");
    }
}
