package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void theChallengeOfATokenRegistryIsRead() {
        assertThat(parse("Bearer realm=\"https://auth.example.com/token\",service=\"registry.example.com\","
                        + "scope=\"repository:a/b:pull,push\""))
                .containsExactly(new Challenge(
                        "bearer",
                        Map.of(
                                "realm", "https://auth.example.com/token",
                                "service", "registry.example.com",
                                "scope", "repository:a/b:pull,push")));
    }

    @Test
    void severalChallengesOfOneHeaderAreToldApart() {
        assertThat(parse("Negotiate dGV4dA==, Basic realm=\"a, Bearer realm=b\" , bearer REALM = \"c\", charset=x"))
                .containsExactly(
                        new Challenge("negotiate", Map.of()),
                        new Challenge("basic", Map.of("realm", "a, Bearer realm=b")),
                        new Challenge("bearer", Map.of("realm", "c", "charset", "x")));
    }

    @Test
    void challengesOfSeveralHeadersAreRead() {
        assertThat(Challenge.parse(List.of("Basic realm=a", "", "Bearer realm=b")))
                .containsExactly(
                        new Challenge("basic", Map.of("realm", "a")), new Challenge("bearer", Map.of("realm", "b")));
    }

    @Test
    void aRealmWithoutQuotesIsReadToTheNextComma() {
        assertThat(parse("Bearer realm=https://a.example.com/t?x=y,service=s"))
                .containsExactly(
                        new Challenge("bearer", Map.of("realm", "https://a.example.com/t?x=y", "service", "s")));
    }

    @Test
    void quotedCharactersAreTakenAsTheyAre() {
        assertThat(parse("Basic realm=\"a\\\"b\\\\c\""))
                .containsExactly(new Challenge("basic", Map.of("realm", "a\"b\\c")));
    }

    @Test
    void ofARepeatedParameterTheFirstCounts() {
        assertThat(parse("Basic realm=a, realm=b")).containsExactly(new Challenge("basic", Map.of("realm", "a")));
    }

    @Test
    void aSchemeAloneIsAChallenge() {
        assertThat(parse("Basic")).containsExactly(new Challenge("basic", Map.of()));
        assertThat(parse(" ,, Basic ,")).containsExactly(new Challenge("basic", Map.of()));
    }

    @Test
    void whatIsCutOffIsReadAsFarAsItGoes() {
        assertThat(parse("Bearer realm=\"https://a"))
                .containsExactly(new Challenge("bearer", Map.of("realm", "https://a")));
        assertThat(parse("Bearer realm=\"a\\")).containsExactly(new Challenge("bearer", Map.of("realm", "a\\")));
        assertThat(parse("")).isEmpty();
        assertThat(parse("=\"x\" ;;")).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Property.forAll(2_000, random -> {
            List<Challenge> challenges = new ArrayList<>();
            List<String> headers = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                Challenge challenge = challenge(random);
                challenges.add(challenge);
                String written = written(random, challenge);
                if (!headers.isEmpty() && random.nextBoolean()) {
                    headers.add(headers.remove(headers.size() - 1) + ", " + written);
                } else {
                    headers.add(written);
                }
            }
            assertThat(Challenge.parse(headers)).isEqualTo(challenges);
        });
    }

    @Test
    void anyTextIsReadWithoutFailing() {
        Property.forAll(20_000, random -> {
            StringBuilder header = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                header.append(Samples.oneOf(
                        random,
                        List.of(
                                "Bearer",
                                "Basic ",
                                "realm",
                                "=",
                                "\"",
                                ",",
                                " ",
                                "\t",
                                "\\",
                                "/",
                                "==",
                                ";",
                                "\0",
                                Samples.text(random),
                                Samples.word(random))));
            }
            for (Challenge challenge : Challenge.parse(List.of(header.toString()))) {
                assertThat(challenge.scheme()).isNotEmpty();
                assertThat(challenge.parameters()).doesNotContainKey("");
            }
        });
    }

    private static Challenge challenge(SplittableRandom random) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            parameters.put("p" + Samples.word(random), Samples.text(random));
        }
        return new Challenge("s" + Samples.word(random), parameters);
    }

    private static String written(SplittableRandom random, Challenge challenge) {
        StringBuilder text = new StringBuilder(cased(random, challenge.scheme()));
        String joint = " ";
        for (Map.Entry<String, String> parameter : challenge.parameters().entrySet()) {
            text.append(joint).append(cased(random, parameter.getKey()));
            text.append(Samples.oneOf(random, List.of("=", " =", "= ", "\t=\t")))
                    .append('"');
            text.append(parameter.getValue().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
            joint = Samples.oneOf(random, List.of(",", ", ", " , ", ",,"));
        }
        return text.toString();
    }

    private static String cased(SplittableRandom random, String word) {
        return random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT);
    }

    private static List<Challenge> parse(String header) {
        return Challenge.parse(List.of(header));
    }
}
