package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerResponseTest {

    @Test
    void aHeaderIsAddedToACopyWhateverItsCase() {
        ServerResponse bare = ServerResponse.text(200, "ü");
        ServerResponse more = bare.withHeader("X-A", "1").withHeader("x-a", "2").withHeader("X-B", "3");
        assertThat(bare.headers()).isEmpty();
        assertThat(more.headers()).hasSize(2).containsEntry("X-A", List.of("2")).containsEntry("X-B", List.of("3"));
        assertThat(more.body()).isEqualTo("ü".getBytes(StandardCharsets.UTF_8));
        assertThat(more.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(more).hasToString("ServerResponse[200, 2 bytes]");
    }

    @Test
    void cookiesAreAddedAndNoneReplacesAnother() {
        ServerResponse first = ServerResponse.empty(302).withHeader("Set-Cookie", "a=1");
        ServerResponse all = first.withHeader("set-cookie", "b=2").withAddedHeader("SET-COOKIE", "c=3");
        assertThat(all.headers()).hasSize(1).containsEntry("Set-Cookie", List.of("a=1", "b=2", "c=3"));
        assertThat(first.headers()).containsEntry("Set-Cookie", List.of("a=1"));
    }

    @Test
    void aHeaderMayStandThereSeveralTimesAndReplacingItReplacesAll() {
        ServerResponse two = ServerResponse.empty(401)
                .withHeader("WWW-Authenticate", "Basic")
                .withAddedHeader("www-authenticate", "Bearer");
        assertThat(two.headers()).containsEntry("WWW-Authenticate", List.of("Basic", "Bearer"));
        assertThat(two.withHeader("WWW-Authenticate", "None").headers())
                .containsEntry("WWW-Authenticate", List.of("None"));
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerResponse.empty(200).withAddedHeader(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\0", "ä"})
    void aValueThatWouldEndTheLineIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerResponse.empty(200).withHeader("X", value));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerResponse.empty(200).withAddedHeader("X", value));
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
