package io.cocoonstack.examples.demo;

import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The main agent moves to another node, is called back while it is on its way, and moves once more with an operator
 * that is killed in the worst place.
 */
record MigrationStory(Scene scene) {

    private static final String SET = "demo";
    private static final String MAIN = "demo-0";

    void tell() {
        migrate();
        retarget();
        killTheOperator();
    }

    private void migrate() {
        scene.chapter("7. Migration: the main agent moves to node-b by way of the registry");
        String before = scene.facts(MAIN).uid();
        wantNode("node-b");
        waitUntilItRunsOn("node-b");
        scene.check(
                "the pod is another one now",
                false,
                Objects.equals(before, scene.facts(MAIN).uid()));
        scene.check("the pod is bound to node-b", "node-b", scene.facts(MAIN).nodeName());
        scene.goesOn(SET, "node-b");
    }

    private void retarget() {
        scene.chapter("8. Moved back, and called back again while it is on its way");
        AtomicReference<CocoonSetPhase> onItsWay = new AtomicReference<>();
        scene.nodeB().beforeNextPush(() -> {
            CocoonSetPhase phase = scene.phase(SET);
            wantNode("node-b");
            onItsWay.set(phase);
        });
        wantNode("node-a");
        Cluster.waitFor("the VM to be on its way", () -> onItsWay.get() != null);
        scene.check("the set was migrating", CocoonSetPhase.MIGRATING, onItsWay.get());
        waitUntilItRunsOn("node-b");
        scene.goesOn(SET, "node-b");
    }

    private void killTheOperator() {
        scene.chapter("9. Moved once more, and the operator is killed while the only copy is in the registry");
        scene.operator().killAfter("delete_pod");
        wantNode("node-a");
        Cluster.waitFor("the operator to be killed", () -> !scene.operator().isAlive());
        Cluster.waitFor("the pod to go", () -> scene.podOrNull(MAIN) == null);
        scene.check("no VM is left on any host", null, scene.vms().counter(scene.vmName(SET)));
        scene.check("the only copy is in the registry", true, scene.hasSnapshot(SET));
        scene.check("the set remembers that it was migrating", CocoonSetPhase.MIGRATING, scene.phase(SET));
        scene.operator().start();
        waitUntilItRunsOn("node-a");
        scene.goesOn(SET, "node-a");
    }

    /** A set that migrates is Running again only after its VM runs where it is wanted. */
    private void waitUntilItRunsOn(String node) {
        Cluster.waitFor(
                "the VM to run on " + node,
                () -> CocoonSetPhase.RUNNING.equals(scene.phase(SET))
                        && node.equals(scene.vms().runsOn(scene.vmName(SET))));
    }

    private void wantNode(String node) {
        scene.changeSet(SET, "nodeName " + node, spec -> spec.setNodeName(node));
    }
}
