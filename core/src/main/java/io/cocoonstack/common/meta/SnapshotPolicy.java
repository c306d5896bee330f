package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * Which VMs of a set are snapshotted when their pods are deleted (contract 2 and 4 rule snapshot-policy).
 */
public final class SnapshotPolicy extends Vocabulary {

    /** Every VM, the default. */
    public static final SnapshotPolicy ALWAYS = new SnapshotPolicy("always", true);

    /** Only the VM of the main agent. */
    public static final SnapshotPolicy MAIN_ONLY = new SnapshotPolicy("main-only", true);

    /** No VM. */
    public static final SnapshotPolicy NEVER = new SnapshotPolicy("never", true);

    private SnapshotPolicy(String value, boolean known) {
        super(value, known);
    }

    /**
     * The constant of that text, or a value that keeps a text this version does not know.
     *
     * @param value the word as it stands on the wire, compared exactly
     * @return a constant of this class where there is one
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static SnapshotPolicy of(String value) {
        return switch (requireText(value, "SnapshotPolicy")) {
            case "always" -> ALWAYS;
            case "main-only" -> MAIN_ONLY;
            case "never" -> NEVER;
            default -> new SnapshotPolicy(value, false);
        };
    }

    /**
     * The same as {@link #of}, for a text that may be missing.
     *
     * @param value the word as it stands on the wire, or null
     * @return null if the value is null or empty
     */
    public static @Nullable SnapshotPolicy ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * Fills in the default of contract 4.
     *
     * @param policy what a spec says, or null
     * @return {@link #ALWAYS} for null, else the value as it is, known or not
     */
    public static SnapshotPolicy orDefault(@Nullable SnapshotPolicy policy) {
        return policy == null ? ALWAYS : policy;
    }

    /**
     * Should this VM be snapshotted (contract 4)? The one decoder for the side that pushes and the side that collects.
     * An unknown policy means yes: a snapshot too many costs space, one too few costs state.
     *
     * @param policy the policy, or null for none given
     * @param role the role of the VM's pod, or null for none given
     * @return whether to push the routine snapshot
     */
    public static boolean shouldSnapshot(@Nullable SnapshotPolicy policy, @Nullable Role role) {
        if (NEVER.equals(policy)) {
            return false;
        }
        return !MAIN_ONLY.equals(policy) || Role.MAIN.equals(role);
    }
}
