package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * Names of VMs and pods, and the agent slot in a VM name (contract 3).
 *
 * <p>The names are built, never checked: a caller that hands in odd parts gets an odd name.
 */
public final class VmNames {

    private VmNames() {}

    /**
     * {@return {@code vk-{namespace}-{deployment}-{slot}}, the VM name of a slot of a deployment or a CocoonSet}
     * @param namespace the namespace
     * @param deployment the name of the deployment or set
     * @param slot the zero-based slot
     */
    public static String forDeployment(String namespace, String deployment, int slot) {
        return agentPrefix(namespace, deployment) + slot;
    }

    /**
     * {@return {@code vk-{namespace}-{podName}}, the VM name of a pod; a toolbox is named by it}
     * @param namespace the pod's namespace
     * @param podName the pod's name
     */
    public static String forPod(String namespace, String podName) {
        return "vk-" + namespace + "-" + podName;
    }

    /**
     * {@return {@code vk-{namespace}-{cocoonSet}-}, with which the VM names of all agents of a set begin}
     * @param namespace the set's namespace
     * @param cocoonSet the set's name
     */
    public static String agentPrefix(String namespace, String cocoonSet) {
        return "vk-" + namespace + "-" + cocoonSet + "-";
    }

    /**
     * {@return the VM name of a set's main agent, that of slot 0}
     * @param namespace the set's namespace
     * @param cocoonSet the set's name
     */
    public static String mainAgent(String namespace, String cocoonSet) {
        return forDeployment(namespace, cocoonSet, 0);
    }

    /**
     * The agent slot in a VM name of exactly this set. {@code vk-ns-cs-db-2} is a toolbox of {@code cs}, not its slot
     * 2: a slot cannot be told from a VM name alone.
     *
     * @param vmName the VM's name, or null
     * @param namespace the set's namespace
     * @param cocoonSet the set's name
     * @return 0 to 2147483647, or null where the name is not an agent's of this set ({@code +3} and {@code 007} are
     *     integers)
     */
    public static @Nullable Integer agentSlot(@Nullable String vmName, String namespace, String cocoonSet) {
        String prefix = agentPrefix(namespace, cocoonSet);
        if (vmName == null || !vmName.startsWith(prefix)) {
            return null;
        }
        String rest = vmName.substring(prefix.length());
        if (rest.indexOf('-') >= 0 || !Integers.isInteger(rest)) {
            return null;
        }
        long slot = Integers.parseLong(rest, -1);
        return slot <= Integer.MAX_VALUE && slot >= 0 ? Integer.valueOf((int) slot) : null;
    }

    /**
     * {@return {@code {namespace}/{name}}, the key of a pod in logs, caches and work queues}
     * @param namespace the pod's namespace
     * @param name the pod's name
     */
    public static String podKey(String namespace, String name) {
        return namespace + "/" + name;
    }
}
