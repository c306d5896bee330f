package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** Phase of a CocoonSet (contract 5): the durable memory of how far a round of the set is. */
public final class CocoonSetPhase extends Vocabulary {

    /** Nothing runs yet. */
    public static final CocoonSetPhase PENDING = new CocoonSetPhase("Pending", true);

    /** Everything that is desired runs. */
    public static final CocoonSetPhase RUNNING = new CocoonSetPhase("Running", true);

    /** Agents or toolboxes are being added or removed. */
    public static final CocoonSetPhase SCALING = new CocoonSetPhase("Scaling", true);

    /** The VMs are being hibernated. */
    public static final CocoonSetPhase SUSPENDING = new CocoonSetPhase("Suspending", true);

    /** Every VM is hibernated. */
    public static final CocoonSetPhase SUSPENDED = new CocoonSetPhase("Suspended", true);

    /** The VMs are being woken, since 0.3. */
    public static final CocoonSetPhase WAKING = new CocoonSetPhase("Waking", true);

    /** The main agent moves to another node, since 0.3. */
    public static final CocoonSetPhase MIGRATING = new CocoonSetPhase("Migrating", true);

    /** The set cannot be brought up. */
    public static final CocoonSetPhase FAILED = new CocoonSetPhase("Failed", true);

    private static final CocoonSetPhase[] WORDS = {
        PENDING, RUNNING, SCALING, SUSPENDING, SUSPENDED, WAKING, MIGRATING, FAILED
    };

    private CocoonSetPhase(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static CocoonSetPhase of(String value) {
        CocoonSetPhase known = find(WORDS, requireText(value, "CocoonSetPhase"));
        return known == null ? new CocoonSetPhase(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable CocoonSetPhase ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return whether the set is in the middle of hibernating, moving or waking (contract 6): a pod that is missing in
     * such a phase may have left a snapshot behind; true for {@link #SUSPENDING}, {@link #SUSPENDED}, {@link #WAKING}
     * and {@link #MIGRATING}}
     */
    public boolean isInRound() {
        return equals(SUSPENDING) || equals(SUSPENDED) || equals(WAKING) || equals(MIGRATING);
    }
}
