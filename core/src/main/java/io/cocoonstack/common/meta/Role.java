package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * What a pod is within its set (contract 3, the {@code role} label).
 */
public final class Role extends Vocabulary {

    /** The main agent, slot 0. */
    public static final Role MAIN = new Role("main", true);

    /** A further agent, slot 1 and above. */
    public static final Role SUB_AGENT = new Role("sub-agent", true);

    /** A toolbox, or a pod of no set. */
    public static final Role TOOLBOX = new Role("toolbox", true);

    private Role(String value, boolean known) {
        super(value, known);
    }

    /**
     * The constant of that text, or a value that keeps a text this version does not know.
     *
     * @param value the word as it stands on the wire, compared exactly
     * @return a constant of this class where there is one
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static Role of(String value) {
        return switch (requireText(value, "Role")) {
            case "main" -> MAIN;
            case "sub-agent" -> SUB_AGENT;
            case "toolbox" -> TOOLBOX;
            default -> new Role(value, false);
        };
    }

    /**
     * The same as {@link #of}, for a text that may be missing.
     *
     * @param value the word as it stands on the wire, or null
     * @return null if the value is null or empty
     */
    public static @Nullable Role ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * The role of an agent slot (contract 3).
     *
     * @param slot the slot, or null for none
     * @return {@link #MAIN} for 0, {@link #SUB_AGENT} above, {@link #TOOLBOX} for none or a negative one
     */
    public static Role ofSlot(@Nullable Integer slot) {
        if (slot == null || slot < 0) {
            return TOOLBOX;
        }
        return slot == 0 ? MAIN : SUB_AGENT;
    }

    /**
     * The role of a pod (contract 3): by its set and the VM name handed in, never by the VM name alone.
     *
     * @param namespace the pod's namespace
     * @param cocoonSet the name of the CocoonSet that owns the pod, or null for none
     * @param vmName the VM's name, or null
     * @return {@link #TOOLBOX} where there is no owner, or the name holds no agent slot of that owner
     */
    public static Role ofPod(@Nullable String namespace, @Nullable String cocoonSet, @Nullable String vmName) {
        if (cocoonSet == null) {
            return TOOLBOX;
        }
        return ofSlot(VmNames.agentSlot(vmName, namespace == null ? "" : namespace, cocoonSet));
    }
}
