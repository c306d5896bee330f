package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.cocoonstack.common.testkit.world.PretendCluster;
import io.cocoonstack.common.testkit.world.Vms;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether what the user wants has come true, and if not, what is missing. */
record Goal(View current, FakeSnapshotRegistry registry, Vms vms, LegacyPolicy policy) {

    /** Null where all is as it is wanted. */
    @Nullable
    String missing() {
        CocoonSet set = current.set();
        if (set == null) {
            return "the set is gone";
        }
        CocoonHibernation hibernation = current.hibernation();
        if (hibernation != null && hibernation.getMetadata().getDeletionTimestamp() != null) {
            // It stays until the set is awake: its finalizer goes in phase Active alone.
            return Defaults.suspend(set.getSpec()) ? suspended(set) : "the CocoonHibernation is not gone";
        }
        if (Defaults.suspend(set.getSpec())) {
            return suspended(set);
        }
        return hibernation != null
                        && hibernation.getSpec() != null
                        && HibernationDesire.HIBERNATE.equals(
                                hibernation.getSpec().getDesire())
                ? hibernated(set, hibernation)
                : running(set, hibernation);
    }

    private @Nullable String suspended(CocoonSet set) {
        if (!isIn(set, CocoonSetPhase.SUSPENDED)) {
            return "the set is not Suspended";
        }
        if (HibernatePolicy.RELEASE.equals(spec(set).getHibernatePolicy())) {
            return !pods().isEmpty() ? "a pod is not released" : isInRegistryAlone(FickleUser.VM);
        }
        for (Pod pod : pods()) {
            if (!(HibernateGate.evaluate(Pods.facts(pod), registry) instanceof HibernateAnswer.Complete)) {
                return pod.getMetadata().getName() + " is not hibernated";
            }
        }
        return pods().isEmpty() ? "there is no pod" : isInRegistryAlone(FickleUser.VM);
    }

    private @Nullable String hibernated(CocoonSet set, CocoonHibernation hibernation) {
        if (!isIn(hibernation, HibernationPhase.HIBERNATED)) {
            return "the CocoonHibernation is not Hibernated";
        }
        Pod main = main();
        if (!(HibernateGate.evaluate(Pods.facts(main), registry) instanceof HibernateAnswer.Complete)) {
            return "the main pod is not hibernated";
        }
        // A set that is Waking has left the pod to its CocoonHibernation, and moves it after that one's wake.
        boolean elsewhere = isElsewhere(set, Pods.facts(main)) && !isIn(set, CocoonSetPhase.WAKING);
        return elsewhere ? "the main pod is elsewhere" : isInRegistryAlone(FickleUser.VM);
    }

    private @Nullable String running(CocoonSet set, @Nullable CocoonHibernation hibernation) {
        if (!isIn(set, CocoonSetPhase.RUNNING)) {
            return "the set is not Running";
        }
        if (hibernation != null && !isIn(hibernation, HibernationPhase.ACTIVE)) {
            return "the CocoonHibernation is not Active";
        }
        for (Pod pod : pods()) {
            PodFacts facts = Pods.facts(pod);
            if (!WakeGate.evaluate(facts).isLive(policy)) {
                return facts + " is not live, as " + WakeGate.evaluate(facts).why();
            }
            if (registry.at(String.valueOf(facts.vmName()), Identifiers.HIBERNATE_SNAPSHOT_TAG) != null) {
                return "a snapshot of " + facts.vmName() + " is left over";
            }
            if (!Objects.equals(facts.nodeName(), vms.runsOn(String.valueOf(facts.vmName())))) {
                return facts.vmName() + " does not run where its pod is";
            }
        }
        int wanted = 1
                + Defaults.replicas(spec(set).getAgent())
                + spec(set).getToolboxes().size();
        if (pods().size() != wanted) {
            return "there are " + pods().size() + " pods in place of " + wanted;
        }
        return isElsewhere(set, Pods.facts(main())) ? "the main pod is elsewhere" : null;
    }

    private static CocoonSetSpec spec(CocoonSet set) {
        return Objects.requireNonNull(set.getSpec(), "spec of the set is null");
    }

    private static boolean isIn(CocoonSet set, CocoonSetPhase phase) {
        return set.getStatus() != null && phase.equals(set.getStatus().getPhase());
    }

    private static boolean isIn(CocoonHibernation hibernation, HibernationPhase phase) {
        return hibernation.getStatus() != null
                && phase.equals(hibernation.getStatus().getPhase());
    }

    private static boolean isElsewhere(CocoonSet set, PodFacts main) {
        String wanted = spec(set).getNodeName();
        return wanted != null && !wanted.equals(main.nodeName());
    }

    private @Nullable String isInRegistryAlone(String vmName) {
        FakeSnapshotRegistry.Snapshot snapshot = registry.at(vmName, Identifiers.HIBERNATE_SNAPSHOT_TAG);
        if (vms.counter(vmName) != null) {
            return vmName + " is still on a host";
        }
        return snapshot == null || snapshot.state() != vms.furthest(vmName)
                ? "the registry does not hold the latest state of " + vmName
                : null;
    }

    /** Null where nothing is left of the set. */
    @Nullable
    String left() {
        if (current.set() != null || current.hibernation() != null || !pods().isEmpty()) {
            return "not everything is gone";
        }
        // What the policy pushes under "latest" is the user's, and stays.
        List<String> left = registry.snapshots().keySet().stream()
                .filter(tag -> tag.endsWith(":" + Identifiers.HIBERNATE_SNAPSHOT_TAG))
                .toList();
        return left.isEmpty() ? null : "snapshots are left: " + left;
    }

    private List<Pod> pods() {
        return current.pods();
    }

    private @Nullable Pod main() {
        return current.pod(PretendCluster.NAMESPACE, FickleUser.MAIN);
    }
}
