package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SessionTest {

    @Test
    void aSessionIsOverFromItsSecondOn() {
        Session session = new Session("a", "b", 100);
        assertThat(session.isExpired(99)).isFalse();
        assertThat(session.isExpired(100)).isTrue();
        assertThat(session.isExpired(101)).isTrue();
    }

    @Test
    void zeroIsNever() {
        assertThat(new Session("a", "b", Session.NEVER).isExpired(Long.MAX_VALUE))
                .isFalse();
    }

    @Test
    void aNegativeSecondIsLongPast() {
        assertThat(new Session("a", "b", -1).isExpired(0)).isTrue();
    }

    @Test
    void nullIsNoText() {
        assertThatThrownBy(() -> new Session(null, "b", 0))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("user");
        assertThatThrownBy(() -> new Session("a", null, 0))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("email");
    }
}
