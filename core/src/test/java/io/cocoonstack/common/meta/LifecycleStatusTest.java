package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifecycleStatusTest {

    private static LifecycleStatus failed(String message) {
        return new LifecycleStatus(LifecycleState.FAILED, 1, message);
    }

    private static String written(String message) {
        return failed(message).patch().get(Annotations.LIFECYCLE_STATE_MESSAGE);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void aMessageThatFitsIsWrittenAsItIs() {
        for (String fits : List.of("x".repeat(32_768), "é".repeat(16_384), "😀".repeat(8_192))) {
            assertThat(written(fits)).isEqualTo(fits);
        }
    }

    @Test
    void aLongerMessageIsCutAtACharacterAndMarked() {
        for (String character : List.of("x", "é", "€", "😀")) {
            String cut = written(character.repeat(300_000));
            assertThat(bytes(cut)).isBetween(32_768 - 3, 32_768);
            assertThat(cut).endsWith(character + "…").matches("(" + character + ")+…");
        }
    }

    @Test
    void allWritersCutAlike() {
        LifecycleStatus status = failed("é".repeat(300_000));
        Map<String, String> applied = new HashMap<>();
        status.applyTo(applied);
        assertThat(status.annotations()).isEqualTo(applied).isEqualTo(status.patch());
    }

    @Test
    void aStatusThatWasCutComparesAsTheOneThatIsReadBack() {
        LifecycleStatus status = failed("é".repeat(300_000));
        assertThat(LifecycleStatus.from(status.annotations()).comparisonKey()).isEqualTo(status.comparisonKey());
        assertThat(failed("a" + status.message()).comparisonKey()).isNotEqualTo(status.comparisonKey());
    }

    @Test
    void aLongMessageOfSomebodyElseIsReadWhole() {
        String message = "x".repeat(100_000);
        assertThat(LifecycleStatus.from(Map.of(Annotations.LIFECYCLE_STATE_MESSAGE, message))
                        .message())
                .isEqualTo(message);
    }
}
