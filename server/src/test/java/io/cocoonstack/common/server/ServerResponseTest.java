package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerResponseTest {

    @Test
    void aHeaderIsAddedToACopyWhateverItsCase() {
        ServerResponse bare = ServerResponse.text(200, "ü");
        ServerResponse more = bare.withHeader("X-A", "1").withHeader("x-a", "2").withHeader("X-B", "3");
        assertThat(bare.headers()).isEmpty();
        assertThat(more.headers()).hasSize(2).containsEntry("X-A", "2").containsEntry("X-B", "3");
        assertThat(more.body()).isEqualTo("ü".getBytes(StandardCharsets.UTF_8));
        assertThat(more.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(more).hasToString("ServerResponse[200, 2 bytes]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a:",
                "a\r\n",
                "ä",
                "Content-Type",
                "content-length",
                "Transfer-Encoding",
                "CONNECTION"
            })
    void aNameThatIsNoneOrNotForAHandlerIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerResponse.empty(200).withHeader(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\0", "ä"})
    void aValueThatWouldEndTheLineIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerResponse.empty(200).withHeader("X", value));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerResponse.of(200, value, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 199, 600})
    void aStatusThatIsNoFinalOneIsRefused(int status) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerResponse.empty(status));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerResponse.text(status, "x"));
    }

    @Test
    void aStatusWithoutABodyTakesNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerResponse.text(204, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerResponse.text(304, ""));
        assertThat(ServerResponse.empty(204).contentType()).isNull();
    }
}
