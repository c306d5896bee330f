package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is JSON to an admission webhook, and what is not (contract 8). */
class StrictJsonTest extends ReadReviews {

    @Test
    void whatIsNoJsonObjectIsRefused() {
        for (String body : List.of(
                "",
                " ",
                "null",
                "1",
                "[]",
                "\"x\"",
                "x",
                "{",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":tru}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":[1 2]}",
                "{\"a\":[}",
                "{\"a\":1}//",
                "/**/{}")) {
            assertRefused(Refusal.NOT_JSON, body);
        }
    }

    @Test
    void nothingMayStandBehindTheObject() {
        for (String behind : List.of("{}", "x", "0", "null", ",", "}", "]", "\u0001", "\"")) {
            assertRefused(Refusal.NOT_JSON, Bodies.GOOD + behind);
        }
        assertThat(Bodies.answer(Bodies.utf8(" \t\r\n" + Bodies.GOOD + "\n \t\r"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void partsThatAreSkippedAreCheckedToo() {
        for (String bad :
                List.of("\"\\q\"", "\"\u0001\"", "[1,]", "{\"a\":1 \"b\":2}", "-", "1e", "nul", "\"\\u12g4\"")) {
            assertRefused(Refusal.NOT_JSON, Bodies.beside("[" + bad + "]"));
            assertRefused(Refusal.NOT_JSON, Bodies.request("\"object\":{\"x\":" + bad + "}"));
            assertRefused(Refusal.NOT_JSON, Bodies.request("\"object\":{\"x\":{\"y\":{\"z\":" + bad + "}}}"));
            assertRefused(Refusal.NOT_JSON, Bodies.request("\"object\":" + bad));
        }
    }

    @Test
    void namesThatComeTwiceAreRefusedWhereverTheyStand() {
        for (String twice : List.of(
                "{\"a\":1,\"a\":1}",
                "[[{\"b\":{},\"c\":[],\"b\":{}}]]",
                "{\"x\":{\"a\":1,\"\\u0061\":2}}",
                "{\"\":1,\"\":2}",
                "{\"é\":1,\"\\u00e9\":2}",
                "{\"🚀\":1,\"\\ud83d\\ude80\":2}")) {
            assertRefused(Refusal.DUPLICATE_NAME, Bodies.beside(twice));
            assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"object\":" + twice));
            assertRefused(
                    Refusal.DUPLICATE_NAME, Bodies.request("\"oldObject\":{\"a\":{\"b\":{\"c\":" + twice + "}}}"));
            assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"userInfo\":{\"extra\":" + twice + "}"));
        }
        assertRefused(
                Refusal.DUPLICATE_NAME, "{\"kind\":\"AdmissionReview\",\"kind\":\"AdmissionReview\",\"request\":{}}");
        assertRefused(
                Refusal.DUPLICATE_NAME,
                "{\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"u\"},\"kind\":\"AdmissionReview\"}");
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"uid\":\"a\",\"uid\":\"a\""));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"uid\":\"a\",\"kind\":{},\"uid\":\"a\""));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"kind\":{\"kind\":\"a\",\"x\":1,\"x\":1}"));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"userInfo\":{\"uid\":\"a\",\"uid\":\"a\"}"));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"object\":{\"a\":1,\"b\":{},\"a\":1}"));
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"object\":{\"s\":{\"a\":1,\"b\":{},\"a\":1}}"));
    }

    @Test
    void aNameThatComesTwiceIsFoundHoweverManyOthersThereAre() {
        StringBuilder members = new StringBuilder("\"m0\":0");
        for (int i = 1; i < 40; i++) {
            for (int twice : new int[] {0, i / 2, i - 1}) {
                String object = "{\"x\":{" + members + "},\"y\":{" + members + ",\"m" + twice + "\":1}}";
                assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"object\":" + object));
                assertRefused(Refusal.DUPLICATE_NAME, Bodies.beside("[[" + object + "]]"));
            }
            String object = "{\"x\":{" + members + "},\"y\":{" + members + "}}";
            assertThat(read("\"object\":" + object).object().toString()).isEqualTo(object);
            members.append(",\"m").append(i).append("\":0");
        }
    }

    @Test
    void namesOfOtherObjectsAreNoDuplicates() {
        assertThat(Bodies.answer(
                                Bodies.request("\"uid\":\"a\",\"kind\":{\"kind\":\"x\"},\"resource\":{\"group\":\"x\"},"
                                        + "\"requestKind\":{\"kind\":\"x\"},\"userInfo\":{\"uid\":\"a\"},"
                                        + "\"object\":{\"uid\":1,"
                                        + "\"kind\":{\"kind\":{\"kind\":[{\"kind\":1},{\"kind\":1}]}}},"
                                        + "\"oldObject\":{\"uid\":1,\"kind\":1},\"name\":\"n\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aThousandLevelsAreReadAndMoreAreRefused() {
        // Two levels are around it.
        int most = Json.MAX_DEPTH - 2;
        for (String pair : List.of("[]", "{}")) {
            String open = pair.equals("[]") ? "[" : "{\"a\":";
            String close = pair.substring(1);
            String fits = open.repeat(most - 1) + pair + close.repeat(most - 1);
            assertThat(Bodies.answer(Bodies.request("\"object\":" + fits)).status())
                    .isEqualTo(200);
            assertThat(read("\"object\":" + fits).object().at("").toString()).isEqualTo(fits);
            assertRefused(Refusal.TOO_DEEP, Bodies.request("\"object\":" + open + fits + close));
            assertRefused(Refusal.TOO_DEEP, Bodies.request("\"object\":" + open.repeat(3_000) + close.repeat(3_000)));
            assertRefused(Refusal.TOO_DEEP, Bodies.utf8("{\"a\":" + open.repeat(3_000)));
        }
        assertRefused(Refusal.NOT_JSON, "[".repeat(3_000));
    }

    @Test
    void numbersMayBeLongButNotWithoutLimit() {
        String fits = "9".repeat(1000);
        assertThat(Bodies.answer(Bodies.beside(fits)).status()).isEqualTo(200);
        assertRefused(Refusal.TOO_LONG, Bodies.beside(fits + "9"));
        assertRefused(Refusal.TOO_LONG, Bodies.beside("1." + fits));
        // In the deepest list that there may be, too.
        int most = Json.MAX_DEPTH - 1;
        assertRefused(Refusal.TOO_LONG, Bodies.beside("[".repeat(most) + fits + "9" + "]".repeat(most)));
        assertRefused(Refusal.TOO_LONG, Bodies.beside("{\"" + "n".repeat(100_000) + "\":1}"));
    }

    @Test
    void whatIsNotUtf8IsRefusedWhereverItStands() {
        for (String hex : List.of(
                "ff",
                "80",
                "bf",
                "c0af",
                "c1bf",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "c2",
                "e282",
                "f09f90",
                "e28282ac")) {
            byte[] raw = HexFormat.of().parseHex(hex);
            String good = "{\"kind\":\"AdmissionReview\",\"request\":{\"object\":{\"x\":\"";
            assertRefused(Refusal.NOT_UTF8, Bodies.bytes(good, raw, "\"}}}"));
            assertRefused(
                    Refusal.NOT_UTF8,
                    Bodies.bytes("{\"kind\":\"AdmissionReview\",\"request\":{\"object\":{\"", raw, "\":1}}}"));
            assertRefused(Refusal.NOT_UTF8, Bodies.bytes("{\"extra\":[\"", raw, "\"]}"));
            assertRefused(Refusal.NOT_UTF8, Bodies.bytes(Bodies.GOOD, raw, ""));
        }
    }

    @Test
    void longTextsAreUtf8UpToTheirLastByte() {
        byte[] rocket = Bodies.utf8("🚀");
        for (int before = 4085; before < 4105; before++) {
            String good = "{\"kind\":\"AdmissionReview\",\"request\":{},\"x\":\"" + "x".repeat(before - 47);
            assertThat(Bodies.answer(Bodies.bytes(good, rocket, "\"}")).status())
                    .isEqualTo(200);
            for (int length = 1; length < rocket.length; length++) {
                byte[] cut = Arrays.copyOf(rocket, length);
                assertRefused(Refusal.NOT_UTF8, Bodies.bytes(good, cut, "\"}"));
                assertRefused(Refusal.NOT_UTF8, Bodies.bytes(good, cut, ""));
            }
        }
    }

    @Test
    void otherEncodingsAndByteOrderMarksAreRefused() {
        for (String charset : List.of("UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE")) {
            assertRefused(Refusal.NOT_UTF8, Bodies.GOOD.getBytes(Charset.forName(charset)));
        }
        assertRefused(Refusal.NOT_UTF8, ("\ufeff" + Bodies.GOOD).getBytes(StandardCharsets.UTF_8));
        assertRefused(Refusal.NOT_UTF8, new byte[] {'{', 0, '}', 0});
        assertRefused(Refusal.NOT_UTF8, new byte[] {'{', ' ', 0, '}'});
        assertRefused(Refusal.NOT_UTF8, new byte[] {'{', ' ', ' ', 0});
        assertRefused(Refusal.NOT_JSON, new byte[] {'{', ' ', ' ', ' ', 0, '}'});
        assertRefused(Refusal.NOT_JSON, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbe});
        assertRefused(Refusal.NOT_UTF8, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    }
}
