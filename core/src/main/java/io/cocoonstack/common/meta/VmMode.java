package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * How a VM comes to be (contract 2, the {@code mode} annotation). An agent is {@code clone} or {@code run}; a toolbox
 * may be {@code static} too.
 */
public final class VmMode extends Vocabulary {

    /** Cloned from a snapshot or an image; the default of an agent. */
    public static final VmMode CLONE = new VmMode("clone", true);

    /** Started from an image; the default of a toolbox. */
    public static final VmMode RUN = new VmMode("run", true);

    /** A VM that somebody else runs: not managed. Toolboxes only. */
    public static final VmMode STATIC = new VmMode("static", true);

    private static final VmMode[] WORDS = {CLONE, RUN, STATIC};

    private VmMode(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static VmMode of(String value) {
        VmMode known = find(WORDS, requireText(value, "VmMode"));
        return known == null ? new VmMode(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable VmMode ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return {@link #CLONE} for null, the default of an agent (contract 4); else the value as it is, known or not}
     * @param mode what a spec says, or null
     */
    public static VmMode orAgentDefault(@Nullable VmMode mode) {
        return mode == null ? CLONE : mode;
    }

    /**
     * {@return {@link #RUN} for null, the default of a toolbox (contract 4); else the value as it is, known or not}
     * @param mode what a spec says, or null
     */
    public static VmMode orToolboxDefault(@Nullable VmMode mode) {
        return mode == null ? RUN : mode;
    }

    /** {@return whether an agent may have this mode (contract 5); true for {@link #CLONE} and {@link #RUN}} */
    public boolean isAgentMode() {
        return isKnown() && !equals(STATIC);
    }
}
