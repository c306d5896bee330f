package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BitsTest {

    @Test
    void integersAreReadBackInTheirOrder() {
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            int[] widths = random.ints(8, 1, 32).toArray();
            int[] values = new int[widths.length];
            long[] words = new long[8];
            Bits bits = new Bits(words);
            for (int each = 0; each < widths.length; each++) {
                values[each] = random.nextInt() & ((1 << widths[each]) - 1);
                bits.put(values[each], widths[each]);
            }
            Bits back = new Bits(words);
            for (int each = 0; each < widths.length; each++) {
                assertThat(back.get(widths[each])).isEqualTo(values[each]);
            }
        }
    }

    @Test
    void aValueThatDoesNotFitItsWidthIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Bits(new long[1]).put(8, 3))
                .withMessage("value is 8, expected one of 3 bits");
        assertThatIllegalStateException().isThrownBy(() -> new Bits(new long[1]).put(-1, 3));
    }

    @Test
    void aStateThatDoesNotFitItsWordsIsRefused() {
        Bits bits = new Bits(new long[1]);
        bits.put(0, 31);
        bits.put(0, 31);
        assertThatIllegalStateException()
                .isThrownBy(() -> bits.put(0, 31))
                .withMessage("a state takes more than 1 longs, as many as words() says");
    }
}
