package io.cocoonstack.common.auth;

import static io.cocoonstack.common.auth.Cookies.NOW;
import static io.cocoonstack.common.auth.Cookies.RING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payload may be once its signature is good. Tests contract 10 rule verify. */
class PayloadReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"e30=", "e30==", "e30\n", "e30\r\n", " e30", "e 30", "e3", "e", "e30A=", "=", "====", "_+", "/w"
            })
    void base64UrlHasNeitherPaddingNorBlanksNorAnotherAlphabet(String payload) {
        Verification verification = RING.verify(Cookies.signed(payload), NOW);
        assertThat(verification.sessionOrNull()).isNull();
        if (!payload.equals("e3")) {
            assertThat(verification).isEqualTo(no(RejectReason.NOT_BASE64URL));
        }
    }

    @Test
    void bitsThatThePayloadDoesNotUseAreIgnoredAsOnTheGoSide() {
        assertThat(RING.verify(Cookies.signed("e30"), NOW)).isEqualTo(yes("", "", 0));
        assertThat(RING.verify(Cookies.signed("e31"), NOW)).isEqualTo(yes("", "", 0));
    }

    @Test
    void anEmptyPayloadIsNoObject() {
        assertThat(RING.verify(Cookies.signed(""), NOW)).isEqualTo(no(RejectReason.NOT_A_SESSION));
    }

    @Test
    void brokenUtf8IsRefusedWhereverItIs() {
        byte[][] broken = {
            {(byte) 0xff},
            {(byte) 0xc3},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xe2, (byte) 0x80}
        };
        for (byte[] bytes : broken) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            for (String json : new String[] {"{\"u\":\"%s\"}", "{\"%s\":1}", "{}%s", "%s{}"}) {
                byte[] payload = json.replace("%s", text).getBytes(StandardCharsets.ISO_8859_1);
                assertThat(RING.verify(Cookies.ofJson(payload), NOW)).isEqualTo(no(RejectReason.NOT_UTF8));
            }
        }
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        assertThat(read("{\"u\":\"a\ufffdb\"}")).isEqualTo(yes("a\ufffdb", "", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32LE"})
    void anotherEncodingIsNotGuessed(String charset) {
        byte[] json = "{\"u\":\"a\"}".getBytes(Charset.forName(charset));
        assertThat(RING.verify(Cookies.ofJson(json), NOW).sessionOrNull()).isNull();
    }

    @Test
    void aByteOrderMarkIsNoBlank() {
        assertThat(read("\ufeff{}")).isEqualTo(no(RejectReason.NOT_A_SESSION));
        assertThat(read("{}\ufeff")).isEqualTo(no(RejectReason.NOT_A_SESSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"a\"",
                "1",
                "true",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} x",
                "{},",
                "[{}]",
                "{\"u\"}",
                "{\"u\":}",
                "{\"u\":\"a\",}",
                "{u:\"a\"}",
                "{'u':'a'}",
                "{\"u\":\"a\" \"e\":\"b\"}",
                "{\"u\":\"a\"/**/}",
                "{}//x",
                "{\"u\":\"a\nb\"}",
                "{\"u\":\"\\x61\"}",
                "{\"u\":\"\\u12\"}",
                "{\"y\":NaN}",
                "{\"y\":+1}",
                "{\"y\":01}",
                "{\"y\":.5}",
                "{\"y\":1.}",
                "{\"y\":1e}",
                "{\"y\":\"\\q\"}",
                "{\"y\":[}",
                "{\"y\":[1,]}",
                "{\"y\":tru}",
                "{}\u00a0",
                "{}\u000b",
                "{}\u001e",
                "\u001e{}",
                "{}\u0000",
                "{\"y\":{\"z\":}}",
                "{\"y\":[1",
                "{\"u\":\"a"
            })
    void whatIsNotOneJsonObjectIsNoSession(String json) {
        assertThat(read(json)).isEqualTo(no(RejectReason.NOT_A_SESSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"u\":1}",
                "{\"u\":true}",
                "{\"u\":{}}",
                "{\"u\":[\"a\"]}",
                "{\"u\":1.5}",
                "{\"e\":1}",
                "{\"e\":false}",
                "{\"e\":{}}",
                "{\"e\":[]}",
                "{\"x\":\"1\"}",
                "{\"x\":true}",
                "{\"x\":1.0}",
                "{\"x\":1e3}",
                "{\"x\":1E0}",
                "{\"x\":-0.0}",
                "{\"x\":[1]}",
                "{\"x\":{}}",
                "{\"x\":9223372036854775808}",
                "{\"x\":-9223372036854775809}",
                "{\"x\":18446744073709551616}",
                "{\"x\":-99999999999999999999}",
                "{\"x\":100000000000000000000}",
                "{\"u\":1,\"u\":\"a\"}",
                "{\"x\":1.5,\"x\":1}"
            })
    void nothingIsCoerced(String json) {
        assertThat(read(json)).isEqualTo(no(RejectReason.NOT_A_SESSION));
    }

    @Test
    void theWholeRangeOfIntegersIsRead() {
        assertThat(read("{\"x\":9223372036854775807}")).isEqualTo(yes("", "", Long.MAX_VALUE));
        assertThat(RING.verify(Cookies.ofJson("{\"x\":-9223372036854775808}"), Long.MIN_VALUE))
                .isEqualTo(no(RejectReason.EXPIRED));
        assertThat(RING.verify(Cookies.ofJson("{\"x\":-9223372036854775807}"), Long.MIN_VALUE))
                .isEqualTo(yes("", "", -Long.MAX_VALUE));
        assertThat(read("{\"x\":-0}")).isEqualTo(yes("", "", 0));
    }

    @Test
    void whatIsAbsentOrNullIsEmptyOrZero() {
        assertThat(read("{}")).isEqualTo(yes("", "", 0));
        assertThat(read("{\"u\":null,\"e\":null,\"x\":null}")).isEqualTo(yes("", "", 0));
    }

    @Test
    void ofARepeatedFieldTheLastThatIsNotNullCounts() {
        assertThat(read("{\"u\":\"a\",\"u\":\"b\",\"e\":\"c\",\"e\":\"d\",\"x\":1,\"x\":0}"))
                .isEqualTo(yes("b", "d", 0));
        assertThat(read("{\"u\":\"a\",\"u\":null,\"e\":\"c\",\"e\":null,\"x\":" + (NOW + 1) + ",\"x\":null}"))
                .isEqualTo(yes("a", "c", NOW + 1));
        assertThat(read("{\"u\":null,\"u\":\"a\",\"u\":null,\"e\":\"c\",\"\\u0065\":null,\"x\":null,\"x\":0}"))
                .isEqualTo(yes("a", "c", 0));
        assertThat(read("{\"u\":\"a\",\"u\":\"\",\"x\":" + NOW + ",\"x\":0}")).isEqualTo(yes("", "", 0));
    }

    @Test
    void aSessionIsNotRevivedByANullBehindItsExpiry() {
        assertThat(read("{\"x\":1,\"x\":null}")).isEqualTo(no(RejectReason.EXPIRED));
    }

    @Test
    void namesAreExactAndMayBeEscaped() {
        assertThat(read("{\"U\":\"a\",\"user\":\"a\",\"\":\"a\",\"u \":\"a\",\"X\":1}"))
                .isEqualTo(yes("", "", 0));
        assertThat(read("{\"\\u0075\":\"a\",\"\\u0065\":\"b\"}")).isEqualTo(yes("a", "b", 0));
    }

    @Test
    void unknownFieldsAreIgnoredWhateverTheyHold() {
        assertThat(read("{\"r\":{\"u\":\"x\",\"l\":[1,{\"x\":5}]},\"u\":\"a\",\"n\":[[],{}],"
                        + "\"e\":\"b\",\"f\":-1.5e+300}"))
                .isEqualTo(yes("a", "b", 0));
    }

    @Test
    void blanksAroundTokensAreNothing() {
        assertThat(read(" \t\r\n{ \"u\" :\t\"a\"\r,\n\"x\" : 0 } \t\r\n")).isEqualTo(yes("a", "", 0));
    }

    @Test
    void halvesOfSurrogatePairsThatAreEscapedReadAsTheReplacementCharacter() {
        assertThat(read("{\"u\":\"\\ud800\",\"e\":\"x\\udc00y\"}")).isEqualTo(yes("\ufffd", "x\ufffdy", 0));
        assertThat(read("{\"u\":\"\\udc00\\ud800\",\"e\":\"\\ud800a\"}")).isEqualTo(yes("\ufffd\ufffd", "\ufffda", 0));
        assertThat(read("{\"u\":\"\\ud800\\ud83d\\ude80\",\"e\":\"\\ud83d\\ude80\\ude80\"}"))
                .isEqualTo(yes("\ufffd🚀", "🚀\ufffd", 0));
        assertThat(read("{\"u\":\"🚀\\n\",\"e\":\"\\uD83D\\uDE80\"}")).isEqualTo(yes("🚀\n", "🚀", 0));
    }

    @Test
    void nestingIsIgnoredAsDeepAsTheGoSideGoesAndRefusedBeyond() {
        String deep = "[".repeat(9_999) + "]".repeat(9_999);
        assertThat(read("{\"y\":" + deep + ",\"u\":\"a\"}")).isEqualTo(yes("a", "", 0));
        assertThat(read("{\"y\":[" + deep + "]}")).isEqualTo(no(RejectReason.NOT_A_SESSION));
        assertThat(read("{\"y\":" + "{\"y\":".repeat(500_000))).isEqualTo(no(RejectReason.NOT_A_SESSION));
        assertThat(read("[".repeat(1_000_000))).isEqualTo(no(RejectReason.NOT_A_SESSION));
    }

    @Test
    void numbersAndTextsMayBeHuge() {
        String digits = "9".repeat(1_000_000);
        assertThat(read("{\"y\":" + digits + ",\"z\":-" + digits + "." + digits + "e-" + digits + ",\"u\":\"a\"}"))
                .isEqualTo(yes("a", "", 0));
        assertThat(read("{\"x\":" + digits + "}")).isEqualTo(no(RejectReason.NOT_A_SESSION));
        assertThat(read("{\"u\":\"" + digits + "\",\"" + digits + "\":1}")).isEqualTo(yes(digits, "", 0));
    }

    @Test
    void namesThatHashAlikeAreReadAllTheSame() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 1 << 12; i++) {
            json.append('"');
            // "Aa" and "BB" have the same hash, and so has every mixture of them.
            for (int bit = 0; bit < 12; bit++) {
                json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            json.append("\":0,");
        }
        assertThat(read(json + "\"u\":\"a\"}")).isEqualTo(yes("a", "", 0));
    }

    private static Verification read(String json) {
        return RING.verify(Cookies.ofJson(json), NOW);
    }

    private static Verification yes(String user, String email, long expiresAt) {
        return new Verification.Verified(new Session(user, email, expiresAt), 0);
    }

    private static Verification no(RejectReason reason) {
        return new Verification.Rejected(reason);
    }
}
