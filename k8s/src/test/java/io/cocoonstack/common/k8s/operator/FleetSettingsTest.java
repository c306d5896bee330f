package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.round.LegacyPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetSettingsTest {

    @Test
    void theDefaultsAreThoseOfTheJavadoc() {
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT).build();

        assertThat(settings.legacyPolicy()).isEqualTo(LegacyPolicy.WAIT);
        assertThat(settings.roundDeadline()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void durationsOfZeroOrLessAreRefusedByName() {
        FleetSettings.Builder builder = FleetSettings.builder(LegacyPolicy.TRUST);

        assertThatThrownBy(() -> builder.roundDeadline(Duration.ZERO)).hasMessageContaining("roundDeadline is PT0S");
        assertThatThrownBy(() -> builder.pollInterval(Duration.ofSeconds(-1)))
                .hasMessageContaining("pollInterval is PT-1S");
    }

    /** Tests contract 6.8 rule lease. */
    @Test
    void theLeaseIsTheOneOfTheGoOperator() {
        assertThat(FleetSettings.LEASE_NAME).isEqualTo("cocoon-operator.cocoonset.cocoonstack.io");
    }
}
