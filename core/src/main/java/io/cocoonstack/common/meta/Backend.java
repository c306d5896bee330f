package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * Hypervisor behind a VM (contract 2, the {@code backend} annotation).
 */
public final class Backend extends Vocabulary {

    /** Cloud Hypervisor, the default. */
    public static final Backend CLOUD_HYPERVISOR = new Backend("cloud-hypervisor", true);

    /** Firecracker. */
    public static final Backend FIRECRACKER = new Backend("firecracker", true);

    private Backend(String value, boolean known) {
        super(value, known);
    }

    /**
     * The constant of that text, or a value that keeps a text this version does not know.
     *
     * @param value the word as it stands on the wire, compared exactly
     * @return a constant of this class where there is one
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static Backend of(String value) {
        return switch (requireText(value, "Backend")) {
            case "cloud-hypervisor" -> CLOUD_HYPERVISOR;
            case "firecracker" -> FIRECRACKER;
            default -> new Backend(value, false);
        };
    }

    /**
     * The same as {@link #of}, for a text that may be missing.
     *
     * @param value the word as it stands on the wire, or null
     * @return null if the value is null or empty
     */
    public static @Nullable Backend ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * Fills in the default of contract 4.
     *
     * @param backend what a spec says, or null
     * @return {@link #CLOUD_HYPERVISOR} for null, else the value as it is, known or not
     */
    public static Backend orDefault(@Nullable Backend backend) {
        return backend == null ? CLOUD_HYPERVISOR : backend;
    }
}
