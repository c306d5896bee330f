package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests contract 4 rule snapshot-policy. */
class SnapshotPolicyVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("snapshot-policy")
                .call(
                        "shouldSnapshot",
                        c -> assertThat(SnapshotPolicy.shouldSnapshot(
                                        SnapshotPolicy.ofNullable(c.text("snapshotPolicy")),
                                        Role.ofNullable(c.text("role"))))
                                .isEqualTo(c.wantFlag("snapshot")))
                .tests();
    }
}
