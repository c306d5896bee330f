package io.cocoonstack.common.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule environment. */
class GoDurationTest {

    private static final Map<String, Long> UNITS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "µs",
            1_000L,
            "μs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void bothEndsOfTheRangeAreReached() {
        assertThat(GoDuration.parse("9223372036854775807ns")).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(GoDuration.parse("9223372036854775807.9ns")).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(GoDuration.parse("2562047h47m16.854775807s")).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(GoDuration.parse("-9223372036854775808ns")).isEqualTo(Duration.ofNanos(Long.MIN_VALUE));
        assertThat(GoDuration.parseOrNull("9223372036854775808ns")).isNull();
        assertThat(GoDuration.parseOrNull("-9223372036854775808ns1ns")).isNull();
    }

    @Test
    void fractionsAreCutOffAndNeverRounded() {
        assertThat(GoDuration.parse("0.9999999999999999999h")).isEqualTo(Duration.ofNanos(3_599_999_999_999L));
        assertThat(GoDuration.parse("-0.9999999999999999999h")).isEqualTo(Duration.ofNanos(-3_599_999_999_999L));
        assertThat(GoDuration.parse("0.5ns0.5ns")).isEqualTo(Duration.ZERO);
        // A 36th of a nanosecond behind a whole one, which shows up in the 13th digit only.
        assertThat(GoDuration.parse("0.00000000002777777777h")).isEqualTo(Duration.ofNanos(99));
        assertThat(GoDuration.parse("0.00000000002777777778h")).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void theMessageShowsTheTextAndWhatWasExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse("5 min"))
                .withMessageContaining("\"5 min\"")
                .withMessageContaining("1.5h");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse(null))
                .withMessageContaining("null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse("9".repeat(100_000)))
                .withMessageContaining("100000 characters")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void longTextsTakeNoLongerThanTheirLength() {
        int length = 4_000_000;
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(GoDuration.parse("0".repeat(length) + "7s")).isEqualTo(Duration.ofSeconds(7));
            assertThat(GoDuration.parse("0." + "9".repeat(length) + "s")).isEqualTo(Duration.ofNanos(999_999_999));
            assertThat(GoDuration.parse("0s".repeat(length))).isEqualTo(Duration.ZERO);
            assertThat(GoDuration.parseOrNull("1" + "s".repeat(length))).isNull();
            assertThat(GoDuration.parseOrNull("9".repeat(length) + "h")).isNull();
            assertThat(GoDuration.parseOrNull("1h".repeat(length))).isNull();
        });
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Property.forAll(20_000, random -> {
            long nanos = random.nextLong() >> random.nextInt(64);
            assertThat(GoDuration.parse(written(nanos))).isEqualTo(Duration.ofNanos(nanos));
        });
    }

    @Test
    void anySumOfPartsIsExact() {
        Property.forAll(20_000, random -> {
            StringBuilder text = new StringBuilder(Samples.oneOf(random, List.of("", "+", "-")));
            boolean negative = text.indexOf("-") == 0;
            BigInteger sum = BigInteger.ZERO;
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                String unit = Samples.oneOf(random, List.copyOf(UNITS.keySet()));
                String number = number(random);
                text.append(number).append(unit);
                sum = sum.add(new BigDecimal("0" + number)
                        .multiply(BigDecimal.valueOf(UNITS.get(unit)))
                        .setScale(0, RoundingMode.DOWN)
                        .toBigInteger());
            }
            BigInteger nanos = negative ? sum.negate() : sum;
            Duration want = nanos.compareTo(MIN) < 0 || nanos.compareTo(MAX) > 0
                    ? null
                    : Duration.ofNanos(nanos.longValueExact());
            assertThat(GoDuration.parseOrNull(text.toString()))
                    .as(text.toString())
                    .isEqualTo(want);
        });
    }

    @Test
    void noTextMakesItThrowAnythingElse() {
        List<String> pieces = List.of("1", "0", ".", "-", "+", "h", "m", "s", "ms", "us", "µs", "n", "e", " ", "٣");
        Property.forAll(20_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(random.nextInt(10) == 0 ? Samples.text(random) : Samples.oneOf(random, pieces));
            }
            Duration duration = GoDuration.parseOrNull(text.toString());
            if (duration == null) {
                assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.parse(text.toString()));
            } else {
                assertThat(GoDuration.parse(text.toString())).isEqualTo(duration);
            }
        });
    }

    private static String number(SplittableRandom random) {
        String whole = Long.toString(random.nextLong() >>> random.nextInt(1, 64));
        return switch (random.nextInt(4)) {
            case 0 -> whole + ".";
            case 1 -> "." + digits(random);
            case 2 -> "00" + whole + "." + digits(random);
            default -> whole;
        };
    }

    private static String digits(SplittableRandom random) {
        StringBuilder digits = new StringBuilder();
        for (int i = random.nextInt(1, 30); i > 0; i--) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** Hours, minutes and seconds with a fraction, as Go writes what is longer than a second. */
    private static String written(long nanos) {
        BigInteger[] rest = BigInteger.valueOf(nanos).abs().divideAndRemainder(BigInteger.valueOf(3_600_000_000_000L));
        long minutes = rest[1].longValueExact() / 60_000_000_000L;
        BigDecimal seconds = BigDecimal.valueOf(rest[1].longValueExact() % 60_000_000_000L, 9);
        return (nanos < 0 ? "-" : "") + rest[0] + "h" + minutes + "m" + seconds.toPlainString() + "s";
    }
}
