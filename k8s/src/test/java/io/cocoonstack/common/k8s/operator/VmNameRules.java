package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.VmNameForm;
import io.cocoonstack.common.round.LegacyPolicy;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
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
        assertThat(loop().set().getMetadata().getAnnotations())
                .containsEntry(SetPods.DELETE_VM_NAMES, "vk-" + loop().namespace + "-demo-0");
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
}
