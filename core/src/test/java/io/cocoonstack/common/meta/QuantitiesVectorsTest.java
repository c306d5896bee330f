package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The canonical form of a text; the way through a JSON field is checked in the module apis. Tests contract 9 rule
 * malformed, 9 rules 1 and 2.
 */
class QuantitiesVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("quantities")
                .call("canonical", QuantitiesVectorsTest::canonical)
                .tests();
    }

    private static void canonical(VectorCase c) {
        String text = c.requiredText("text");
        if (c.wantFlag("error")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Quantities.canonical(text));
        } else {
            assertThat(Quantities.canonical(text)).isEqualTo(c.wantText("canonical"));
        }
        if (c.wantFlag("jsonError")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Quantities.canonicalField(text));
        } else {
            assertThat(Quantities.canonicalField(text)).isEqualTo(c.wantText("afterJson"));
        }
    }
}
