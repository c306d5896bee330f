package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cocoonstack.common.testsupport.VectorCoverage;
import io.cocoonstack.common.testsupport.VectorFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reads what the other modules' tests have left, so it means something only behind them, in a build of the whole. */
class VectorCoverageTest {

    private final VectorFiles files = VectorFiles.current();

    @Test
    void everyCallOfEveryVectorFileIsOwnedOnceAndAllItsCasesWereRun() {
        List<VectorCoverage> records = new ArrayList<>();
        for (String module : ReactorModules.all()) {
            VectorRecords ofOne = new VectorRecords(ReactorModules.folder(module));
            assumeTrue(
                    !ofOne.expected() || !ofOne.notRun(),
                    () -> "the vector tests of " + module + " were not run: build all modules to check their coverage");
            records.addAll(ofOne.records());
        }
        for (VectorCoverage each : records) {
            assumeTrue(
                    Objects.equals(each.fingerprint(), files.fingerprint(each.area())),
                    () -> each.testClass() + " was last run with another " + each.area()
                            + ".json: build all modules to check their coverage");
        }
        assertThat(new VectorCheck(files, records, LaterCalls.read()).problems())
                .isEmpty();
    }

    @Test
    void theListOfLaterCallsHoldsOnlyCallsThatExist() {
        VectorFiles shipped = VectorFiles.shipped();
        Set<String> later = LaterCalls.read();
        assertThat(new VectorCheck(shipped, List.of(), later).problems())
                .noneMatch(problem -> problem.contains("no file holds it"));
    }
}
