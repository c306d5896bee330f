package io.cocoonstack.common.auth;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of verifying a cookie (contract 10). Immutable, safe for use by many threads. Neither answer prints a
 * claim or a reason by itself.
 *
 * <pre>{@code
 * if (keys.verify(cookie, clock) instanceof Verification.Verified ok) {
 *     serve(ok.session());
 * } else {
 *     redirectToSignOn();
 * }
 * }</pre>
 */
public sealed interface Verification {

    /** {@return the session, for callers who need not know more; null for a cookie that was refused} */
    @Nullable
    Session sessionOrNull();

    /**
     * The cookie is signed by one of the keys, and the session is not over.
     *
     * @param session the session
     * @param keyIndex place of the first key that matches, from zero, in the order of the ring. Above zero it is one
     *     that no longer signs: once such answers stop coming it can be retired
     */
    record Verified(Session session, int keyIndex) implements Verification {

        /**
         * A good cookie.
         *
         * @param session the session, not null
         * @param keyIndex the place of the key, from zero
         * @throws NullPointerException if session is null
         */
        public Verified {
            Objects.requireNonNull(session, "session");
        }

        /** {@return whether an older key made the signature, so that signing anew would help to retire it} */
        public boolean isByOlderKey() {
            return keyIndex > 0;
        }

        @Override
        public Session sessionOrNull() {
            return session;
        }

        /** {@return the key's place without the session, whose claims are personal data} */
        @Override
        public String toString() {
            return "Verified[keyIndex=" + keyIndex + "]";
        }
    }

    /**
     * The one and only "no".
     *
     * @param reason why, for logs only; the caller's answer must not depend on it
     */
    record Rejected(RejectReason reason) implements Verification {

        /**
         * A refused cookie.
         *
         * @param reason for logs only, not null
         * @throws NullPointerException if reason is null
         */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public @Nullable Session sessionOrNull() {
            return null;
        }

        /** {@return the outcome without the reason, so that it cannot slip into an answer} */
        @Override
        public String toString() {
            return "Rejected";
        }
    }
}
