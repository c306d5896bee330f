package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Quantities;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.Liveness;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.Vms;
import io.cocoonstack.examples.demo.kubelet.KubeletProcess;

/**
 * The first part of what the demo tells: a set comes up, its main agent is hibernated and woken in good order, and then
 * once more with a kubelet that crashes in the worst place.
 */
final class HibernationStory {

    private static final String SET = "demo";
    private static final String MAIN = "demo-0";

    private final Scene scene;
    private final Cluster cluster;
    private final FakeSnapshotRegistry registry;
    private final Vms vms;
    private final KubeletProcess kubelet;
    private final Story story;
    private final Claims claims;
    private final String vmName;

    HibernationStory(Scene scene) {
        this.scene = scene;
        this.cluster = scene.cluster();
        this.registry = scene.registry();
        this.vms = scene.vms();
        this.kubelet = scene.nodeA();
        this.story = scene.story();
        this.claims = scene.claims();
        this.vmName = scene.vmName(SET);
    }

    void tell() {
        create();
        hibernate();
        wake();
        hibernateAndCrash();
        wakeTooEarly();
        restart();
    }

    private void create() {
        story.chapter("1. A CocoonSet becomes pods, and pods become VMs");
        cluster.apply("cocoonset.yaml", CocoonSet.class);
        scene.user("applies cocoonset.yaml: a main agent, a sub-agent, a toolbox");
        scene.waitForPhase(SET, CocoonSetPhase.RUNNING);
        VmSpec spec = Pods.vmSpec(cluster.pod(MAIN));
        claims.check(
                "storage 1024Mi is on the pod in canonical form, 1Gi", Quantities.canonical("1024Mi"), spec.storage());
        claims.check(
                "the sub-agent forks from the main agent's VM",
                vmName,
                Pods.vmSpec(cluster.pod("demo-1")).forkFrom());
        claims.check(
                "the sub-agent runs on the main agent's node",
                cluster.pod(MAIN).getSpec().getNodeName(),
                cluster.pod("demo-1").getSpec().getNodeName());
        claims.check("a fresh VM has epoch 0", 0L, facts().hibernateEpoch().value());
        gates("up and running", Liveness.LIVE);
    }

    private void hibernate() {
        story.chapter("2. Hibernate: the VM goes into the registry");
        Cluster.pause(100);
        cluster.apply("cocoonhibernation.yaml", CocoonHibernation.class);
        scene.user("applies cocoonhibernation.yaml: desire Hibernate");
        scene.waitForPhase(MAIN, HibernationPhase.HIBERNATED);
        claims.check("the kubelet removed the VM id with its report", null, facts().vmId());
        claims.check("no copy of the VM is left on any host", null, vms.counter(vmName));
        claims.check(
                "hibernate is complete",
                true,
                HibernateGate.evaluate(facts(), registry) instanceof HibernateAnswer.Complete);
        gates("hibernated", Liveness.HIBERNATE_REQUESTED);
    }

    private void wake() {
        story.chapter("3. Wake: the VM comes back, and the epoch says so");
        scene.desire(MAIN, HibernationDesire.WAKE);
        scene.waitForPhase(MAIN, HibernationPhase.ACTIVE);
        claims.check(
                "the wake counted the epoch up to 1",
                1L,
                facts().hibernateEpoch().value());
        claims.check("the snapshot was dropped under the live VM", true, isDropped());
        gates("awake", Liveness.LIVE);
    }

    private void hibernateAndCrash() {
        story.chapter("4. Hibernate again, and the kubelet crashes between the VM's end and its report");
        Cluster.pause(100);
        kubelet.crashAfterNextDestroy();
        scene.desire(MAIN, HibernationDesire.HIBERNATE);
        Cluster.waitFor("the kubelet to crash", () -> !kubelet.isAlive());
        PodFacts left = facts();
        claims.check("the VM is gone from its host", null, vms.counter(vmName));
        claims.check("a stale VM id is left on the pod", true, left.vmId() != null);
        claims.check("a container that no longer runs is left in state running", true, left.isContainerRunning());
        gates("after the crash", Liveness.HIBERNATE_REQUESTED);
    }

    private void wakeTooEarly() {
        story.chapter("5. The wake is asked for before anybody knows: the old gate opens, the new one stays shut");
        scene.desire(MAIN, HibernationDesire.WAKE);
        scene.waitForPhase(MAIN, HibernationPhase.WAKING);
        boolean oldGateOpened = false;
        boolean newGateOpened = false;
        for (int i = 0; i < 20; i++) {
            oldGateOpened |= oldGateOpens(facts());
            newGateOpened |= WakeGate.evaluate(facts()).isLive(LegacyPolicy.TRUST);
            Cluster.pause(50);
        }
        gates("asked to wake, nothing restored yet", Liveness.WAKE_PENDING);
        claims.check("the old gate (running, and an id) was open", true, oldGateOpened);
        claims.check("the new gate stayed shut all the while", false, newGateOpened);
        claims.check("the only copy of the VM is still in the registry", false, isDropped());
        story.tell(
                "observer",
                "an operator behind the old gate would have deleted " + digest() + " by now, the only copy there is");
    }

    private void restart() {
        story.chapter("6. The kubelet is started again and finishes the wake");
        kubelet.start();
        scene.waitForPhase(MAIN, HibernationPhase.ACTIVE);
        claims.check(
                "the wake counted the epoch up to 2",
                2L,
                facts().hibernateEpoch().value());
        claims.check("the snapshot was dropped under the live VM", true, isDropped());
        gates("awake again", Liveness.LIVE);
        scene.goesOn(SET, "node-a");
    }

    private void gates(String when, Liveness want) {
        PodFacts facts = facts();
        Liveness liveness = WakeGate.evaluate(facts);
        HibernateAnswer complete = HibernateGate.evaluate(facts, registry);
        story.tell("gates", when + ": wake gate says " + liveness + ", as " + liveness.why());
        story.tell(
                "gates",
                when + ": hibernate gate says "
                        + (complete instanceof HibernateAnswer.Complete ? "complete" : "not complete") + ", as "
                        + complete.why());
        story.tell("gates", when + ": the old wake gate would be " + (oldGateOpens(facts) ? "OPEN" : "shut"));
        claims.check(when + ": the wake gate says " + want, want, liveness);
    }

    /** What operators went by before there were epochs. */
    private static boolean oldGateOpens(PodFacts facts) {
        return facts.isContainerRunning() && facts.vmId() != null;
    }

    private PodFacts facts() {
        return scene.facts(MAIN);
    }

    private boolean isDropped() {
        return registry.probe(vmName, Identifiers.HIBERNATE_SNAPSHOT_TAG) instanceof ProbeResult.Absent;
    }

    private String digest() {
        return registry.probe(vmName, Identifiers.HIBERNATE_SNAPSHOT_TAG) instanceof ProbeResult.Present present
                ? present.digest().substring(0, 19)
                : "nothing";
    }
}
