package io.cocoonstack.common.meta;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How the names of VMs are built (contract 3 and 12a rule vm-names). Whoever has a pod reads the name from its
 * annotation and builds none; a name is built only for a pod that is to be created, or that is gone. The parts are
 * taken as they are: a caller that hands in odd ones gets an odd name.
 */
public enum VmNameForm {
    /** {@code vk-{namespace}-{pod name}}, the default. Two pods can share such a name. */
    PLAIN {
        @Override
        public String forPod(String namespace, String podName) {
            return "vk-" + namespace + "-" + podName;
        }

        @Override
        public String agentPrefix(String namespace, String cocoonSet) {
            return "vk-" + namespace + "-" + cocoonSet + "-";
        }

        @Override
        boolean isAgent(String vmName, String rest, String namespace, String cocoonSet, int slot) {
            return rest.indexOf('-') < 0;
        }
    },

    /**
     * {@code vk-{namespace}-{pod name, dots as dashes}-{h}}, with the first six hex digits of the SHA-256 of {@code
     * {namespace}/{pod name}}.
     */
    HASHED {
        @Override
        public String forPod(String namespace, String podName) {
            return "vk-" + namespace + "-" + podName.replace('.', '-') + "-" + hash(VmNames.podKey(namespace, podName));
        }

        @Override
        public String agentPrefix(String namespace, String cocoonSet) {
            return "vk-" + namespace + "-" + cocoonSet.replace('.', '-') + "-";
        }

        @Override
        boolean isAgent(String vmName, String rest, String namespace, String cocoonSet, int slot) {
            return vmName.equals(forAgent(namespace, cocoonSet, slot));
        }
    };

    private static final int HASH_DIGITS = 6;

    /**
     * {@return the VM name of a pod; a toolbox is named by it}
     * @param namespace the pod's namespace
     * @param podName the pod's name
     */
    public abstract String forPod(String namespace, String podName);

    /**
     * {@return what the VM names of all agents of a set begin with; those of its toolboxes begin with it as well}
     * @param namespace the set's namespace
     * @param cocoonSet the set's name
     */
    public abstract String agentPrefix(String namespace, String cocoonSet);

    /**
     * {@return the VM name of a slot of a CocoonSet or a Deployment, which is that of its pod}
     * @param namespace the namespace
     * @param cocoonSet the name of the set or Deployment
     * @param slot the zero-based slot
     */
    public String forAgent(String namespace, String cocoonSet, int slot) {
        return forPod(namespace, cocoonSet + "-" + slot);
    }

    /**
     * {@return the agent slot in a VM name of exactly this set and form, 0 to 2147483647; null where the name is not an
     * agent's of this set}
     * @param vmName the VM's name, or null
     * @param namespace the set's namespace
     * @param cocoonSet the set's name
     */
    public @Nullable Integer agentSlot(@Nullable String vmName, String namespace, String cocoonSet) {
        String prefix = agentPrefix(namespace, cocoonSet);
        if (vmName == null || !vmName.startsWith(prefix)) {
            return null;
        }
        String rest = vmName.substring(prefix.length());
        int dash = rest.indexOf('-');
        long slot = Integers.parseLong(dash < 0 ? rest : rest.substring(0, dash), -1);
        return slot >= 0 && slot <= Integer.MAX_VALUE && isAgent(vmName, rest, namespace, cocoonSet, (int) slot)
                ? Integer.valueOf((int) slot)
                : null;
    }

    abstract boolean isAgent(String vmName, String rest, String namespace, String cocoonSet, int slot);

    private static String hash(String podKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(podKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing, expected it in every JDK", e);
        }
    }
}
