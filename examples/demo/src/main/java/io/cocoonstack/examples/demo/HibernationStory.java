package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Quantities;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.Liveness;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;

/**
 * The first part of what the demo tells: a set comes up, its main agent is hibernated and woken in good order, and then
 * once more with a kubelet that crashes in the worst place.
 */
record HibernationStory(Scene scene) {

    private static final String SET = "demo";
    private static final String MAIN = "demo-0";

    void tell() {
        create();
        hibernate();
        wake();
        hibernateAndCrash();
        wakeTooEarly();
        restart();
    }

    private void create() {
        scene.chapter("1. A CocoonSet becomes pods, and pods become VMs");
        scene.cluster().apply("cocoonset.yaml", CocoonSet.class);
        scene.user("applies cocoonset.yaml: a main agent, a sub-agent, a toolbox");
        scene.waitForPhase(SET, CocoonSetPhase.RUNNING);
        VmSpec spec = Pods.vmSpec(scene.cluster().pod(MAIN));
        scene.check(
                "storage 1024Mi is on the pod in canonical form, 1Gi", Quantities.canonical("1024Mi"), spec.storage());
        scene.check(
                "the sub-agent forks from the main agent's VM",
                scene.vmName(SET),
                Pods.vmSpec(scene.cluster().pod("demo-1")).forkFrom());
        scene.check(
                "the sub-agent runs on the main agent's node",
                scene.cluster().pod(MAIN).getSpec().getNodeName(),
                scene.cluster().pod("demo-1").getSpec().getNodeName());
        epoch(0, "a fresh VM has epoch 0");
        gates("up and running", Liveness.LIVE);
    }

    private void hibernate() {
        scene.chapter("2. Hibernate: the VM goes into the registry");
        Cluster.pause(100);
        scene.cluster().apply("cocoonhibernation.yaml", CocoonHibernation.class);
        scene.user("applies cocoonhibernation.yaml: desire Hibernate");
        scene.waitForPhase(MAIN, HibernationPhase.HIBERNATED);
        scene.check("the kubelet removed the VM id with its report", null, facts().vmId());
        scene.check("no copy of the VM is left on any host", null, scene.vms().counter(scene.vmName(SET)));
        scene.check("hibernate is complete", true, scene.isHibernated(MAIN));
        gates("hibernated", Liveness.HIBERNATE_REQUESTED);
    }

    private void wake() {
        scene.chapter("3. Wake: the VM comes back, and the epoch says so");
        scene.desire(MAIN, HibernationDesire.WAKE);
        scene.waitForPhase(MAIN, HibernationPhase.ACTIVE);
        epoch(1, "the wake counted the epoch up to 1");
        scene.check("the snapshot was dropped under the live VM", false, scene.hasSnapshot(SET));
        gates("awake", Liveness.LIVE);
    }

    private void hibernateAndCrash() {
        scene.chapter("4. Hibernate again, and the kubelet crashes between the VM's end and its report");
        Cluster.pause(100);
        scene.nodeA().crashAfterNextDestroy();
        scene.desire(MAIN, HibernationDesire.HIBERNATE);
        Cluster.waitFor("the kubelet to crash", () -> !scene.nodeA().isAlive());
        PodFacts left = facts();
        scene.check("the VM is gone from its host", null, scene.vms().counter(scene.vmName(SET)));
        scene.check("the VM id went from the pod before the push", null, left.vmId());
        scene.check("no container is left in state running", false, left.isContainerRunning());
        gates("after the crash", Liveness.HIBERNATE_REQUESTED);
    }

    private void wakeTooEarly() {
        scene.chapter("5. The wake is asked for before anybody knows: every gate stays shut");
        scene.desire(MAIN, HibernationDesire.WAKE);
        scene.waitForPhase(MAIN, HibernationPhase.WAKING);
        boolean oldGateOpened = false;
        boolean newGateOpened = false;
        for (int i = 0; i < 20; i++) {
            oldGateOpened |= oldGateOpens(facts());
            newGateOpened |= WakeGate.evaluate(facts()).isLive(LegacyPolicy.TRUST);
            Cluster.pause(50);
        }
        gates("asked to wake, nothing restored yet", Liveness.NOT_RUNNING);
        scene.check("the old gate (running, and an id) stayed shut all the while", false, oldGateOpened);
        scene.check("the new gate stayed shut all the while", false, newGateOpened);
        scene.check("the only copy of the VM is still in the registry", true, scene.hasSnapshot(SET));
        scene.tell("observer", "an operator behind the old gate has seen no VM either, and has kept the snapshot");
    }

    private void restart() {
        scene.chapter("6. The kubelet is started again and finishes the wake");
        scene.nodeA().start();
        scene.waitForPhase(MAIN, HibernationPhase.ACTIVE);
        epoch(2, "the wake counted the epoch up to 2");
        scene.check("the snapshot was dropped under the live VM", false, scene.hasSnapshot(SET));
        gates("awake again", Liveness.LIVE);
        scene.goesOn(SET, "node-a");
    }

    private void epoch(long want, String claim) {
        scene.check(claim, want, facts().hibernateEpoch().value());
    }

    private void gates(String when, Liveness want) {
        PodFacts facts = facts();
        Liveness liveness = WakeGate.evaluate(facts);
        HibernateAnswer complete = HibernateGate.evaluate(facts, scene.registry());
        scene.tell("gates", when + ": wake gate says " + liveness + ", as " + liveness.why());
        scene.tell(
                "gates",
                when + ": hibernate gate says "
                        + (complete instanceof HibernateAnswer.Complete ? "complete" : "not complete") + ", as "
                        + complete.why());
        scene.tell("gates", when + ": the old wake gate would be " + (oldGateOpens(facts) ? "OPEN" : "shut"));
        scene.check(when + ": the wake gate says " + want, want, liveness);
    }

    /** What operators went by before there were epochs. */
    private static boolean oldGateOpens(PodFacts facts) {
        return facts.isContainerRunning() && facts.vmId() != null;
    }

    private PodFacts facts() {
        return scene.facts(MAIN);
    }
}
