package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests contract 7 rule merge-patches. */
class MergePatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aGuardedPatchNamesUidAndResourceVersion() {
        assertThat(text(MergePatch.annotations(Map.of("a", "b"), "u1", "7")))
                .isEqualTo("{\"metadata\":{\"uid\":\"u1\",\"resourceVersion\":\"7\",\"annotations\":{\"a\":\"b\"}}}");
    }

    @Test
    void aGuardThatIsMissingIsLeftOut() {
        assertThat(text(MergePatch.annotations(Collections.singletonMap("a", null), null, "7")))
                .isEqualTo("{\"metadata\":{\"resourceVersion\":\"7\",\"annotations\":{\"a\":null}}}");
    }

    @Test
    void aGuardThatTheServerTakesForNoneIsRefused() {
        for (String version : List.of("", "0")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MergePatch.annotations(Map.of("a", "b"), "u1", version))
                    .withMessage("resourceVersion is \"" + version
                            + "\", expected that of an object as it was read, or null for no guard");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> MergePatch.annotations(Map.of("a", "b"), "", "7"));
    }

    @Test
    void anyTextArrivesAsItWasWritten() {
        Property.forAll(5_000, random -> {
            String key = Samples.wellFormedText(random);
            String value = Samples.wellFormedText(random);
            JsonNode body = JSON.readTree(MergePatch.annotations(Map.of(key, value)));
            assertThat(body.path("metadata").path("annotations").path(key).textValue())
                    .isEqualTo(value);
        });
    }

    @Test
    void anUnpairedSurrogateArrivesAsTheReplacementCharacter() throws Exception {
        JsonNode body = JSON.readTree(MergePatch.annotations(Map.of("a", "\ud800x\udc00")));
        assertThat(body.path("metadata").path("annotations").path("a").textValue())
                .isEqualTo("\ufffdx\ufffd");
    }

    @Test
    void aStatusMayHoldEveryPlainValue() {
        assertThat(text(MergePatch.status(Map.of("a", List.of(1, 2.5, true, "x", Map.of("b", List.of()))))))
                .isEqualTo("{\"status\":{\"a\":[1,2.5,true,\"x\",{\"b\":[]}]}}");
    }

    @Test
    void aKeyOfTheContractIsWrittenAsAnyOther() throws IllegalAccessException {
        for (Field constant : Annotations.class.getFields()) {
            String key = (String) constant.get(null);
            assertThat(text(MergePatch.annotations(Map.of(key, "v"))))
                    .isEqualTo("{\"metadata\":{\"annotations\":{\"" + key + "\":\"v\"}}}");
        }
    }

    @Test
    void anIntegerIsWrittenInItsDigits() {
        for (long number : new long[] {0, 9, 10, -1, -10, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(text(MergePatch.status(Map.of("a", number)))).isEqualTo("{\"status\":{\"a\":" + number + "}}");
        }
        Property.forAll(5_000, random -> {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(text(MergePatch.status(Map.of("a", List.of(number, (int) number)))))
                    .isEqualTo("{\"status\":{\"a\":[" + number + "," + (int) number + "]}}");
        });
    }

    @Test
    void aStatusThatHoldsAnObjectIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MergePatch.status(Map.of("a", new Object())))
                .withMessageContaining("java.lang.Object");
    }

    @Test
    void aNumberThatJsonCannotWriteIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MergePatch.status(Map.of("a", Double.NaN)))
                .withMessageContaining("NaN");
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
