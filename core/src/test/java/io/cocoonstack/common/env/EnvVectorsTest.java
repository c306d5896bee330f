package io.cocoonstack.common.env;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests contract 7 rule environment. */
class EnvVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("env")
                .call(
                        "text",
                        c -> assertThat(env(c).text("X", c.requiredText("default")))
                                .isEqualTo(c.wantText("value")))
                .call("bool", EnvVectorsTest::bool)
                .call("duration", EnvVectorsTest::duration)
                .tests();
    }

    private static void bool(VectorCase c) {
        // With both defaults, so that a value that happens to equal one is not taken for it.
        for (boolean fallback : new boolean[] {true, false}) {
            boolean want = c.wantFlag("usesDefault") ? fallback : c.wantFlag("value");
            assertThat(env(c).bool("X", fallback)).isEqualTo(want);
        }
    }

    private static void duration(VectorCase c) {
        for (Duration fallback : new Duration[] {Duration.ofSeconds(42), Duration.ZERO}) {
            Duration want = c.wantFlag("usesDefault")
                    ? fallback
                    : Duration.ofNanos(c.want("nanoseconds").bigIntegerValue().longValueExact());
            assertThat(env(c).duration("X", fallback)).isEqualTo(want);
        }
    }

    private static Env env(VectorCase c) {
        return Env.of(name -> name.equals("X") ? c.text("value") : "another variable");
    }
}
