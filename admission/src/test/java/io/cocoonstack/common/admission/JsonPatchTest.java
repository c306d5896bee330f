package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests contract 8 rule json-patch. */
class JsonPatchTest {

    private static String json(JsonPatch patch) {
        return new String(patch.toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyOperationHasWhatItNeedsAndNothingElse() {
        JsonPatch patch = JsonPatch.empty()
                .add("/a", 1)
                .remove("/b")
                .replace("/c", "x")
                .move("/d", "/e")
                .copy("/f", "/g")
                .test("/h", true);
        assertThat(json(patch))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"/a\",\"value\":1},{\"op\":\"remove\",\"path\":\"/b\"},"
                        + "{\"op\":\"replace\",\"path\":\"/c\",\"value\":\"x\"},"
                        + "{\"op\":\"move\",\"path\":\"/e\",\"from\":\"/d\"},"
                        + "{\"op\":\"copy\",\"path\":\"/g\",\"from\":\"/f\"},"
                        + "{\"op\":\"test\",\"path\":\"/h\",\"value\":true}]");
        assertThat(patch.isEmpty()).isFalse();
        assertThat(patch).hasToString("JsonPatch[add /a, remove /b, replace /c, move /e, copy /g, test /h]");
    }

    @Test
    void nullIsAValueAndNoneIsNot() {
        JsonPatch patch = JsonPatch.empty()
                .add("/a", null)
                .replace("/b", null)
                .test("/c", null)
                .remove("/d");
        assertThat(json(patch))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"/a\",\"value\":null},"
                        + "{\"op\":\"replace\",\"path\":\"/b\",\"value\":null},"
                        + "{\"op\":\"test\",\"path\":\"/c\",\"value\":null},{\"op\":\"remove\",\"path\":\"/d\"}]");
    }

    @Test
    void valuesAreWhatJacksonWrites() {
        JsonPatch patch =
                JsonPatch.empty().add("", Map.of("k", List.of(1, "x"))).add("/-", new EnvVar("N", "v", null));
        assertThat(json(patch))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"\",\"value\":{\"k\":[1,\"x\"]}},"
                        + "{\"op\":\"add\",\"path\":\"/-\",\"value\":{\"name\":\"N\",\"value\":\"v\"}}]");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonPatch.empty().add("/a", new Object()));
    }

    @Test
    void halvesOfPairsInValuesAndPathsAreReplaced() {
        JsonPatch patch = JsonPatch.empty().add("/\ud83d", Map.of("\ude80", "é🚀\ud83d"));
        assertThat(json(patch))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"/\ufffd\",\"value\":{\"\ufffd\":\"é🚀\ufffd\"}}]");
    }

    @Test
    void aPatchIsNotChangedByALongerOne() {
        JsonPatch one = JsonPatch.empty().add("/a", 1);
        one.remove("/b");
        assertThat(one).hasToString("JsonPatch[add /a]");
        assertThat(JsonPatch.empty().isEmpty()).isTrue();
        assertThat(json(JsonPatch.empty())).isEqualTo("[]");
    }

    @Test
    void pathsMustBePointers() {
        for (String bad : List.of("a", "/~", "/~2", "/a~", "~0", " /a", "/~0~")) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> JsonPatch.empty().remove(bad))
                    .withMessageContaining("\"" + bad + "\"");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonPatch.empty().move(bad, "/a"));
        }
        for (String good : List.of("", "/", "//", "/a~0b~1c", "/-", "/~01", "/ö")) {
            assertThat(JsonPatch.empty().copy(good, good)).hasToString("JsonPatch[copy " + good + "]");
        }
    }

    @Test
    void pointersAreMadeOfNames() {
        assertThat(JsonPointers.of("metadata", "annotations", "vm.cocoonstack.io/hibernate"))
                .isEqualTo("/metadata/annotations/vm.cocoonstack.io~1hibernate");
        assertThat(JsonPointers.of()).isEmpty();
        assertThat(JsonPointers.of("", "~/")).isEqualTo("//~0~1");
        for (List<String> names :
                List.of(List.<String>of(), List.of(""), List.of("a", ""), List.of("~1", "/~0", "x"))) {
            assertThat(JsonPointers.names(JsonPointers.of(names.toArray(new String[0]))))
                    .as(names.toString())
                    .isEqualTo(names.toArray());
        }
        assertThat(Arrays.asList(JsonPointers.names("/a//b/"))).containsExactly("a", "", "b", "");
    }
}
