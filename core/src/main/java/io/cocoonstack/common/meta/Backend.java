package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** Hypervisor behind a VM (contract 2, the {@code backend} annotation). */
public final class Backend extends Vocabulary {

    /** Cloud Hypervisor, the default. */
    public static final Backend CLOUD_HYPERVISOR = new Backend("cloud-hypervisor", true);

    /** Firecracker. */
    public static final Backend FIRECRACKER = new Backend("firecracker", true);

    private static final Backend[] WORDS = {CLOUD_HYPERVISOR, FIRECRACKER};

    private Backend(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static Backend of(String value) {
        Backend known = find(WORDS, requireText(value, "Backend"));
        return known == null ? new Backend(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable Backend ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return {@link #CLOUD_HYPERVISOR} for null, the default of contract 4; else the value as it is, known or not}
     * @param backend what a spec says, or null
     */
    public static Backend orDefault(@Nullable Backend backend) {
        return backend == null ? CLOUD_HYPERVISOR : backend;
    }
}
