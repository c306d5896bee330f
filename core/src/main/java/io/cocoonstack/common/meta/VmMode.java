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

    private VmMode(String value, boolean known) {
        super(value, known);
    }

    /**
     * The constant of that text, or a value that keeps a text this version does not know.
     *
     * @param value the word as it stands on the wire, compared exactly
     * @return a constant of this class where there is one
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static VmMode of(String value) {
        return switch (requireText(value, "VmMode")) {
            case "clone" -> CLONE;
            case "run" -> RUN;
            case "static" -> STATIC;
            default -> new VmMode(value, false);
        };
    }

    /**
     * The same as {@link #of}, for a text that may be missing.
     *
     * @param value the word as it stands on the wire, or null
     * @return null if the value is null or empty
     */
    public static @Nullable VmMode ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * Fills in the default of an agent (contract 4).
     *
     * @param mode what a spec says, or null
     * @return {@link #CLONE} for null, else the value as it is, known or not
     */
    public static VmMode orAgentDefault(@Nullable VmMode mode) {
        return mode == null ? CLONE : mode;
    }

    /**
     * Fills in the default of a toolbox (contract 4).
     *
     * @param mode what a spec says, or null
     * @return {@link #RUN} for null, else the value as it is, known or not
     */
    public static VmMode orToolboxDefault(@Nullable VmMode mode) {
        return mode == null ? RUN : mode;
    }

    /** {@return whether an agent may have this mode (contract 5); true for {@link #CLONE} and {@link #RUN}} */
    public boolean isAgentMode() {
        return isKnown() && !equals(STATIC);
    }
}
