package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tests contract 10 rule escapes. */
class PayloadWriterTest {

    @Test
    void allThreeClaimsAreWrittenInTheirOrder() {
        assertThat(write(new Session("", "", 0))).isEqualTo("{\"u\":\"\",\"e\":\"\",\"x\":0}");
        assertThat(write(new Session("a", "b", Long.MIN_VALUE)))
                .isEqualTo("{\"u\":\"a\",\"e\":\"b\",\"x\":-9223372036854775808}");
    }

    @Test
    void quoteAndBackslashGetABackslash() {
        assertThat(user("a\"b\\c")).isEqualTo("a\\\"b\\\\c");
    }

    @Test
    void whatHtmlOrJavaScriptCouldMistakeIsEscapedInLowerCaseHex() {
        assertThat(user("<>&\u2028\u2029")).isEqualTo("\\u003c\\u003e\\u0026\\u2028\\u2029");
    }

    @Test
    void everyControlCharacterIsEscapedAndFiveOfThemShort() {
        StringBuilder wanted = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (char c = 0; c < ' '; c++) {
            text.append(c);
            wanted.append(
                    switch (c) {
                        case '\b' -> "\\b";
                        case '\f' -> "\\f";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        default -> String.format("\\u%04x", (int) c);
                    });
        }
        assertThat(user(text.toString())).isEqualTo(wanted.toString());
    }

    @Test
    void nothingElseIsEscaped() {
        String plain = " /'~\u007f\u0080é\u2027\u202a\ufeff\ufffd\uffff🚀";
        assertThat(user(plain)).isEqualTo(plain);
        assertThat(user("<" + plain)).isEqualTo("\\u003c" + plain);
    }

    @Test
    void anUnpairedSurrogateBecomesTheEscapeOfTheReplacementCharacter() {
        assertThat(user("\ud800")).isEqualTo("\\ufffd");
        assertThat(user("a\udc00b")).isEqualTo("a\\ufffdb");
        assertThat(user("\udc00\ud800")).isEqualTo("\\ufffd\\ufffd");
        assertThat(user("\ud800🚀\ud800")).isEqualTo("\\ufffd🚀\\ufffd");
    }

    private static String user(String text) {
        String json = write(new Session(text, "e", 1));
        String frame = "{\"u\":\"\",\"e\":\"e\",\"x\":1}";
        assertThat(json).startsWith("{\"u\":\"").endsWith("\",\"e\":\"e\",\"x\":1}");
        return json.substring(6, json.length() - (frame.length() - 6));
    }

    private static String write(Session session) {
        return new String(PayloadWriter.write(session), StandardCharsets.UTF_8);
    }
}
