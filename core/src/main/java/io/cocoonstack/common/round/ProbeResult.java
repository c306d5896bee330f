package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.SnapshotOrigin;
import org.jspecify.annotations.Nullable;

/** The answer of a registry about a snapshot (contract 12 rule probe). A failure is never taken for an absence. */
public sealed interface ProbeResult {

    /**
     * The snapshot is there.
     *
     * @param digest digest of its manifest, such as {@code sha256:…}
     * @param origin which pod it was taken of; whoever drops or restores it asks {@link SnapshotOrigin#isOfAnotherPod}
     */
    record Present(String digest, SnapshotOrigin origin) implements ProbeResult {

        /**
         * A snapshot whose manifest does not say which pod it was taken of.
         *
         * @param digest digest of its manifest, such as {@code sha256:…}
         */
        public Present(String digest) {
            this(digest, SnapshotOrigin.UNNAMED);
        }
    }

    /** There is no such snapshot: the registry itself said so, in words that no other server uses. */
    record Absent() implements ProbeResult {}

    /**
     * The registry could not be asked, or its answer could not be understood.
     *
     * @param reason what went wrong, in one English clause, without credentials
     * @param cause the exception behind it, or null for none
     */
    record Failed(String reason, @Nullable Throwable cause) implements ProbeResult {

        /** Why a step that depends on the answer is not taken. */
        String why() {
            return "the registry gave no answer to go by: " + reason;
        }
    }
}
