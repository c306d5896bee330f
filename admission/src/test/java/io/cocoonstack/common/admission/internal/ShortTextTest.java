package io.cocoonstack.common.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortTextTest {

    @Test
    void whatBreaksLinesIsShownAsABlank() {
        assertThat(ShortText.of("a\nb\rc\u0000d\u0085e\u2028f\u2029g\u001b[1m")).isEqualTo("a b c d e f g [1m");
    }

    @Test
    void longTextsAreCutAndSayso() {
        assertThat(ShortText.of("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(ShortText.of("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
    }

    @Test
    void aDetailStandsInBracketsBehindSomethingElse() {
        assertThat(ShortText.detail("why\n")).isEqualTo(" (why )");
        assertThat(ShortText.detail("")).isEmpty();
        assertThat(ShortText.detail(null)).isEmpty();
    }
}
