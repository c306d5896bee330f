package io.cocoonstack.common.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Reads bodies, and asks why one is refused. */
abstract class ReadReviews {

    static void assertRefused(Refusal refusal, byte[] body) {
        assertThatThrownBy(() -> ReviewReader.read(body))
                .isInstanceOfSatisfying(
                        RefusalException.class, e -> assertThat(e.refusal()).isEqualTo(refusal))
                .hasNoSuppressedExceptions();
        assertThat(Bodies.answer(body).status()).isEqualTo(refusal.status());
    }

    static void assertRefused(Refusal refusal, String body) {
        assertRefused(refusal, Bodies.utf8(body));
    }

    static AdmissionRequest read(String members) {
        return ReviewLoop.requestOf(Bodies.request(members));
    }
}
