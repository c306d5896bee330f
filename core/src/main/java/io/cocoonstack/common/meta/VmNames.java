package io.cocoonstack.common.meta;

import org.jspecify.annotations.Nullable;

/**
 * Names of VMs in the form that is the default, {@link VmNameForm#PLAIN}, and of pods (contract 3).
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
        return VmNameForm.PLAIN.forAgent(namespace, deployment, slot);
    }

    /**
     * {@return {@code vk-{namespace}-{podName}}, the VM name of a pod; a toolbox is named by it}
     * @param namespace the pod's namespace
     * @param podName the pod's name
     */
    public static String forPod(String namespace, String podName) {
        return VmNameForm.PLAIN.forPod(namespace, podName);
    }

    /**
     * {@return {@code vk-{namespace}-{cocoonSet}-}, with which the VM names of all agents of a set begin}
     * @param namespace the set's namespace
     * @param cocoonSet the set's name
     */
    public static String agentPrefix(String namespace, String cocoonSet) {
        return VmNameForm.PLAIN.agentPrefix(namespace, cocoonSet);
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
        return VmNameForm.PLAIN.agentSlot(vmName, namespace, cocoonSet);
    }

    /**
     * {@return {@code {namespace}/{name}}, the key of a pod in logs, caches and work queues}
     * @param namespace the pod's namespace
     * @param name the pod's name
     */
    public static String podKey(String namespace, String name) {
        return namespace + "/" + name;
    }

    /**
     * {@return {@code {vmName}-hibernate-import}, the name under which a kubelet imports a pulled hibernate snapshot
     * beside the VM that is live}
     * @param vmName the VM's name
     */
    public static String hibernateImport(String vmName) {
        return vmName + "-hibernate-import";
    }
}
