package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whole sets are suspended: one keeps its pods, another gives them back. */
record SuspensionStory(Scene scene) {

    private static final String SOLO = "solo";

    void tell() {
        retain();
        release();
        comeBack();
    }

    private void retain() {
        scene.chapter("12. A set is suspended and keeps its pods");
        suspend("demo", true);
        scene.waitForPhase("demo", CocoonSetPhase.SUSPENDED);
        for (String pod : List.of("demo-0", "demo-1", "demo-browser")) {
            scene.check(pod + " is there, and its VM is hibernated", true, scene.isHibernated(pod));
        }
        suspend("demo", false);
        scene.waitForPhase("demo", CocoonSetPhase.RUNNING);
        scene.goesOn("demo", "node-a");
    }

    private void release() {
        scene.chapter("13. A set is suspended and gives its seat back");
        scene.cluster().apply("cocoonset-release.yaml", CocoonSet.class);
        scene.user("applies cocoonset-release.yaml: a main agent alone, hibernatePolicy release");
        scene.waitForPhase(SOLO, CocoonSetPhase.RUNNING);
        Cluster.pause(50);
        suspend(SOLO, true);
        Cluster.waitFor(
                "the set to be Suspended without a pod",
                () -> CocoonSetPhase.SUSPENDED.equals(scene.phase(SOLO)) && scene.podOrNull("solo-0") == null);
        scene.check("no VM is left on any host", null, scene.vms().counter(scene.vmName(SOLO)));
        scene.check("the only copy is in the registry", true, scene.hasSnapshot(SOLO));
        scene.check("the set remembers its node", "node-a", hibernatedOnNode());
        Cluster.pause(200);
        scene.check("it stays without a pod", null, scene.podOrNull("solo-0"));
    }

    private void comeBack() {
        scene.chapter("14. It comes back from nothing but its snapshot");
        suspend(SOLO, false);
        scene.waitForPhase(SOLO, CocoonSetPhase.RUNNING);
        scene.goesOn(SOLO, "node-a");
        scene.check("the node is forgotten", null, hibernatedOnNode());
    }

    private @Nullable String hibernatedOnNode() {
        CocoonSet set = Objects.requireNonNull(scene.set(SOLO), "the set is gone");
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(Annotations.HIBERNATED_ON_NODE);
    }

    private void suspend(String set, boolean suspend) {
        scene.changeSet(set, "suspend " + suspend, spec -> spec.setSuspend(suspend));
    }
}
