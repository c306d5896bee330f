package io.cocoonstack.common.auth;

import static io.cocoonstack.common.auth.Cookies.NOW;
import static io.cocoonstack.common.auth.Cookies.RING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    private static final SessionCookie COOKIE = SessionCookie.named("session");
    private static final Session ALICE = new Session("alice", "alice@example.com", NOW + 3600);

    @Test
    void aSessionCookieIsReadyMade() {
        assertThat(COOKIE.issue(ALICE, RING, NOW))
                .isEqualTo("session=" + RING.sign(ALICE) + "; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax");
    }

    @Test
    void theClockIsAskedForTheSecond() {
        assertThat(COOKIE.issue(ALICE, RING, () -> Instant.ofEpochSecond(NOW + 1, 999_999_999)))
                .contains("; Max-Age=3599; ");
    }

    @Test
    void aSessionThatNeverExpiresLastsUntilTheBrowserIsClosed() {
        Session never = new Session("a", "b", Session.NEVER);
        assertThat(COOKIE.issue(never, RING, NOW))
                .isEqualTo("session=" + RING.sign(never) + "; Path=/; HttpOnly; Secure; SameSite=Lax");
    }

    @Test
    void aSessionThatIsOverIsForgottenAtOnce() {
        for (long expiresAt : new long[] {NOW, NOW - 1, -1, Long.MIN_VALUE}) {
            assertThat(COOKIE.issue(new Session("a", "b", expiresAt), RING, NOW))
                    .contains("; Max-Age=0; ");
        }
        assertThat(COOKIE.issue(new Session("a", "b", NOW + 1), RING, NOW)).contains("; Max-Age=1; ");
    }

    @Test
    void theAgeOfTheFarthestSessionIsNeverNegative() {
        Session far = new Session("a", "b", Long.MAX_VALUE);
        assertThat(COOKIE.issue(far, RING, 0)).contains("; Max-Age=9223372036854775807; ");
        assertThat(COOKIE.issue(far, RING, -1)).contains("; Max-Age=9223372036854775807; ");
        assertThat(COOKIE.issue(far, RING, Long.MAX_VALUE - 1)).contains("; Max-Age=1; ");
    }

    @Test
    void clearingHasTheSameAttributesAndNoValue() {
        assertThat(COOKIE.clear()).isEqualTo("session=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
        assertThat(COOKIE.path("/app")
                        .domain("example.com")
                        .sameSite(SameSite.STRICT)
                        .clear())
                .isEqualTo("session=; Path=/app; Domain=example.com; Max-Age=0; HttpOnly; Secure; SameSite=Strict");
    }

    @Test
    void attributesCanBeChangedAndTheOthersStay() {
        assertThat(COOKIE.path("/a").secure(false).clear())
                .isEqualTo("session=; Path=/a; Max-Age=0; HttpOnly; SameSite=Lax");
        assertThat(COOKIE.sameSite(SameSite.NONE)
                        .path("/a")
                        .domain("a.b")
                        .secure(true)
                        .clear())
                .isEqualTo("session=; Path=/a; Domain=a.b; Max-Age=0; HttpOnly; Secure; SameSite=None");
        assertThat(COOKIE.domain("a.b").domain(null).clear()).isEqualTo(COOKIE.clear());
    }

    @Test
    void theNameIsThere() {
        assertThat(COOKIE.name()).isEqualTo("session");
    }

    @Test
    void aCookiePrintsItsAttributesOnly() {
        assertThat(COOKIE).hasToString("SessionCookie[session=…; Path=/; HttpOnly; Secure; SameSite=Lax]");
    }

    @Test
    void anEmptyKeyIssuesNothing() {
        assertThatThrownBy(() -> COOKIE.issue(ALICE, KeyRing.of(SessionKey.ofUtf8("")), NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNameIsATokenAndNothingElse() {
        for (String name : List.of("s", "__Host-a", "a.b_c-d", "!#$%&'*+-.^_`|~09azAZ")) {
            assertThat(SessionCookie.named(name).name()).isEqualTo(name);
        }
        for (String name :
                List.of("", " ", "a b", "a=b", "a;b", "a,b", "a\r\nX: y", "a\u0000", "é", "a\t", "\"a\"", "a/b")) {
            assertThatThrownBy(() -> SessionCookie.named(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("cookie name is \"")
                    .hasMessageNotContaining("\n");
        }
        for (char c = 0; c < 0x100; c++) {
            String name = "a" + c;
            if (c <= ' ' || c >= 0x7f || "()<>@,;:\\\"/[]?={}".indexOf(c) >= 0) {
                assertThatThrownBy(() -> SessionCookie.named(name)).isInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(SessionCookie.named(name).name()).isEqualTo(name);
            }
        }
    }

    @Test
    void aPathCannotEndTheAttribute() {
        for (String path : List.of("/", "/a/b.c", "/~%20,=")) {
            assertThat(COOKIE.path(path).clear()).startsWith("session=; Path=" + path + "; ");
        }
        for (String path :
                List.of("", "a", "/;", "/a; Domain=evil", "/a b", "/a\r\nSet-Cookie: x=y", "/é", "/\u007f")) {
            assertThatThrownBy(() -> COOKIE.path(path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("cookie path is \"");
        }
    }

    @Test
    void aDomainIsAHostName() {
        String label = "a".repeat(63);
        for (String domain :
                List.of("a", "localhost", "a-b.Example.COM", "x0.z9", label, String.join(".", label, label))) {
            assertThat(COOKIE.domain(domain).clear()).contains("; Domain=" + domain + "; ");
        }
        String longest = String.join(".", label, label, label, "a".repeat(61));
        assertThat(COOKIE.domain(longest).clear()).contains(longest);
        for (String domain : List.of(
                "",
                ".a",
                "a.",
                "a..b",
                "-a",
                "a-",
                "a;b",
                "a b",
                "a\r\nb",
                "é.com",
                "a_b",
                "a:1",
                "a/b",
                "a@b",
                "a[",
                "a`",
                "a{",
                label + "a",
                longest + "a")) {
            assertThatThrownBy(() -> COOKIE.domain(domain))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("cookie domain is \"");
        }
    }

    @Test
    void aDomainIsMadeOfAsciiLettersAndDigitsDashesAndDots() {
        for (char c = 0; c < 0x100; c++) {
            String domain = "a" + c + "b";
            boolean fits = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '.');
            if (fits) {
                assertThat(COOKIE.domain(domain).clear()).contains("; Domain=" + domain + "; ");
            } else {
                assertThatThrownBy(() -> COOKIE.domain(domain)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void aMessageShowsWhatIsPrintableAndKeepsToItsLine() {
        assertThatThrownBy(() -> SessionCookie.named(" ~\u001f\n\u007fé"))
                .hasMessageStartingWith("cookie name is \" ~????\", expected one or more of ASCII letters");
    }

    @Test
    void whatBrowsersWouldDropIsRefused() {
        assertThatThrownBy(() -> COOKIE.sameSite(SameSite.NONE).secure(false)).hasMessageContaining("SameSite is None");
        assertThatThrownBy(() -> COOKIE.secure(false).sameSite(SameSite.NONE)).hasMessageContaining("SameSite is None");
        for (String name : List.of("__Secure-s", "__secure-s", "__Host-s", "__HOST-s")) {
            assertThatThrownBy(() -> SessionCookie.named(name).secure(false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name + " is not secure");
        }
        assertThatThrownBy(() -> SessionCookie.named("__Host-s").domain("a.b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a domain or a path");
        assertThatThrownBy(() -> SessionCookie.named("__Host-s").path("/a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a domain or a path");
        assertThat(SessionCookie.named("__Secure-s").path("/a").domain("a.b").clear())
                .startsWith("__Secure-s=; Path=/a; Domain=a.b; ");
        assertThat(SessionCookie.named("__Host-s").sameSite(SameSite.NONE).clear())
                .endsWith("; SameSite=None");
    }

    @Test
    void aCookieThatBrowsersWouldDropForItsLengthIsRefused() {
        Session longest = new Session("u".repeat(3000), "", Session.NEVER);
        int length = RING.sign(longest).length();
        SessionCookie fits = SessionCookie.named("n".repeat(4096 - length));
        SessionCookie longer = SessionCookie.named("n".repeat(4097 - length));
        assertThat(fits.issue(longest, RING, NOW)).contains(RING.sign(longest));
        assertThatThrownBy(() -> longer.issue(longest, RING, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4097 bytes")
                .hasMessageNotContaining("uuu");
    }

    @Test
    void nullIsNoAttribute() {
        assertThatThrownBy(() -> SessionCookie.named(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> COOKIE.path(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> COOKIE.sameSite(null)).isInstanceOf(NullPointerException.class);
    }
}
