package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** Which VMs of a set are snapshotted when their pods are deleted (contract 2 and 4 rule snapshot-policy). */
public final class SnapshotPolicy extends Vocabulary {

    /** Every VM, the default. */
    public static final SnapshotPolicy ALWAYS = new SnapshotPolicy("always", true);

    /** Only the VM of the main agent. */
    public static final SnapshotPolicy MAIN_ONLY = new SnapshotPolicy("main-only", true);

    /** No VM. */
    public static final SnapshotPolicy NEVER = new SnapshotPolicy("never", true);

    private static final SnapshotPolicy[] WORDS = {ALWAYS, MAIN_ONLY, NEVER};

    private SnapshotPolicy(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static SnapshotPolicy of(String value) {
        SnapshotPolicy known = find(WORDS, requireText(value, "SnapshotPolicy"));
        return known == null ? new SnapshotPolicy(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable SnapshotPolicy ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return {@link #ALWAYS} for null, the default of contract 4; else the value as it is, known or not}
     * @param policy what a spec says, or null
     */
    public static SnapshotPolicy orDefault(@Nullable SnapshotPolicy policy) {
        return policy == null ? ALWAYS : policy;
    }

    /**
     * {@return whether to push the routine snapshot of a VM (contract 4), for the side that pushes and the side that
     * collects. An unknown policy means yes: a snapshot too many costs space, one too few costs state}
     * @param policy the policy, or null for none given
     * @param role the role of the VM's pod, or null for none given
     */
    public static boolean shouldSnapshot(@Nullable SnapshotPolicy policy, @Nullable Role role) {
        if (NEVER.equals(policy)) {
            return false;
        }
        return !MAIN_ONLY.equals(policy) || Role.MAIN.equals(role);
    }
}
