package io.cocoonstack.common.auth;

import static io.cocoonstack.common.auth.Cookies.NOW;
import static io.cocoonstack.common.auth.Cookies.RING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Property;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as browsers, proxies and forgers send them. */
class CookieHeaderTest {

    private static final SessionCookie COOKIE = SessionCookie.named("session");
    private static final Session ALICE = new Session("alice", "alice@example.com", NOW + 3600);
    private static final String GOOD = RING.sign(ALICE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session=%s",
                "session=%s; theme=dark",
                "theme=dark; session=%s",
                "a=1; session=%s; b=2",
                "a=1;session=%s;b=2",
                " session=%s ",
                "a=1;  session = %s ;b",
                "\tsession=%s\t",
                "session=\"%s\"",
                "session= \"%s\" ",
                ";; ;session=%s;;",
                "broken; =x; ===; session=%s",
                "session=; session=%s",
                "session=forged.signature; session=%s",
                "session=%s; session=forged.signature",
                "Session=x; SESSION=y; session=%s",
                "xsession=x; session-x=y; session=%s",
                "__Host-session=x; session=%s",
                "text=\"a; session=%s; b\"",
                "$Version=1; session=%s; $Path=/"
            })
    void theSessionIsFoundWhereverItStands(String header) {
        assertThat(COOKIE.read(header.formatted(GOOD), RING, NOW)).isEqualTo(new Verification.Verified(ALICE, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theme=dark                       | ABSENT",
                "''                               | ABSENT",
                ";                                | ABSENT",
                "session                          | ABSENT",
                "SESSION=%s                       | ABSENT",
                "xsession=%s                      | ABSENT",
                "a=session=%s                     | ABSENT",
                "session=                         | ABSENT",
                "session=\"\"                     | ABSENT",
                "session=x                        | NO_SIGNATURE",
                "session=\"                       | NO_SIGNATURE",
                "session=\"%s                     | WRONG_SIGNATURE",
                "session=\"\"%s\"\"               | WRONG_SIGNATURE",
                "session=%s, theme=dark           | WRONG_SIGNATURE",
                "session==%s                      | WRONG_SIGNATURE",
                "session=x; session=y.z           | NO_SIGNATURE",
            })
    void whatIsNotTheCookieIsNone(String header, RejectReason reason) {
        assertThat(COOKIE.read(header.formatted(GOOD), RING, NOW)).isEqualTo(new Verification.Rejected(reason));
    }

    @Test
    void withoutAHeaderThereIsNoCookie() {
        assertThat(COOKIE.read(null, RING, NOW)).isEqualTo(new Verification.Rejected(RejectReason.ABSENT));
        assertThat(COOKIE.values(null)).isEmpty();
    }

    @Test
    void ofTwoGoodOnesTheFirstCounts() {
        Session bob = new Session("bob", "bob@example.com", NOW + 3600);
        String header = "session=" + RING.sign(bob) + "; session=" + GOOD;
        assertThat(COOKIE.read(header, RING, NOW).sessionOrNull()).isEqualTo(bob);
    }

    @Test
    void anExpiredOneDoesNotHideAGoodOne() {
        String header = "session=" + RING.sign(new Session("alice", "", NOW)) + "; session=" + GOOD;
        assertThat(COOKIE.read(header, RING, NOW).sessionOrNull()).isEqualTo(ALICE);
        assertThat(COOKIE.read(header, RING, NOW + 3600)).isEqualTo(new Verification.Rejected(RejectReason.EXPIRED));
    }

    @Test
    void theClockIsAskedForTheSecond() {
        assertThat(COOKIE.read("session=" + GOOD, RING, () -> Instant.ofEpochSecond(NOW + 3599, 999_999_999))
                        .sessionOrNull())
                .isEqualTo(ALICE);
        assertThat(COOKIE.read("session=" + GOOD, RING, () -> Instant.ofEpochSecond(NOW + 3600))
                        .sessionOrNull())
                .isNull();
    }

    @Test
    void allValuesOfANameAreFoundInTheirOrder() {
        SessionCookie state = SessionCookie.named("state");
        assertThat(state.values("state=a; b=c; state=\"d e\"; state=; State=f; state= g=h "))
                .isEqualTo(List.of("a", "d e", "", "g=h"));
    }

    @Test
    void whatWasIssuedIsReadAgain() {
        String issued = COOKIE.issue(ALICE, RING, NOW);
        assertThat(COOKIE.read(issued.substring(0, issued.indexOf(';')), RING, NOW)
                        .sessionOrNull())
                .isEqualTo(ALICE);
    }

    @Test
    void noHeaderMakesItThrow() {
        String characters = "session=;\" \t.,\\%\0\r\n\ud83d\ude80\ud800\u00e9\u2028A";
        Property.forAll(20_000, random -> {
            StringBuilder header = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                header.append(
                        random.nextInt(5) == 0 ? "session=" : characters.charAt(random.nextInt(characters.length())));
            }
            assertThat(COOKIE.read(header.toString(), RING, NOW).sessionOrNull())
                    .isNull();
        });
    }
}
