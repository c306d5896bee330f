package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WellFormedTest {

    @Test
    void halvesOfPairsAreReplacedAndPairsAreNot() {
        assertThat(WellFormed.of("a\ud83d")).isEqualTo("a\ufffd");
        assertThat(WellFormed.of("\ude80b")).isEqualTo("\ufffdb");
        assertThat(WellFormed.of("x\ud83d\ud83d\ude80\ude80y")).isEqualTo("x\ufffd\ud83d\ude80\ufffdy");
        assertThat(WellFormed.of("\ude80\ud83d")).isEqualTo("\ufffd\ufffd");
    }

    @Test
    void anyOtherTextIsTheSame() {
        String text = "plain, é, \u2028, \ufffd, 🚀";
        assertThat(WellFormed.of(text)).isEqualTo(text);
        String plain = "plain";
        assertThat(WellFormed.of(plain)).isSameAs(plain);
        assertThat(WellFormed.of("")).isEmpty();
    }
}
