package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.AgentStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.ToolboxStatus;
import io.cocoonstack.common.meta.VmNameForm;
import io.cocoonstack.common.meta.VmNames;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The VMs that a set names: in its annotation {@link SetPods#DELETE_VM_NAMES} and in its status (contract 12a rule
 * vm-names).
 */
record ListedVms(CocoonSet set) {

    /**
     * The VM names by pod: a VM keeps its name whichever form new ones have, and so its snapshots are found.
     * Of one that is listed in both forms it is the second, unless the status names the VM that was there last.
     */
    Map<String, String> byPod() {
        Map<String, String> vmNames = new HashMap<>();
        Stream<String> secondFormLast = inAnnotation().sorted(Comparator.comparingInt(String::length));
        Stream.concat(secondFormLast, inStatus()).forEach(vmName -> {
            String podName = podName(vmName);
            if (podName != null) {
                vmNames.put(podName, vmName);
            }
        });
        return vmNames;
    }

    /** The pod of a VM of this set, whichever form its name has (contract 12a rule vm-names); null for another's. */
    @Nullable
    String podName(String vmName) {
        String namespace = Objects.requireNonNullElse(set.getMetadata().getNamespace(), "");
        String name = Objects.requireNonNullElse(set.getMetadata().getName(), "");
        String hashed = VmNameForm.HASHED.agentPrefix(namespace, name);
        int hash = vmName.lastIndexOf('-');
        if (vmName.startsWith(hashed) && hash >= hashed.length()) {
            String podName = name + "-" + vmName.substring(hashed.length(), hash);
            if (VmNameForm.HASHED.forPod(namespace, podName).equals(vmName)) {
                return podName;
            }
        }
        return vmName.startsWith(VmNames.agentPrefix(namespace, name))
                ? vmName.substring(VmNames.forPod(namespace, "").length())
                : null;
    }

    /** The VMs that the set's annotation and status name. */
    Set<String> all() {
        return Stream.concat(inAnnotation(), inStatus()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> inAnnotation() {
        Map<String, String> annotations =
                Objects.requireNonNullElse(set.getMetadata().getAnnotations(), Map.of());
        return Arrays.stream(
                        annotations.getOrDefault(SetPods.DELETE_VM_NAMES, "").split(","))
                .filter(name -> !name.isBlank())
                .map(String::trim);
    }

    private Stream<String> inStatus() {
        CocoonSetStatus status = Objects.requireNonNullElseGet(set.getStatus(), CocoonSetStatus::new);
        Stream<String> agents =
                status.getAgents().stream().filter(Objects::nonNull).map(AgentStatus::getVmName);
        Stream<String> toolboxes =
                status.getToolboxes().stream().filter(Objects::nonNull).map(ToolboxStatus::getVmName);
        return Stream.concat(agents, toolboxes)
                .filter(name -> name != null && !name.isBlank())
                .map(String::trim);
    }
}
