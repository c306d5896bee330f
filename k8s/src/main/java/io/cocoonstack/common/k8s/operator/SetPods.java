package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.api.v1.Misfits;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmNameForm;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pods and snapshots of one version of a set, as contract 6.8 rule names has them. Immutable. */
public final class SetPods {

    /**
     * Annotation of a set that lists the VMs whose snapshots go with it, also of slots that are gone: names with commas
     * between them, sorted (contract 6.8 rule delete-vm-names). Hand-over state that both operators keep up.
     */
    public static final String DELETE_VM_NAMES = "cocoonset.cocoonstack.io/delete-vm-names";

    /** More sub-agents than this are not made: a slip of the finger is not to fill a cluster. */
    static final int MOST_REPLICAS = 1000;

    private final CocoonSet set;
    private final ListedVms listed;
    private final Map<String, WantedPod> wanted = new LinkedHashMap<>();

    private SetPods(CocoonSet set, VmNameForm form) {
        this.set = set;
        this.listed = new ListedVms(set);
        Objects.requireNonNull(form, "form is null, expected a form of VM names");
        CocoonSetSpec spec = set.getSpec();
        if (spec == null) {
            return;
        }
        String namespace = Objects.requireNonNullElse(set.getMetadata().getNamespace(), "");
        String name = Objects.requireNonNullElse(set.getMetadata().getName(), "");
        Map<String, String> vmNames = listed.byPod();
        int subAgents = Math.min(Defaults.replicas(spec.getAgent()), MOST_REPLICAS);
        for (int slot = 0; slot <= subAgents; slot++) {
            String podName = name + "-" + slot;
            String vmName = vmNames.getOrDefault(podName, form.forPod(namespace, podName));
            add(new WantedPod(podName, vmName, Role.ofSlot(slot), Integer.toString(slot), null));
        }
        for (ToolboxSpec toolbox : spec.getToolboxes()) {
            String toolboxName = toolbox == null ? null : toolbox.getName();
            if (toolboxName != null && !toolboxName.isEmpty()) {
                String podName = name + "-" + toolboxName;
                String vmName = vmNames.getOrDefault(podName, form.forPod(namespace, podName));
                add(new WantedPod(podName, vmName, Role.TOOLBOX, toolboxName, toolbox));
            }
        }
    }

    /** How the VM of the main agent is named. */
    VmNameForm mainNameForm() {
        WantedPod main = wanted.values().stream().findFirst().orElse(null);
        String namespace = Objects.requireNonNullElse(set.getMetadata().getNamespace(), "");
        return main != null && main.vmName().equals(VmNameForm.HASHED.forPod(namespace, main.podName()))
                ? VmNameForm.HASHED
                : VmNameForm.PLAIN;
    }

    /** Of two with one pod name the first is wanted: the webhook would have refused the second (contract 8a). */
    private void add(WantedPod pod) {
        wanted.putIfAbsent(pod.podName(), pod);
    }

    /**
     * The pods of a set.
     *
     * @param set the set, with namespace and name; a set without spec wants no pods
     * @return never null; never throws
     */
    public static SetPods of(CocoonSet set) {
        return new SetPods(set, VmNameForm.PLAIN);
    }

    /**
     * The pods of a set, with a form for the names of VMs that neither the set's status nor {@link #DELETE_VM_NAMES}
     * names (contract 12a rule vm-names).
     *
     * @param set the set, with namespace and name; a set without spec wants no pods
     * @param form the form of names that are built
     * @return never null
     */
    public static SetPods of(CocoonSet set, VmNameForm form) {
        return new SetPods(set, form);
    }

    CocoonSet set() {
        return set;
    }

    /**
     * Whether a pod belongs to this very set: its owner reference of kind CocoonSet has the set's name, and the set's
     * uid where both are known. A pod that a set of the same name has left behind belongs to no set that is there.
     *
     * @param set the set
     * @param pod the pod, or null
     * @return false for null
     */
    public static boolean owns(CocoonSet set, @Nullable Pod pod) {
        ObjectMeta owned = set.getMetadata();
        if (pod == null || owned.getName() == null || !owned.getName().equals(Pods.cocoonSetName(pod))) {
            return false;
        }
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> owner != null
                        && Identifiers.KIND_COCOON_SET.equals(owner.getKind())
                        && owned.getName().equals(owner.getName()))
                .limit(1)
                .anyMatch(owner -> owned.getUid() == null
                        || owner.getUid() == null
                        || owned.getUid().equals(owner.getUid()));
    }

    /** What the spec asks for beyond what is made; null for nothing. */
    @Nullable
    String excess() {
        int replicas =
                set.getSpec() == null ? 0 : Defaults.replicas(set.getSpec().getAgent());
        return replicas > MOST_REPLICAS
                ? "spec.agent.replicas is " + replicas + ", expected at most " + MOST_REPLICAS
                : null;
    }

    /**
     * {@return all pods that the set wants: the main agent, the first 1000 sub-agents by slot, the toolboxes as the spec
     * lists them; unmodifiable}
     */
    public List<WantedPod> wanted() {
        return List.copyOf(wanted.values());
    }

    /**
     * {@return the main agent's pod, the first of {@link #wanted}}
     *
     * @throws IllegalArgumentException if the set has no spec
     */
    public WantedPod main() {
        return wanted.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("spec is not set, expected one with an agent"));
    }

    /**
     * {@return the wanted pod of a name; null where the set wants none of that name}
     *
     * @param podName the name
     */
    public @Nullable WantedPod find(String podName) {
        return wanted.get(podName);
    }

    /**
     * The pods that the set owns and no longer wants: sub-agents above its replicas, and toolboxes that its spec does
     * not list any more. A spec that is missing, holds values that do not fit their fields or asks for more than 1000
     * sub-agents proves nothing, and then there are none.
     *
     * @param pods pods of the set; pods of others are passed over
     * @return in the order handed in
     */
    public List<Pod> surplus(Collection<Pod> pods) {
        List<Pod> surplus = new ArrayList<>();
        if (wanted.isEmpty() || excess() != null || !Misfits.in(set).isEmpty()) {
            return surplus;
        }
        for (Pod pod : pods) {
            if (owns(set, pod) && !wanted.containsKey(pod.getMetadata().getName())) {
                surplus.add(pod);
            }
        }
        return surplus;
    }

    /**
     * Builds a pod to create.
     *
     * @param pod one of {@link #wanted}
     * @param mainNode the node of the main agent, which a sub-agent is bound to; null for an unbound pod
     * @param how what the restore decision puts on the pod
     * @return a new pod
     * @throws IllegalArgumentException if the set's spec holds no agent, a storage that is no quantity, or a value
     *     that does not fit its field; the message names the field, the value and what was expected
     */
    public Pod build(WantedPod pod, @Nullable String mainNode, RestoreDecision how) {
        return new PodTemplate(this).build(pod, mainNode, how.annotations());
    }

    /**
     * The snapshots that go from the registry with the set, once all its pods are gone: the {@code hibernate} snapshot
     * of every VM, and {@code latest} of the VMs for which the snapshot policy does not push it. A {@code latest} that
     * the policy pushes is the user's and stays. The VMs are those of the wanted pods, of the annotation {@link
     * #DELETE_VM_NAMES} and of the status; of the latter two only those whose name begins as one of this set,
     * since anybody may write them who may write the set.
     *
     * @return by VM name; unmodifiable
     */
    public List<SetSnapshot> snapshots() {
        SnapshotPolicy policy = set.getSpec() == null ? null : set.getSpec().getSnapshotPolicy();
        String name = Objects.requireNonNullElse(set.getMetadata().getName(), "");
        List<SetSnapshot> snapshots = new ArrayList<>();
        Set<String> vmNames = listed.all();
        wanted.values().forEach(pod -> vmNames.add(pod.vmName()));
        for (String vmName : vmNames) {
            String podName = listed.podName(vmName);
            if (podName != null) {
                boolean main = podName.equals(name + "-0");
                snapshots.add(new SetSnapshot(vmName, podName, Identifiers.HIBERNATE_SNAPSHOT_TAG));
                if (!SnapshotPolicy.shouldSnapshot(policy, main ? Role.MAIN : Role.SUB_AGENT)) {
                    snapshots.add(new SetSnapshot(vmName, podName, Identifiers.DEFAULT_SNAPSHOT_TAG));
                }
            }
        }
        return List.copyOf(snapshots);
    }

    /** What {@link #DELETE_VM_NAMES} has to be before these pods of the set are deleted; null for none. */
    @Nullable
    String deleteVmNames(Collection<PodFacts> pods) {
        Set<String> names = listed.all();
        pods.stream().map(PodFacts::vmName).filter(Objects::nonNull).forEach(names::add);
        return names.isEmpty() ? null : String.join(",", names);
    }
}
