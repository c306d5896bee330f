package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Session SESSION = new Session("alice", "alice@example.com", 7);

    @Test
    void aYesHoldsTheSessionAndThePlaceOfTheKey() {
        Verification.Verified yes = new Verification.Verified(SESSION, 2);
        assertThat(yes.sessionOrNull()).isEqualTo(SESSION);
        assertThat(yes.isByOlderKey()).isTrue();
        assertThat(new Verification.Verified(SESSION, 0).isByOlderKey()).isFalse();
    }

    @Test
    void aYesPrintsNoClaim() {
        assertThat(new Verification.Verified(SESSION, 1)).hasToString("Verified[keyIndex=1]");
    }

    @Test
    void everyNoLooksTheSameAndHoldsNoSession() {
        Set<String> texts = new HashSet<>();
        for (RejectReason reason : RejectReason.values()) {
            Verification.Rejected no = new Verification.Rejected(reason);
            assertThat(no.sessionOrNull()).isNull();
            assertThat(no.reason()).isEqualTo(reason);
            texts.add(no.toString());
        }
        assertThat(texts).containsExactly("Rejected");
    }

    @Test
    void everyReasonHasWordsOfItsOwn() {
        Set<String> words = new HashSet<>();
        for (RejectReason reason : RejectReason.values()) {
            assertThat(reason.why()).isNotBlank();
            words.add(reason.why());
        }
        assertThat(words).hasSize(RejectReason.values().length);
    }

    @Test
    void nullIsNoAnswer() {
        assertThatThrownBy(() -> new Verification.Verified(null, 0)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Verification.Rejected(null)).isInstanceOf(NullPointerException.class);
    }
}
