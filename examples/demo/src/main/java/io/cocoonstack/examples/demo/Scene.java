package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.round.HibernateAnswer;
import io.cocoonstack.common.round.HibernateGate;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.common.testkit.world.User;
import io.cocoonstack.common.testkit.world.Vms;
import io.cocoonstack.common.testkit.world.World;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the stories play: the parts, what a user does with them, and what can be seen of them.
 *
 * @param nodeA the kubelet of node-a
 * @param nodeB the kubelet of node-b
 */
record Scene(
        Cluster cluster,
        World world,
        OperatorProcess operator,
        KubeletProcess nodeA,
        KubeletProcess nodeB,
        Claims claims) {

    void check(String claim, @Nullable Object want, @Nullable Object got) {
        claims.check(claim, want, got);
    }

    Story story() {
        return world.story();
    }

    Vms vms() {
        return world.vms();
    }

    FakeSnapshotRegistry registry() {
        return world.registry();
    }

    void chapter(String title) {
        story().chapter(title);
    }

    void tell(String who, String what) {
        story().tell(who, what);
    }

    void user(String what) {
        tell("user", what);
    }

    private User userOf(String set) {
        return new User(cluster.client(), cluster.namespace(), set, story());
    }

    String vmName(String set) {
        return VmNames.mainAgent(cluster.namespace(), set);
    }

    @Nullable
    CocoonSet set(String name) {
        return userOf(name).set();
    }

    @Nullable
    CocoonSetPhase phase(String set) {
        return userOf(set).setPhase();
    }

    void waitForPhase(String set, CocoonSetPhase phase) {
        Cluster.waitFor("CocoonSet " + set + " to be " + phase, () -> phase.equals(phase(set)));
    }

    void changeSet(String name, String what, Consumer<CocoonSetSpec> change) {
        userOf(name).editSet("changes CocoonSet " + name + ": " + what, change);
    }

    void desire(String pod, HibernationDesire desire) {
        userOf("demo").desire(pod, desire);
    }

    void waitForPhase(String pod, HibernationPhase phase) {
        Cluster.waitFor(
                "CocoonHibernation " + pod + " to be " + phase,
                () -> phase.equals(userOf("demo").hibernationPhase(pod)));
    }

    PodFacts facts(String pod) {
        return Pods.facts(cluster.pod(pod));
    }

    @Nullable
    Pod podOrNull(String pod) {
        return userOf("demo").pod(pod);
    }

    /** Has everybody look at a pod now, and not only when they would by themselves. */
    void touch(String pod) {
        userOf("demo").touch(pod);
    }

    boolean isHibernated(String pod) {
        return HibernateGate.evaluate(facts(pod), registry()) instanceof HibernateAnswer.Complete;
    }

    boolean hasSnapshot(String set) {
        return registry().at(vmName(set), Identifiers.HIBERNATE_SNAPSHOT_TAG) != null;
    }

    /** Claims that the VM goes on from where it was: it runs, on that node, and further than ever. */
    void goesOn(String set, String node) {
        long furthest = vms().furthest(vmName(set));
        Cluster.pause(50);
        Long counter = vms().counter(vmName(set));
        check("the VM's counter goes on from where it was", true, counter != null && counter > furthest);
        check("the VM runs on " + node, node, vms().runsOn(vmName(set)));
        check("no snapshot is left behind the live VM", false, hasSnapshot(set));
    }

    /** The messages of the events with a reason. */
    List<String> events(String about, String reason) {
        return cluster.client().v1().events().inNamespace(cluster.namespace()).list().getItems().stream()
                .filter(event -> about.equals(event.getInvolvedObject().getName()) && reason.equals(event.getReason()))
                .map(Event::getMessage)
                .toList();
    }
}
