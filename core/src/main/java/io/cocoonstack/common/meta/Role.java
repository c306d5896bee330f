package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/** What a pod is within its set (contract 3, the {@code role} label). */
public final class Role extends Vocabulary {

    /** The main agent, slot 0. */
    public static final Role MAIN = new Role("main", true);

    /** A further agent, slot 1 and above. */
    public static final Role SUB_AGENT = new Role("sub-agent", true);

    /** A toolbox, or a pod of no set. */
    public static final Role TOOLBOX = new Role("toolbox", true);

    private static final Role[] WORDS = {MAIN, SUB_AGENT, TOOLBOX};

    private Role(String value, boolean known) {
        super(value, known);
    }

    /**
     * {@return the constant of that word, or a value that keeps a word which this version does not know}
     * @param value the word as it stands on the wire, compared exactly
     * @throws IllegalArgumentException if the value is null or empty
     */
    public static Role of(String value) {
        Role known = find(WORDS, requireText(value, "Role"));
        return known == null ? new Role(value, false) : known;
    }

    /**
     * {@return the same as {@link #of}, but null for a word that is missing}
     * @param value the word as it stands on the wire; null or empty for none
     */
    public static @Nullable Role ofNullable(@Nullable String value) {
        return value == null || value.isEmpty() ? null : of(value);
    }

    /**
     * {@return the role of an agent slot (contract 3): {@link #MAIN} for 0, {@link #SUB_AGENT} above, {@link #TOOLBOX}
     * for none or a negative one}
     * @param slot the slot, or null for none
     */
    public static Role ofSlot(@Nullable Integer slot) {
        if (slot == null || slot < 0) {
            return TOOLBOX;
        }
        return slot == 0 ? MAIN : SUB_AGENT;
    }

    /**
     * {@return the role of a pod (contract 3), by its set and the VM name handed in, never by the VM name alone; {@link
     * #TOOLBOX} where there is no owner, or the name holds no agent slot of that owner}
     * @param namespace the pod's namespace
     * @param cocoonSet the name of the CocoonSet that owns the pod, or null for none
     * @param vmName the VM's name, or null
     */
    public static Role ofPod(@Nullable String namespace, @Nullable String cocoonSet, @Nullable String vmName) {
        if (cocoonSet == null) {
            return TOOLBOX;
        }
        String inNamespace = namespace == null ? "" : namespace;
        Integer slot = VmNameForm.PLAIN.agentSlot(vmName, inNamespace, cocoonSet);
        return ofSlot(slot != null ? slot : VmNameForm.HASHED.agentSlot(vmName, inNamespace, cocoonSet));
    }
}
