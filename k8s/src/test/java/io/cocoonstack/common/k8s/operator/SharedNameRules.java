package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The toolbox b-0 of the set demo, and the main agent of the set demo-b: two pods that would have one name. */
interface SharedNameRules {

    Loop loop();

    private static void mainAgentAlone(CocoonSetSpec spec) {
        spec.getAgent().setReplicas(0);
        spec.setToolboxes(List.of());
    }

    private static void withToolbox(CocoonSetSpec spec) {
        mainAgentAlone(spec);
        spec.setToolboxes(List.of(Fixtures.toolbox("b-0")));
    }

    private void bringUpOther() {
        loop().createSet("demo-b", SharedNameRules::mainAgentAlone);
        for (int i = 0; i < 5; i++) {
            loop().setsBy(ClusterView.live(loop().client)).reconcile(loop().namespace, "demo-b");
            loop().kubelet.pass();
        }
    }

    private void deleteAfterPush() {
        loop().registry.push("vk-" + loop().namespace + "-demo-b-0", "hibernate", SnapshotOrigin.UNNAMED);
        loop().client.resource(loop().set()).delete();
        loop().until("the set is gone", () -> loop().set() == null);
    }

    @Test
    default void aPodOfAnotherSetIsNotTakenForTheSetsOwn() {
        bringUpOther();
        loop().createSet(SharedNameRules::withToolbox);
        String reason = "Ready=False PodNotCreated: demo-b-0 is not created: a pod of that name is there that is not"
                + " of this set";
        loop().until(
                        "held back",
                        () -> loop().set().getStatus() != null
                                && loop().setConditions().contains(reason));
    }

    @Test
    default void theSnapshotOfAPodThatAnotherSetOwnsStaysWhenASetIsDeleted() {
        bringUpOther();
        loop().createSet(SharedNameRules::withToolbox);
        loop().operate();
        deleteAfterPush();

        assertThat(loop().registry.tagged()).contains("demo-b-0:hibernate");
        assertThat(loop().actions).contains("SNAPSHOT_KEPT vk-" + loop().namespace + "-demo-b-0:hibernate");
    }

    @Test
    default void theSnapshotOfAPodThatAnotherSetWantsStaysWhenASetIsDeleted() {
        loop().createSet("demo-b", SharedNameRules::mainAgentAlone);
        loop().createSet(SharedNameRules::withToolbox);
        loop().operate();
        deleteAfterPush();

        assertThat(loop().registry.tagged()).contains("demo-b-0:hibernate");
    }
}
