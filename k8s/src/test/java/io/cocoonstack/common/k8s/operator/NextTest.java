package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.LegacyPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NextTest {

    @Test
    void aDeadlineThatPassedMeanwhileIsLookedAtAtOnce() {
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT)
                .clock(Clock.fixed(Fixtures.NOW, ZoneOffset.UTC))
                .build();
        Standing waiting = new Standing(Standing.Kind.WAITING, "a VM is not live");

        assertThat(Next.whileStanding(waiting, Fixtures.NOW.minusSeconds(3), settings))
                .isEqualTo(Next.after(Duration.ofMillis(1)));
        assertThat(Next.whileStanding(waiting, Fixtures.NOW.plusSeconds(3), settings))
                .isEqualTo(Next.after(Duration.ofSeconds(3)));
    }
}
