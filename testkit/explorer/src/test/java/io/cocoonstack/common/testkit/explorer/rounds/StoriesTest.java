package io.cocoonstack.common.testkit.explorer.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoriesTest {

    @Test
    void thePageOfCounterexamplesIsWhatTheExplorerSays() throws Exception {
        assertThat(Files.readString(Path.of("../../docs/counterexamples.md")))
                .as("run: make stories")
                .isEqualTo(Stories.page());
    }
}
