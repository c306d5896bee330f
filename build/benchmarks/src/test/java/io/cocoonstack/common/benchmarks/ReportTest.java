package io.cocoonstack.common.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Machine MACHINE = new Machine("cpu", 2, "Linux amd64", "JVM 17", 0.5, 2, 4);

    private static final Map<Row, List<Measure>> TABLE = Map.of(
            Row.SESSION_SIGN,
            List.of(
                    new Measure("ours", 300, 3, 295, 1184),
                    new Measure("jjwt", 4500, 90, 4400, 37_320),
                    new Measure("limit", 150, 1.5, 149, 48)));

    @Test
    void aRowTellsItsRatiosWithTheirErrorsAndWhetherTheyAreReached() {
        String lines = Report.lines(Row.SESSION_SIGN, TABLE.get(Row.SESSION_SIGN));
        assertThat(lines)
                .contains("15.00 ± 0.34 × faster, at least 8: yes")
                .contains("2.00 ± 0.03 × the limit, at most 1.7: **no**")
                .contains("1184 B", "37.3 KB");
    }

    @Test
    void thePageKeepsWhatStandsAroundTheTable() {
        String table = Report.markdown(LocalDate.of(2026, 1, 2), MACHINE, TABLE);
        String page = "before\n<!-- make bench writes from here -->\nold\n<!-- to here -->\nafter\n";
        assertThat(Report.replaced(page, table))
                .startsWith("before\n")
                .endsWith("after\n")
                .doesNotContain("old")
                .contains(
                        "Run of 2026-01-02: cpu, 2 processors", "| session signed (`session-sign`) | 300 ns | jjwt |");
        assertThat(Report.replaced(Report.replaced(page, "x"), table)).isEqualTo(Report.replaced(page, table));
        assertThatIllegalStateException().isThrownBy(() -> Report.replaced("no marks", table));
    }

    @Test
    void theResultsHoldTheMachineAndEveryMeasure() throws IOException {
        assertThat(Report.json(LocalDate.of(2026, 1, 2), MACHINE, TABLE))
                .contains("\"date\" : \"2026-01-02\"", "\"processor\" : \"cpu\"", "\"row\" : \"session-sign\"")
                .contains("\"method\" : \"jjwt\"", "\"nanos\" : 4500.0");
    }

    @Test
    void thePictureHasABarForEachMeasure() {
        assertThat(Picture.of(TABLE).split("<rect ", -1)).hasSize(1 + 1 + 3);
        assertThat(Picture.of(TABLE)).contains(">jjwt 4500 ns<", "session signed");
    }
}
