package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests contract 12 rule names. */
class RefsVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("refs")
                .call("parseReference", c -> {
                    Reference reference = Reference.parse(c.requiredText("reference"));
                    assertThat(reference.repository()).isEqualTo(c.wantText("repository"));
                    assertThat(reference.tag()).isEqualTo(c.wantText("tag"));
                    assertThat(reference.isRelative()).isEqualTo(c.wantFlag("relative"));
                })
                .tests();
    }
}
