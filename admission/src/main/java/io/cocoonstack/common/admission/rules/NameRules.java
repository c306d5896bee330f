package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmNameForm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for names that become something else: labels of pods, and names of VMs (contract 8a). */
final class NameRules {

    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?");

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** An API server takes labels of any length in the name of a pod, up to {@link #MOST_OF_POD} characters in all. */
    private static final Pattern POD = Pattern.compile("[a-z0-9]+(-+[a-z0-9]+)*([.][a-z0-9]+(-+[a-z0-9]+)*)*");

    private static final int MOST_OF_POD = 253;

    /** The most characters of a VM's name on its host. */
    private static final int HOST = 63;

    /** The same for a VM that hibernates: its snapshot is imported under the VM's name and 17 characters more. */
    static final int HIBERNATED = 46;

    /** The most characters of a repository in a registry, where a static toolbox has its name, too. */
    private static final int REGISTRY = 255;

    /** The field of a set that names its main agent. */
    private static final String SET = "metadata.name";

    private NameRules() {}

    /** Whether an API server would take these for the namespace and the name of a pod. */
    static boolean isPod(String namespace, String pod) {
        return pod.length() <= MOST_OF_POD
                && POD.matcher(pod).matches()
                && NAMESPACE.matcher(namespace).matches();
    }

    static @Nullable String nameOf(HasMetadata object) {
        return object.getMetadata() == null ? null : object.getMetadata().getName();
    }

    /** Null for an empty one, too. */
    static @Nullable String namespaceOf(@Nullable HasMetadata object) {
        @Nullable ObjectMeta metadata = object == null ? null : object.getMetadata();
        @Nullable String namespace = metadata == null ? null : metadata.getNamespace();
        return namespace == null || namespace.isEmpty() ? null : namespace;
    }

    /** The name that a VM gets, and the field that it comes from. */
    private record DerivedName(String path, String vmName, boolean isManaged) {}

    /** A namespace of null leaves out the names of VMs, and so does a set without a name. */
    static void check(
            @Nullable CocoonSet old,
            CocoonSet set,
            @Nullable String namespace,
            VmNameForm form,
            ViolationList violations) {
        requireLabelValue(nameOf(set), SET, violations);
        @Nullable CocoonSetSpec spec = set.getSpec();
        if (spec != null) {
            requireLabelValue(spec.getNodePool(), "spec.nodePool", violations);
            requireLabelValue(spec.getNodeName(), "spec.nodeName", violations);
        }
        for (DerivedName derived : derivedNames(set, namespace, form)) {
            @Nullable String hibernates = hibernates(derived, old, spec);
            if (!derived.isManaged) {
                limit(derived.path, derived.vmName, REGISTRY, "a registry takes no more", violations);
            } else if (hibernates != null) {
                limit(derived.path, derived.vmName, HIBERNATED, hibernates + " hibernates the VM", violations);
            } else {
                limit(derived.path, derived.vmName, HOST, "the host of a VM takes no more", violations);
            }
        }
    }

    private static void limit(String path, String vmName, int most, String reason, ViolationList violations) {
        if (vmName.length() > most) {
            violations.add(
                    path,
                    "vm-name-length",
                    "makes the VM name " + ShortText.quoted(vmName) + " of " + vmName.length()
                            + " characters, expected at most " + most + ", because " + reason);
        }
    }

    /** A VM that is to hibernate. */
    static void checkHibernated(String vmName, String path, ViolationList violations) {
        limit(path, vmName, HIBERNATED, "a CocoonHibernation hibernates the VM", violations);
    }

    /** A sentence for who creates a set that can run, but whose VMs cannot hibernate; null where they all can. */
    static @Nullable String warning(CocoonSet set, @Nullable String namespace, VmNameForm form) {
        for (DerivedName derived : derivedNames(set, namespace, form)) {
            if (derived.isManaged && derived.vmName.length() > HIBERNATED) {
                return "the VM " + derived.vmName
                        + " can run, but it can neither hibernate nor move to another node: its name has "
                        + derived.vmName.length() + " characters, and both need at most " + HIBERNATED;
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
    private static List<DerivedName> derivedNames(CocoonSet set, @Nullable String namespace, VmNameForm form) {
        List<DerivedName> names = new ArrayList<>();
        @Nullable String name = nameOf(set);
        if (namespace == null || name == null) {
            return names;
        }
        @Nullable CocoonSetSpec spec = set.getSpec();
        @Nullable AgentSpec agent = spec == null ? null : spec.getAgent();
        int largestSlot = agent == null || agent.getReplicas() == null ? 0 : agent.getReplicas();
        names.add(new DerivedName(SET, form.forAgent(namespace, name, 0), true));
        if (largestSlot > 9) {
            names.add(new DerivedName("spec.agent.replicas", form.forAgent(namespace, name, largestSlot), true));
        }
        List<ToolboxSpec> toolboxes = spec == null ? List.of() : spec.getToolboxes();
        for (int i = 0; i < toolboxes.size(); i++) {
            ToolboxSpec toolbox = toolboxes.get(i);
            if (toolbox.getName() != null) {
                boolean managed = !VmMode.STATIC.equals(toolbox.getMode());
                names.add(new DerivedName(
                        "spec.toolboxes[" + i + "].name",
                        form.forPod(namespace, name + "-" + toolbox.getName()),
                        managed));
            }
        }
        return names;
    }

    private static void requireLabelValue(@Nullable String value, String path, ViolationList violations) {
        if (value != null && !LABEL_VALUE.matcher(value).matches()) {
            violations.add(
                    path,
                    "label-value",
                    "is " + ShortText.quoted(value) + " of " + value.length() + " characters, expected a label value:"
                            + " at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at"
                            + " both ends");
        }
    }
}
