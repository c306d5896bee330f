package io.cocoonstack.common.meta;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A word of the contract's vocabulary, open towards later versions: a value that this version does not know is kept
 * as it is, and {@link #isKnown()} tells. Compared exactly, as the Go side does: {@code Linux} is not {@code linux}.
 */
public abstract sealed class Vocabulary
        permits Backend,
                CocoonSetPhase,
                ConnType,
                HibernatePolicy,
                HibernationDesire,
                HibernationPhase,
                LifecycleState,
                OsType,
                Role,
                SnapshotPolicy,
                VmMode {

    private final String value;
    private final boolean known;

    Vocabulary(String value, boolean known) {
        this.value = value;
        this.known = known;
    }

    /** The constant that stands for a word; null for a word that this version does not know. */
    static <V extends Vocabulary> @Nullable V find(V[] constants, String word) {
        for (V constant : constants) {
            if (constant.value().equals(word)) {
                return constant;
            }
        }
        return null;
    }

    /** Refuses what cannot be a word at all; every {@code of} of a subclass goes through here. */
    static String requireText(@Nullable String value, String type) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(
                    type + " is " + (value == null ? "null" : "empty") + ", expected a text; absent is null");
        }
        return value;
    }

    /** {@return the word as it stands on the wire; never null, never empty} */
    public final String value() {
        return value;
    }

    /** {@return whether the contract names this word; false for one of a later version, or for a typing error} */
    public final boolean isKnown() {
        return known;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Vocabulary that && getClass() == that.getClass() && value.equals(that.value));
    }

    @Override
    public final int hashCode() {
        return Objects.hashCode(value);
    }

    /** {@return the word as it stands on the wire, the same as {@link #value()}; never null, never empty} */
    @Override
    public final String toString() {
        return value;
    }
}
