package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests contract 10 rule state. */
class RandomStateTest {

    @Test
    void aStateIsSixteenBytesOfTheGeneratorInLowerCaseHex() {
        SecureRandom counting = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (0xf8 + i);
                }
            }
        };
        assertThat(RandomState.generate(counting)).isEqualTo("f8f9fafbfcfdfeff0001020304050607");
    }

    @Test
    void statesDiffer() {
        Set<String> states = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String state = RandomState.generate();
            assertThat(state).matches("[0-9a-f]{32}");
            states.add(state);
        }
        assertThat(states).hasSize(1000);
    }
}
