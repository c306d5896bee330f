package io.cocoonstack.common.meta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a kubelet tells of a VM that runs (contract 4 rule vm-runtime).
 *
 * @param vmId the VM's id; null for none
 * @param ip primary IPv4 address, kept as it stands; null for none
 * @param vncPort the VNC port; 0 for none. A negative one is kept as it was read and never written
 */
public record VmRuntime(@Nullable String vmId, @Nullable String ip, int vncPort) {

    /**
     * Takes empty texts as null.
     *
     * @param vmId the VM's id; null or empty for none
     * @param ip primary IPv4 address, in any form; null or empty for none
     * @param vncPort the VNC port, not checked; 0 for none
     */
    public VmRuntime {
        vmId = AnnotationMaps.emptyToNull(vmId);
        ip = AnnotationMaps.emptyToNull(ip);
    }

    /**
     * {@return every field as it stands; a port that is malformed or beyond 32 bits is 0, a negative one is kept}
     * @param annotations the annotations of a pod, or null for none
     */
    public static VmRuntime from(@Nullable Map<String, String> annotations) {
        if (annotations == null) {
            return new VmRuntime(null, null, 0);
        }
        long port = Integers.parseLong(annotations.get(Annotations.VNC_PORT), 0);
        return new VmRuntime(
                annotations.get(Annotations.VM_ID),
                annotations.get(Annotations.IP),
                port == (int) port ? (int) port : 0);
    }

    /** {@return whether nothing is told of a VM; true where there is no id, no address and no port} */
    public boolean isEmpty() {
        return vmId == null && ip == null && vncPort == 0;
    }

    /** {@return the annotations to set: the texts that are there, and the port where it is above 0; unmodifiable} */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        applyTo(annotations);
        return Collections.unmodifiableMap(annotations);
    }

    /**
     * Puts what is there into a map, and touches nothing else.
     *
     * @param annotations a modifiable map
     */
    public void applyTo(Map<String, String> annotations) {
        AnnotationMaps.put(annotations, Annotations.VM_ID, vmId);
        AnnotationMaps.put(annotations, Annotations.IP, ip);
        if (hasPort()) {
            annotations.put(Annotations.VNC_PORT, Integer.toString(vncPort));
        }
    }

    private boolean hasPort() {
        return vncPort > 0;
    }

    /**
     * {@return the patch that removes a VM's runtime, id, ip and vnc-port, each with null for "delete". A kubelet sends
     * it with the states {@code hibernating} and {@code hibernated}, in one patch (contract 6.3 rules 3 and 12): an id
     * that stays behind opens the gates of operators that keep no epochs. Unmodifiable}
     */
    public static Map<String, @Nullable String> clearingPatch() {
        Map<String, @Nullable String> patch = new LinkedHashMap<>();
        patch.put(Annotations.VM_ID, null);
        patch.put(Annotations.IP, null);
        patch.put(Annotations.VNC_PORT, null);
        return Collections.unmodifiableMap(patch);
    }
}
