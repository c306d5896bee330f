package io.cocoonstack.common.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static Latencies upTo(int most) {
        Latencies latencies = new Latencies();
        for (int i = most; i >= 1; i--) {
            latencies.add(i);
        }
        return latencies;
    }

    @Test
    void aPercentileIsTheLeastTimeThatSoManyDoNotExceed() {
        Latencies latencies = upTo(1000);
        assertThat(latencies.percentile(50)).isEqualTo(500);
        assertThat(latencies.percentile(99)).isEqualTo(990);
        assertThat(latencies.percentile(99.9)).isEqualTo(999);
        assertThat(latencies.percentile(100)).isEqualTo(1000);
        assertThat(latencies.percentile(0.001)).isEqualTo(1);
    }

    @Test
    void aRankThatIsNotWholeIsRoundedUp() {
        assertThat(upTo(101).percentile(50)).isEqualTo(51);
        assertThat(upTo(150).percentile(99)).isEqualTo(149);
        assertThat(upTo(1500).percentile(99.9)).isEqualTo(1499);
    }

    @Test
    void aPercentileBeyondWhichNoTimeLiesIsNotTold() {
        assertThat(upTo(999).percentile(99.9)).isNaN();
        assertThat(upTo(99).percentile(99)).isNaN();
        assertThat(upTo(100).percentile(99)).isEqualTo(99);
        assertThat(upTo(1).percentile(50)).isNaN();
        assertThat(new Latencies().percentile(100)).isNaN();
    }

    @Test
    void timesThatComeLaterCount() {
        Latencies latencies = upTo(100);
        assertThat(latencies.percentile(100)).isEqualTo(100);
        latencies.add(7_000);
        latencies.addAll(upTo(3));
        assertThat(latencies.percentile(100)).isEqualTo(7_000);
        assertThat(latencies.count()).isEqualTo(104);
    }

    @Test
    void whatIsNoTimeAndNoPercentageIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Latencies().add(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> upTo(9).percentile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> upTo(9).percentile(100.1));
    }
}
