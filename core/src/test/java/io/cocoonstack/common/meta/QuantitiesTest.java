package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 9 rule malformed, 9 rules 1 and 2. */
class QuantitiesTest {

    private static final List<String> SUFFIXES = List.of(
            "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e0", "e1", "E+3",
            "e-4", "e15", "e20");
    private static final int MEGABYTE = 1_000_000;

    /**
     * Twice as far beyond 32 bits as need be: the Go side's parser keeps the low 32 bits of an exponent, and with the
     * smallest one beyond them, and with the most negative ones within, it was never seen to come back.
     */
    private static final String BEYOND_32_BITS = "1e4294967296";

    @Test
    void aCanonicalFormIsItsOwnCanonicalForm() {
        Property.forAll(20_000, random -> {
            String canonical = Quantities.canonical(quantity(random));
            assertThat(Quantities.canonical(canonical)).isEqualTo(canonical);
        });
    }

    @Test
    void aCanonicalFormIsWorthWhatTheTextIsRoundedUpToNanos() {
        Property.forAll(20_000, random -> {
            String text = quantity(random);
            BigDecimal nanos = value(text).setScale(9, RoundingMode.UP);
            if (QuantityText.parse(text).family() == QuantityText.Family.BINARY) {
                BigDecimal cap = BigDecimal.valueOf(Long.MAX_VALUE);
                nanos = nanos.min(cap).max(cap.negate());
            }
            assertThat(value(Quantities.canonical(text))).as(text).isEqualByComparingTo(nanos);
        });
    }

    @Test
    void anyTextIsAQuantityOrAnIllegalArgument() {
        Property.forAll(20_000, random -> {
            String text = Samples.text(random);
            try {
                assertThat(Quantities.canonical(text)).isNotEmpty();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("expected");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "+", "-", "Gi", BEYOND_32_BITS, "1e-4294967296", "0x10", "1 ", "１"})
    void aTextThatIsNoQuantityIsRefusedWithWhatWasExpected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantities.canonical(text))
                .withMessage("quantity is \"" + text
                        + "\", expected digits with an optional sign, point and suffix, such as 100Gi, 1.5 or 1e9");
    }

    @Test
    void aLongTextIsShortenedInTheMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantities.canonical("x".repeat(MEGABYTE)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" 100Gi ", "\u00a0100Gi\u3000", "\u0085100Gi\u2028", "\u1680 100Gi\u2009\u202f\u205f\u2029"})
    void aJsonFieldIsTrimmedFirst(String text) {
        assertThat(Quantities.canonicalField(text)).isEqualTo("100Gi");
    }

    @Test
    void aJsonFieldThatHeldAControlCharacterIsRefused() {
        for (char control = 0; control < ' '; control++) {
            for (String text :
                    List.of(control + "5Gi", "5Gi" + control, "5" + control + "Gi", " " + control + " 5Gi")) {
                assertThatIllegalArgumentException().isThrownBy(() -> Quantities.canonicalField(text));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Quantities.canonicalField("5Gi\u007f"));
    }

    @Test
    void quantitiesOfOneAmountShareOneSpelling() {
        Property.forAll(20_000, random -> {
            String one = quantity(random);
            String other = random.nextBoolean() ? Quantities.canonical(one) : quantity(random);
            boolean same = value(Quantities.canonical(one)).compareTo(value(Quantities.canonical(other))) == 0;
            assertThat(Quantities.amount(one).equals(Quantities.amount(other)))
                    .as(one + " and " + other)
                    .isEqualTo(same);
        });
    }

    @Test
    void theSpellingOfAnAmountIsOneOfItsQuantities() {
        assertThat(Quantities.amount("1Gi")).isEqualTo("1073741824").isEqualTo(Quantities.amount("1024Mi"));
        assertThat(Quantities.amount("1k")).isEqualTo("1e3").isEqualTo(Quantities.amount("+01000"));
        assertThat(Quantities.amount("-0.5")).isEqualTo("-500e-3").isEqualTo(Quantities.amount("-500m"));
        assertThat(Quantities.amount("0Ki")).isEqualTo("0").isEqualTo(Quantities.amount("-0.0e9"));
        assertThat(Quantities.amount("1Ei")).isEqualTo(Quantities.amount("1024Pi"));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantities.amount("ten"));
    }

    @Test
    void aQuantityIsComputableUpToALengthAndAnExponent() {
        for (String text : List.of("0", "+1.5Gi", "1e999", "1E-999", "1e+0003", "9".repeat(64), "-.5n")) {
            assertThat(Quantities.isComputable(text)).as(text).isTrue();
        }
        for (String text : List.of("1e1000", "1e-1000", BEYOND_32_BITS, "9".repeat(65), "", "ten", " 1")) {
            assertThat(Quantities.isComputable(text)).as(text).isFalse();
        }
    }

    @Test
    void aZeroWidthBlankIsNotTrimmed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantities.canonicalField("\u200b1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "m", "E", "Ki", "Ei", "e3", "e2147483647", "e-1000000"})
    @Timeout(20)
    void aMegabyteOfDigitsComesToAnEnd(String suffix) {
        for (String digits : List.of(
                "9".repeat(MEGABYTE),
                "0." + "9".repeat(MEGABYTE),
                "0".repeat(MEGABYTE) + "1",
                "1." + "0".repeat(MEGABYTE),
                "1" + "0".repeat(MEGABYTE),
                "0." + "0".repeat(MEGABYTE) + "1")) {
            assertThat(Quantities.canonical(digits + suffix)).isNotEmpty();
        }
    }

    @Test
    @Timeout(20)
    void aMegabyteOfExponentComesToAnEnd() {
        assertThat(Quantities.canonical("1e" + "0".repeat(MEGABYTE) + "3")).endsWith("3");
        assertThatIllegalArgumentException().isThrownBy(() -> Quantities.canonical("1e" + "9".repeat(MEGABYTE)));
    }

    private static String quantity(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        text.append(Samples.oneOf(random, List.of("", "", "+", "-")));
        text.append(digits(random));
        if (random.nextBoolean()) {
            text.append('.').append(digits(random));
        }
        if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            text.append('7');
        }
        return text.append(Samples.oneOf(random, SUFFIXES)).toString();
    }

    private static String digits(SplittableRandom random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(25) : random.nextInt(5);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + (random.nextInt(3) == 0 ? 0 : random.nextInt(10))));
        }
        return digits.toString();
    }

    /** What a text is worth, computed the plain way. */
    private static BigDecimal value(String text) {
        int at = 0;
        while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        BigDecimal number = new BigDecimal(text.substring(0, at));
        String suffix = text.substring(at);
        if (suffix.isEmpty()) {
            return number;
        }
        if (suffix.endsWith("i")) {
            int power = "KMGTPE".indexOf(suffix.charAt(0)) + 1;
            return number.multiply(BigDecimal.valueOf(2).pow(10 * power));
        }
        if (suffix.length() == 1) {
            return number.scaleByPowerOfTen(3 * "num kMGTPE".indexOf(suffix.charAt(0)) - 9);
        }
        return number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
    }
}
