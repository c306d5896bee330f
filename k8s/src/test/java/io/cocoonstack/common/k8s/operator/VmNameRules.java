package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.meta.VmNameForm;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetPlanner;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which names of VMs the reconciler of sets gives and lists. Tests contract 6.8 rule delete-vm-names, 12a rule vm-names. */
interface VmNameRules {

    Loop loop();

    private static void alone(CocoonSetSpec spec) {
        spec.getAgent().setReplicas(0);
        spec.setToolboxes(List.of());
    }

    @Test
    default void theVmIsListedBeforeItsPodIsReleased() {
        loop().createSet(spec -> {
            alone(spec);
            spec.setHibernatePolicy(HibernatePolicy.RELEASE);
        });
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().edit(spec -> spec.setSuspend(true));
        assertVmIsListedOnceThePodGoes();
    }

    @Test
    default void theVmIsListedBeforeItsPodMoves() {
        loop().createSet(VmNameRules::alone);
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().edit(spec -> spec.setNodeName("node-b"));
        assertVmIsListedOnceThePodGoes();
    }

    private void assertVmIsListedOnceThePodGoes() {
        loop().until("the pod goes", () -> {
            Pod pod = loop().pod("demo-0");
            return pod == null || Metadata.isDeleting(pod);
        });
        assertThat(annotations()).containsEntry(SetPods.DELETE_VM_NAMES, "vk-" + loop().namespace + "-demo-0");
    }

    @Test
    default void aPodIsNotReleasedWhereTheListOfVmsMeetsAConflict() {
        loop().createSet(spec -> {
            alone(spec);
            spec.setHibernatePolicy(HibernatePolicy.RELEASE);
        });
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().edit(spec -> spec.setSuspend(true));
        loop().until("the node is recorded", () -> annotations().containsKey(Annotations.HIBERNATED_ON_NODE));
        assertThat(stepsOnAnOldCopy()).containsExactly("DeletePod CONFLICT");
        assertPodIsKeptUntilItsVmIsListed();
    }

    @Test
    default void aPodDoesNotMoveWhereTheListOfVmsMeetsAConflict() {
        loop().createSet(VmNameRules::alone);
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().edit(spec -> spec.setNodeName("node-b"));
        loop().until(
                        "the VM is in the registry",
                        () -> HibernateGate.evaluate(Pods.facts(loop().pod("demo-0")), loop().registry)
                                instanceof HibernateAnswer.Complete);
        assertThat(stepsOnAnOldCopy()).containsExactly("DeletePod CONFLICT");
        assertPodIsKeptUntilItsVmIsListed();
    }

    @Test
    default void noPodOfADeletedSetGoesWhereTheListOfVmsMeetsAConflict() {
        loop().createSet(VmNameRules::alone);
        loop().untilSet(CocoonSetPhase.RUNNING);
        loop().client.resource(loop().set()).delete();
        assertThat(stepsOnAnOldCopy()).isEmpty();
        assertPodIsKeptUntilItsVmIsListed();
    }

    /** What the reconciler does about a copy of the set that somebody has written to since. */
    private List<String> stepsOnAnOldCopy() {
        CocoonSet old = loop().set();
        Patches.patchMetadata(
                loop().client, old, metadata -> metadata.getLabels().put("touched", "yes"));
        List<String> steps = new ArrayList<>();
        loop().listen(report -> steps.add(report.step().getClass().getSimpleName() + " " + report.outcome()));
        assertThat(loop().operate(old)).isEqualTo(Next.after(Duration.ofSeconds(1)));
        return steps;
    }

    private void assertPodIsKeptUntilItsVmIsListed() {
        assertThat(Metadata.isDeleting(loop().pod("demo-0"))).isFalse();
        assertThat(annotations()).doesNotContainKey(SetPods.DELETE_VM_NAMES);
        assertVmIsListedOnceThePodGoes();
    }

    private Map<String, String> annotations() {
        return Objects.requireNonNullElse(loop().set().getMetadata().getAnnotations(), Map.of());
    }

    @Test
    default void newVmsAreNamedByTheFormThatTheFleetChoseAndKeepTheirNames() {
        String hashed = VmNameForm.HASHED.forPod(loop().namespace, "demo-0");
        FleetSettings chosen = FleetSettings.builder(LegacyPolicy.WAIT)
                .vmNames(VmNameForm.HASHED)
                .build();
        CocoonSetReconciler byChoice = loop().setsBy(ClusterView.live(loop().client), chosen);
        loop().createSet(VmNameRules::alone);
        for (int i = 0; i < 12; i++) {
            byChoice.reconcile(loop().namespace, "demo");
            loop().kubelet.pass();
        }
        assertThat(loop().kubelet.vms()).containsExactly(hashed);
        assertThat(loop().set().getStatus().getAgents().get(0).getVmName()).isEqualTo(hashed);

        // An operator with the other choice finds the snapshot all the same.
        loop().edit(spec -> spec.setHibernatePolicy(HibernatePolicy.RELEASE));
        loop().edit(spec -> spec.setSuspend(true));
        loop().until("released", () -> loop().podNames().isEmpty());
        assertThat(loop().registry.tagged()).isEqualTo(hashed + ":hibernate");
        loop().edit(spec -> spec.setSuspend(false));
        loop().untilSet(CocoonSetPhase.RUNNING);
        assertThat(loop().kubelet.vms()).containsExactly(hashed);
    }

    @Test
    default void roundsOfACallerFindTheSnapshotByTheFormOfItsFleet() {
        String hashed = VmNameForm.HASHED.forPod(loop().namespace, "demo-0");
        loop().createSet(VmNameRules::alone);
        CocoonSet set = Patches.patchStatus(loop().client, loop().set(), copy -> {
            CocoonSetStatus status = new CocoonSetStatus();
            status.setPhase(CocoonSetPhase.MIGRATING);
            copy.setStatus(status);
        });
        loop().registry.push(hashed, Identifiers.HIBERNATE_SNAPSHOT_TAG, SnapshotOrigin.UNNAMED);

        RoundStep<CocoonSetPhase> step = SetPlanner.next(
                CocoonSets.facts(set, VmNameForm.HASHED),
                CocoonSets.members(set, List.of(), List.of()),
                LegacyPolicy.WAIT,
                loop().registry);
        new RoundExecutor(loop().client, loop().registry)
                .execute(step, CocoonSets.round(loop().client, set, VmNameForm.HASHED));

        PodFacts pod = Pods.facts(loop().pod("demo-0"));
        assertThat(pod.vmName()).isEqualTo(hashed);
        assertThat(pod.isRestoreFlag()).isTrue();
    }
}
