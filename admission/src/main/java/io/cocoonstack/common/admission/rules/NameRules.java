package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for names that become something else: labels of pods, and names of VMs (contract 8a). */
final class NameRules {

    /** The most characters of a label value. */
    private static final int LABEL = 63;

    /** The most characters of a VM's name on its host. */
    private static final int HOST = 63;

    /** The same for a VM that hibernates: its snapshot is imported under the VM's name and 17 characters more. */
    static final int HIBERNATED = 46;

    /** The most characters of a repository in a registry, where a static toolbox has its name, too. */
    private static final int REGISTRY = 255;

    private static final String VM_RULE = "vm-name-length";

    /** The field of a set that names its main agent. */
    private static final String SET = "metadata.name";

    private NameRules() {}

    /** The name that a VM gets, and the field that it comes from. */
    private record DerivedName(String path, String vmName, boolean isManaged) {

        int length() {
            return vmName.length();
        }
    }

    /** A namespace of null leaves out the names of VMs, and so does a set without a name. */
    static void check(@Nullable CocoonSet old, CocoonSet set, @Nullable String namespace, ViolationList violations) {
        @Nullable
        String name = set.getMetadata() == null ? null : set.getMetadata().getName();
        requireLabelValue(name, SET, violations);
        @Nullable CocoonSetSpec spec = set.getSpec();
        if (spec != null) {
            requireLabelValue(spec.getNodePool(), "spec.nodePool", violations);
            requireLabelValue(spec.getNodeName(), "spec.nodeName", violations);
        }
        for (DerivedName derived : derivedNames(set, namespace)) {
            @Nullable String hibernates = hibernates(derived, old, spec);
            if (!derived.isManaged && derived.length() > REGISTRY) {
                add(derived, REGISTRY, "a registry takes no more", violations);
            } else if (derived.isManaged && hibernates != null && derived.length() > HIBERNATED) {
                add(derived, HIBERNATED, hibernates + " hibernates the VM", violations);
            } else if (derived.isManaged && derived.length() > HOST) {
                add(derived, HOST, "the host of a VM takes no more", violations);
            }
        }
    }

    private static void add(DerivedName derived, int most, String reason, ViolationList violations) {
        violations.add(derived.path, VM_RULE, about(derived.vmName, most, reason));
    }

    private static String about(String vmName, int most, String reason) {
        return "makes the VM name " + ShortText.quoted(vmName) + " of " + vmName.length()
                + " characters, expected at most " + most + ", because " + reason;
    }

    /** A pod whose VM is to hibernate. */
    static void checkPod(String pod, @Nullable String namespace, String path, ViolationList violations) {
        String vmName = VmNames.forPod(namespace == null ? "" : namespace, pod);
        if (namespace != null && vmName.length() > HIBERNATED) {
            violations.add(path, VM_RULE, about(vmName, HIBERNATED, "a CocoonHibernation hibernates the VM"));
        }
    }

    /** A sentence for who creates a set that can run, but whose VMs cannot hibernate; null where they all can. */
    static @Nullable String warning(CocoonSet set, @Nullable String namespace) {
        for (DerivedName derived : derivedNames(set, namespace)) {
            if (derived.isManaged && derived.length() > HIBERNATED) {
                return "the VM " + derived.vmName
                        + " can run, but it can neither hibernate nor move to another node: its name" + " has "
                        + derived.length() + " characters, and both need at most " + HIBERNATED;
            }
        }
        return null;
    }

    /** The field that makes an operator hibernate the VM; null for none. */
    private static @Nullable String hibernates(
            DerivedName derived, @Nullable CocoonSet old, @Nullable CocoonSetSpec spec) {
        if (spec == null) {
            return null;
        }
        if (Boolean.TRUE.equals(spec.getSuspend())) {
            return "spec.suspend";
        }
        if (HibernatePolicy.RELEASE.equals(spec.getHibernatePolicy())) {
            return "spec.hibernatePolicy";
        }
        // A new set starts on its node. A later change moves the main agent, and nothing else.
        @Nullable CocoonSetSpec before = old == null ? null : old.getSpec();
        boolean moves = derived.path.equals(SET)
                && before != null
                && spec.getNodeName() != null
                && !spec.getNodeName().equals(before.getNodeName());
        return moves ? "spec.nodeName" : null;
    }

    /** The main agent, the agent of the largest slot where its name is longer, and the toolboxes. */
    private static List<DerivedName> derivedNames(CocoonSet set, @Nullable String namespace) {
        List<DerivedName> names = new ArrayList<>();
        @Nullable
        String name = set.getMetadata() == null ? null : set.getMetadata().getName();
        if (namespace == null || name == null) {
            return names;
        }
        @Nullable CocoonSetSpec spec = set.getSpec();
        @Nullable AgentSpec agent = spec == null ? null : spec.getAgent();
        int largestSlot = agent == null || agent.getReplicas() == null ? 0 : agent.getReplicas();
        names.add(new DerivedName(SET, VmNames.mainAgent(namespace, name), true));
        if (largestSlot > 9) {
            names.add(
                    new DerivedName("spec.agent.replicas", VmNames.forDeployment(namespace, name, largestSlot), true));
        }
        List<ToolboxSpec> toolboxes = spec == null ? List.of() : spec.getToolboxes();
        for (int i = 0; i < toolboxes.size(); i++) {
            ToolboxSpec toolbox = toolboxes.get(i);
            if (toolbox.getName() != null) {
                boolean managed = !VmMode.STATIC.equals(toolbox.getMode());
                names.add(new DerivedName(
                        "spec.toolboxes[" + i + "].name",
                        VmNames.forPod(namespace, name + "-" + toolbox.getName()),
                        managed));
            }
        }
        return names;
    }

    private static void requireLabelValue(@Nullable String value, String path, ViolationList violations) {
        if (value != null && !isLabelValue(value)) {
            violations.add(
                    path,
                    "label-value",
                    "is " + ShortText.quoted(value) + " of " + value.length() + " characters, expected a label value:"
                            + " at most " + LABEL + " letters, digits, dashes, underscores and dots, with a letter or"
                            + " digit at both ends");
        }
    }

    private static boolean isLabelValue(String value) {
        boolean valid = value.length() <= LABEL;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean inside = i > 0 && i < value.length() - 1 && (c == '-' || c == '_' || c == '.');
            valid &= alphanumeric || inside;
        }
        return valid;
    }
}
