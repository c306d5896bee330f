package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.LegacyPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextTest {

    @Test
    void aDeadlineThatPassedMeanwhileIsLookedAtAtOnce() {
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT)
                .clock(Clock.fixed(Fixtures.NOW, ZoneOffset.UTC))
                .build();
        Standing waiting = new Standing(Standing.Kind.WAITING, "a VM is not live");

        assertThat(Next.whileStanding(waiting, Fixtures.NOW.minusSeconds(3), 0, settings))
                .isEqualTo(Next.after(Duration.ofMillis(1)));
        assertThat(Next.whileStanding(waiting, Fixtures.NOW.plusSeconds(3), 0, settings))
                .isEqualTo(Next.after(Duration.ofSeconds(3)));
    }

    @Test
    void aRegistryThatGivesNoAnswerIsAskedAfterPausesThatGrow() {
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT).build();
        Standing failed = new Standing(Standing.Kind.REGISTRY_FAILED, "it answered 503");

        assertThat(IntStream.of(1, 2, 3, 9)
                        .mapToObj(failures -> Next.whileStanding(failed, null, failures, settings)
                                .delay()))
                .containsExactly(
                        Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    @Test
    void aPodThatIsHeldBackIsLookedAtAfterPausesThatGrow() {
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT).build();
        assertThat(IntStream.of(0, 1, 2, 9)
                        .mapToObj(looks -> Next.whileHeldBack(looks, settings).delay()))
                .containsExactly(
                        Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    /** Tests contract 6.5 rule pace. */
    @Test
    void noPauseIsShorterThanThePaceAllows() {
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT)
                .pollInterval(Duration.ofMillis(60))
                .build();
        Standing waiting = new Standing(Standing.Kind.WAITING, "a VM is not live");

        assertThat(Next.whileStanding(waiting, null, 0, settings)).isEqualTo(Next.after(Duration.ofSeconds(10)));
        assertThat(Next.whileHeldBack(2, settings)).isEqualTo(Next.after(Duration.ofSeconds(20)));
    }
}
