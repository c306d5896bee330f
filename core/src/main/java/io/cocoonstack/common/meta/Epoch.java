package io.cocoonstack.common.meta;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A counter of completed wakes as it was read from a pod (contract 6.1 rule epoch): there, absent or malformed. The
 * three must be told apart, since a gate that took a malformed epoch for an absent one would open.
 *
 * @param kind which of the three it is
 * @param value the counter, 0 or above; 0 where there is none
 */
public record Epoch(Kind kind, long value) {

    /** Whether a pod has an epoch. */
    public enum Kind {
        /** The annotation holds an integer of 0 or above. */
        PRESENT,
        /** The annotation is not there. */
        ABSENT,
        /** The annotation holds anything else, the empty text and negative integers too. */
        MALFORMED
    }

    private static final Epoch NONE = new Epoch(Kind.ABSENT, 0);
    private static final Epoch BAD = new Epoch(Kind.MALFORMED, 0);

    /**
     * Refuses what cannot have been read.
     *
     * @param kind which of the three it is
     * @param value the counter; 0 where there is none
     * @throws IllegalArgumentException if the value is negative, or is not 0 where there is none
     */
    public Epoch {
        if (value < 0 || (kind != Kind.PRESENT && value != 0)) {
            throw new IllegalArgumentException(
                    "epoch value is " + value + " for " + kind + ", expected 0 or above where it is present, else 0");
        }
    }

    /**
     * {@return the epoch that the kubelet wrote; never null, and nothing is thrown}
     * @param annotations the annotations of a pod, or null for none
     */
    public static Epoch hibernateEpoch(@Nullable Map<String, String> annotations) {
        return read(annotations, Annotations.HIBERNATE_EPOCH);
    }

    /**
     * {@return the epoch from which the operator asked for a wake; never null, and nothing is thrown}
     * @param annotations the annotations of a pod, or null for none
     */
    public static Epoch wakeFromEpoch(@Nullable Map<String, String> annotations) {
        return read(annotations, Annotations.WAKE_FROM_EPOCH);
    }

    private static Epoch read(@Nullable Map<String, String> annotations, String key) {
        String text = annotations == null ? null : annotations.get(key);
        if (text == null) {
            return NONE;
        }
        long value = Integers.parseLong(text, -1);
        return value < 0 ? BAD : new Epoch(Kind.PRESENT, value);
    }

    /** {@return whether the annotation holds an integer of 0 or above; true for {@link Kind#PRESENT}} */
    public boolean isPresent() {
        return kind == Kind.PRESENT;
    }

    /** {@return whether the annotation is not there; true for {@link Kind#ABSENT}} */
    public boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    /** {@return whether the annotation holds something that is no epoch; true for {@link Kind#MALFORMED}} */
    public boolean isMalformed() {
        return kind == Kind.MALFORMED;
    }
}
