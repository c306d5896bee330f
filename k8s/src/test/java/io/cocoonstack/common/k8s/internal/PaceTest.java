package io.cocoonstack.common.k8s.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();
    private final long start = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30);

    private boolean done(String what, long seconds) {
        long now = start + TimeUnit.SECONDS.toNanos(seconds);
        boolean admits = pace.admits(what, now);
        if (admits) {
            pace.note(what, now, "");
        }
        return admits;
    }

    @Test
    void withinAnyMinuteAThingIsDoneSixTimes() {
        int done = 0;
        for (int second = 0; second < 60; second++) {
            done += done("a", second) ? 1 : 0;
        }
        assertThat(done).isEqualTo(6);
        assertThat(done("a", 60)).isTrue();
        assertThat(done("a", 60)).isFalse();
        assertThat(done("a", 61)).isTrue();
    }

    @Test
    void theBeginningOfTheLastRefusalIsKeptUntilTheThingIsDone() {
        pace.note("a", start, "r".repeat(5000));
        assertThat(pace.refusal("a")).isEqualTo("r".repeat(1000));
        pace.note("a", start, "");
        assertThat(pace.refusal("a")).isEmpty();
    }

    @Test
    void anotherThingHasItsOwnPace() {
        for (int i = 0; i < 6; i++) {
            done("a", 0);
        }
        assertThat(done("a", 0)).isFalse();
        assertThat(done("b", 0)).isTrue();
    }
}
