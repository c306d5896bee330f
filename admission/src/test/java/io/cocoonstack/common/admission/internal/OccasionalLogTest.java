package io.cocoonstack.common.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccasionalLogTest {

    private static final long SECOND = 1_000_000_000L;

    private final OccasionalLog log = new OccasionalLog();
    private final List<String> lines = new ArrayList<>();

    private void event(String kind, long now) {
        log.event(kind, now, held -> lines.add(kind + " " + held));
    }

    @Test
    void theFirstOfAKindPassesAndThenOneAMinuteWithTheNumberOfTheOthers() {
        // Near the wrap of nanoTime, too.
        long start = Long.MAX_VALUE - 30 * SECOND;
        event("a", start);
        event("a", start + SECOND);
        event("b", start + SECOND);
        event("a", start + 59 * SECOND);
        assertThat(lines).containsExactly("a 0", "b 0");
        event("a", start + 60 * SECOND);
        event("a", start + 61 * SECOND);
        assertThat(lines).containsExactly("a 0", "b 0", "a 2");
        assertThat(OccasionalLog.more(2)).isEqualTo(" (and 2 more before)");
    }

    @Test
    void kindsThatSomebodyMakesUpAreNotWithoutLimit() {
        for (int i = 0; i < 1000; i++) {
            event("kind " + i, 0);
        }
        assertThat(lines).hasSize(64);
        event("kind 3", 100 * SECOND);
        assertThat(lines).hasSize(65);
    }

    @Test
    void theClockIsThatOfTheMachineUnlessATestHasItsOwn() {
        log.event("now", held -> lines.add("now " + held));
        log.event("now", held -> lines.add("now " + held));
        assertThat(lines).containsExactly("now 0");
        assertThat(OccasionalLog.more(0)).isEqualTo(" (more of this kind are counted, and told once a minute)");
    }
}
