package io.cocoonstack.common.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests contract 6.5 rule pace for the kubelets of the world. */
class RestsTest {

    private static final VmHost.Vm FROZEN = new VmHost.Vm("vm-1", "demo-0", false);

    private final PassingClock clock = new PassingClock();
    private final Rests rests = new Rests(clock);
    private final List<Integer> looks = new ArrayList<>();

    /** Looks whenever it may, up to a second. */
    private void lookUntil(int end, String version, VmHost.@Nullable Vm vm) {
        for (; clock.millis < end * 1_000L; clock.millis += 1_000) {
            if (!rests.isResting("demo-0", version, vm)) {
                looks.add((int) (clock.millis / 1_000));
                rests.rest("demo-0", version, vm, false);
            }
        }
    }

    @Test
    void thePausesDoubleUpToHalfAMinute() {
        lookUntil(130, "7", FROZEN);
        assertThat(looks).containsExactly(0, 2, 6, 14, 30, 62, 94, 126);
    }

    @Test
    void aVmThatChangesIsLookedAtOnceAndTheRowGoesOn() {
        lookUntil(5, "7", FROZEN);
        lookUntil(60, "7", null);
        assertThat(looks).containsExactly(0, 2, 5, 13, 29);
    }

    @Test
    void aLookThatActedIsFollowedByOneAtOnceAndTheRowGoesOn() {
        lookUntil(3, "7", FROZEN);
        rests.rest("demo-0", "7", FROZEN, true);
        lookUntil(40, "7", FROZEN);
        assertThat(looks).containsExactly(0, 2, 3, 19);
    }

    @Test
    void anotherVersionOfThePodBeginsTheRowAnew() {
        lookUntil(40, "7", FROZEN);
        lookUntil(44, "8", FROZEN);
        assertThat(looks).containsExactly(0, 2, 6, 14, 30, 40, 42);
    }

    @Test
    void withoutAClockThereAreNoPauses() {
        Rests none = new Rests(null);
        none.rest("demo-0", "7", FROZEN, false);
        assertThat(none.isResting("demo-0", "7", FROZEN)).isFalse();
    }
}
