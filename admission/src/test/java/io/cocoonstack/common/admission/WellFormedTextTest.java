package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WellFormedTextTest {

    @Test
    void halvesOfPairsAreReplacedAndPairsAreNot() {
        assertThat(WellFormedText.of("a\ud83d")).isEqualTo("a\ufffd");
        assertThat(WellFormedText.of("\ude80b")).isEqualTo("\ufffdb");
        assertThat(WellFormedText.of("x\ud83d\ud83d\ude80\ude80y")).isEqualTo("x\ufffd\ud83d\ude80\ufffdy");
        assertThat(WellFormedText.of("\ude80\ud83d")).isEqualTo("\ufffd\ufffd");
    }

    @Test
    void anyOtherTextIsTheSame() {
        String text = "plain, é, \u2028, \ufffd, 🚀";
        assertThat(WellFormedText.of(text)).isEqualTo(text);
        String plain = "plain";
        assertThat(WellFormedText.of(plain)).isSameAs(plain);
        assertThat(WellFormedText.of("")).isEmpty();
    }
}
