package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.AgentSpec;
import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.api.v1.ToolboxSpec;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.SetRoundObject;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.meta.VmNameForm;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetMember;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the contract reads from a CocoonSet (contract 5, 6.5 and 6.6). A set with null spec or status reads as empty: no
 * method that reads throws.
 */
public final class CocoonSets {

    private CocoonSets() {}

    /**
     * The facts for {@link io.cocoonstack.common.round.SetPlanner}, of a fleet whose new VMs have names of the plain form.
     *
     * @param set the set, with namespace and name
     * @return specChanged where its generation is above what its status observed, or its status observed none
     */
    public static SetFacts facts(CocoonSet set) {
        return facts(set, VmNameForm.PLAIN);
    }

    /**
     * Does the same as {@link #facts(CocoonSet)} for a fleet with a form for the names of new VMs (contract 12a rule
     * vm-names).
     *
     * @param set the set, with namespace and name
     * @param form the form of names that are built, as for {@link #round(KubernetesClient, CocoonSet, VmNameForm)}
     * @return for {@link io.cocoonstack.common.round.SetPlanner}
     */
    public static SetFacts facts(CocoonSet set, VmNameForm form) {
        return facts(SetPods.of(set, form), false, LeftoverPolicy.STOP);
    }

    /** A retry that is due brings the requests back in phase Failed (contract 6.5 rule failed). */
    static SetFacts facts(SetPods pods, boolean isRetryDue, LeftoverPolicy leftovers) {
        CocoonSet set = pods.set();
        CocoonSetSpec spec = set.getSpec();
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        return SetFacts.builder(
                        Objects.requireNonNullElse(set.getMetadata().getNamespace(), ""),
                        Objects.requireNonNullElse(set.getMetadata().getName(), ""))
                .suspended(Defaults.suspend(spec))
                .hibernatePolicy(spec == null ? null : spec.getHibernatePolicy())
                .phase(phase(set))
                .retryDue(isRetryDue)
                .specChanged(Metadata.isAhead(
                        set, set.getStatus() == null ? null : set.getStatus().getObservedGeneration()))
                .wantedNode(spec == null ? null : spec.getNodeName())
                .vmNames(pods.mainNameForm())
                .image(image(set, null))
                .leftovers(leftovers)
                .hibernatedOnNode(annotations == null ? null : annotations.get(Annotations.HIBERNATED_ON_NODE))
                .build();
    }

    private static @Nullable String image(CocoonSet set, @Nullable ToolboxSpec toolbox) {
        CocoonSetSpec spec = set.getSpec();
        AgentSpec agent = spec == null ? null : spec.getAgent();
        return toolbox != null ? toolbox.getImage() : agent == null ? null : agent.getImage();
    }

    /**
     * {@return how far the set's round is: status.phase; null for none}
     *
     * @param set the set, or null
     */
    public static @Nullable CocoonSetPhase phase(@Nullable CocoonSet set) {
        return set == null || set.getStatus() == null ? null : set.getStatus().getPhase();
    }

    /**
     * {@return the set of a pod: its owner; of a pod that is missing, the set that wants a pod of this name; null for
     * none}
     *
     * @param view where to read sets
     * @param namespace the pod's namespace
     * @param podName the pod's name; null for none
     * @param pod the pod; null where it is missing
     */
    public static @Nullable CocoonSet ofPod(
            ClusterView view, String namespace, @Nullable String podName, @Nullable Pod pod) {
        String owner = Pods.cocoonSetName(pod);
        if (owner != null) {
            CocoonSet set = view.set(namespace, owner);
            return set != null && SetPods.owns(set, pod) ? set : null;
        }
        if (pod != null || podName == null) {
            return null;
        }
        // Names of sets and of toolboxes may both hold a dash.
        for (int dash = podName.lastIndexOf('-'); dash > 0; dash = podName.lastIndexOf('-', dash - 1)) {
            CocoonSet set = view.set(namespace, podName.substring(0, dash));
            if (set != null && SetPods.of(set).find(podName) != null) {
                return set;
            }
        }
        return null;
    }

    /**
     * The members for {@link io.cocoonstack.common.round.SetPlanner}: the pods that the set wants, there or not, and
     * those that it has and no longer wants, which take part in its rounds until they are removed. A static toolbox
     * without a pod is left out, since no round waits for it; so is a sub-agent without a pod while the set is suspended
     * and the main agent, whose VM it forks from, is told to hibernate: its pod is not created before that VM runs again.
     *
     * @param set the set
     * @param pods pods of the set, possibly from a cache; pods of others are passed over
     * @param hibernations all CocoonHibernations of the set's namespace: a pod that none of them names is woken where it
     *     has the hibernate flag outside of a round of the set
     * @return the main agent first
     */
    public static List<SetMember> members(
            CocoonSet set, Collection<Pod> pods, Collection<CocoonHibernation> hibernations) {
        Map<String, PodFacts> there = new LinkedHashMap<>();
        for (Pod pod : pods) {
            if (SetPods.owns(set, pod)) {
                there.put(pod.getMetadata().getName(), Pods.facts(pod));
            }
        }
        PodFacts main = there.get(facts(set).mainPodName());
        boolean mainHibernates = Defaults.suspend(set.getSpec()) && main != null && main.isHibernate();
        Map<String, CocoonHibernation> byPod = Hibernations.byPod(hibernations);
        List<SetMember> members = new ArrayList<>();
        for (WantedPod wanted : SetPods.of(set).wanted()) {
            PodFacts pod = there.remove(wanted.podName());
            boolean forksLater = Role.SUB_AGENT.equals(wanted.role()) && mainHibernates;
            if (pod != null || !(wanted.isStatic() || forksLater)) {
                members.add(member(wanted.podName(), pod, byPod.get(wanted.podName())));
            }
        }
        there.forEach((name, pod) -> members.add(member(name, pod, byPod.get(name))));
        return members;
    }

    private static SetMember member(String name, @Nullable PodFacts pod, @Nullable CocoonHibernation hibernation) {
        RoundOwner owner =
                hibernation == null ? RoundOwner.NO_HIBERNATION : RoundOwner.of(Hibernations.phase(hibernation));
        return new SetMember(name, pod, owner);
    }

    /**
     * What speaks for a restore of a pod that is about to be created (contract 6.4). Decide by it on objects that were
     * read from the API server: a cache that lags would have a VM booted fresh that sits in the registry.
     *
     * @param set the pod's set
     * @param hibernation the CocoonHibernation of the pod; null for none
     * @param podName the pod's name
     * @return for {@link io.cocoonstack.common.round.RestoreDecision#decide}; of an operator whose rounds start clean
     */
    public static RestoreIntent restoreIntent(CocoonSet set, @Nullable CocoonHibernation hibernation, String podName) {
        return intent(set, hibernation, podName).build();
    }

    /**
     * Does the same as {@link #restoreIntent(CocoonSet, CocoonHibernation, String)}, and has the decision ask the
     * registry before a pod is created fresh (contract 12a rule evidence).
     *
     * @param set the pod's set
     * @param hibernation the CocoonHibernation of the pod; null for none
     * @param podName the pod's name
     * @param leftovers what to do about a snapshot that no round speaks for, or that is of another image
     * @return for {@link io.cocoonstack.common.round.RestoreDecision#decide}
     */
    public static RestoreIntent restoreIntent(
            CocoonSet set, @Nullable CocoonHibernation hibernation, String podName, LeftoverPolicy leftovers) {
        return intent(set, hibernation, podName).leftovers(leftovers).build();
    }

    static RestoreIntent.Builder intent(CocoonSet set, @Nullable CocoonHibernation hibernation, String podName) {
        WantedPod wanted = SetPods.of(set).find(podName);
        return RestoreIntent.builder()
                .pod(set.getMetadata().getNamespace(), podName)
                .image(wanted == null ? null : image(set, wanted.toolbox()))
                .set(Defaults.suspend(set.getSpec()), phase(set))
                .hibernation(Hibernations.phase(hibernation), Hibernations.desire(hibernation))
                .roundsStartClean(true);
    }

    /**
     * The set for a {@link io.cocoonstack.common.k8s.RoundExecutor}. What it stores with a phase is in contract 5 and
     * 7: observedGeneration and the conditions Ready and {@code Progressing}. New VMs have names of the plain form.
     *
     * @param client the client
     * @param set the set as it was read for the planner
     * @return for one reconciliation
     */
    public static SetRoundObject round(KubernetesClient client, CocoonSet set) {
        return round(client, set, VmNameForm.PLAIN);
    }

    /**
     * Does the same as {@link #round(KubernetesClient, CocoonSet)} for a fleet with a form for the names of new VMs
     * (contract 12a rule vm-names).
     *
     * @param client the client
     * @param set the set as it was read for the planner
     * @param form the form of names that are built
     * @return for one reconciliation
     */
    public static SetRoundObject round(KubernetesClient client, CocoonSet set, VmNameForm form) {
        return new CocoonSetRound(client, SetPods.of(set, form), Clock.systemUTC());
    }
}
