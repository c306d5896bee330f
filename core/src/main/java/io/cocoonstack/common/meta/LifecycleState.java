package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** Where a kubelet is with a pod's VM (contract 2 and 4). */
public final class LifecycleState extends Vocabulary {

    /** The VM is being made. */
    public static final LifecycleState CREATING = new LifecycleState("creating", true);

    /** The VM runs. */
    public static final LifecycleState READY = new LifecycleState("ready", true);

    /** The VM is being written to a snapshot. */
    public static final LifecycleState HIBERNATING = new LifecycleState("hibernating", true);

    /** The snapshot is in the registry and the VM is gone. */
    public static final LifecycleState HIBERNATED = new LifecycleState("hibernated", true);

    /** The kubelet gave up; the message says why. */
    public static final LifecycleState FAILED = new LifecycleState("failed", true);

    private static final LifecycleState[] WORDS = {CREATING, READY, HIBERNATING, HIBERNATED, FAILED};

    private LifecycleState(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static LifecycleState of(String value) {
        LifecycleState known = find(WORDS, requireText(value, "LifecycleState"));
        return known == null ? new LifecycleState(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable LifecycleState ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return whether a client may wait for this state (contract 4); true for {@link #READY}, {@link #HIBERNATED} and
     * {@link #FAILED}}
     */
    public boolean isTerminal() {
        return equals(READY) || equals(HIBERNATED) || equals(FAILED);
    }
}
