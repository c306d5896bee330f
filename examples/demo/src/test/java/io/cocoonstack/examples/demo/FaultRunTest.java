package io.cocoonstack.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.examples.demo.faults.FaultRun;
import io.cocoonstack.examples.demo.faults.FaultRuns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FaultRunTest {

    private static final int SEEDS = Integer.getInteger("cocoon.demo.seeds", 50);

    private static String printed(long seed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FaultRun(seed, new PrintStream(bytes, true, StandardCharsets.UTF_8)).run();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whateverGoesWrongNothingIsLostAndWhatTheUserWantsComesTrue() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        boolean passed = FaultRuns.tell(1, SEEDS, out);
        assertThat(passed).as(bytes.toString(StandardCharsets.UTF_8)).isTrue();
    }

    @Test
    void aSeedReplaysToTheLetter() {
        assertThat(printed(7)).isEqualTo(printed(7)).contains("seed 7 PASSED");
    }

    @Test
    void anotherSeedIsAnotherRun() {
        assertThat(printed(8)).isNotEqualTo(printed(9));
    }
}
