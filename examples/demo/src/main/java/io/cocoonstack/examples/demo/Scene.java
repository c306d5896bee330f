package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.examples.demo.kubelet.Fleet;
import io.cocoonstack.examples.demo.kubelet.KubeletProcess;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
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
        PretendRegistry registry,
        Fleet fleet,
        OperatorProcess operator,
        KubeletProcess nodeA,
        KubeletProcess nodeB,
        Timeline timeline,
        Claims claims) {

    private static final String USER = "user";

    void user(String what) {
        timeline.tell(USER, what);
    }

    String vmName(String set) {
        return VmNames.mainAgent(cluster.namespace(), set);
    }

    @Nullable
    CocoonSet set(String name) {
        return cluster.client()
                .resources(CocoonSet.class)
                .inNamespace(cluster.namespace())
                .withName(name)
                .get();
    }

    @Nullable
    CocoonSetPhase phase(String set) {
        CocoonSet found = set(set);
        return found == null || found.getStatus() == null
                ? null
                : found.getStatus().getPhase();
    }

    void waitForPhase(String set, CocoonSetPhase phase) {
        Cluster.waitFor("CocoonSet " + set + " to be " + phase, () -> phase.equals(phase(set)));
    }

    void changeSet(String name, String what, Consumer<CocoonSetSpec> change) {
        user("changes CocoonSet " + name + ": " + what);
        Patches.patch(
                cluster.client(),
                Objects.requireNonNull(set(name), "the set is gone"),
                copy -> change.accept(Objects.requireNonNull(copy.getSpec())));
    }

    @Nullable
    CocoonHibernation hibernation(String pod) {
        return cluster.client()
                .resources(CocoonHibernation.class)
                .inNamespace(cluster.namespace())
                .withName(pod)
                .get();
    }

    void desire(String pod, HibernationDesire desire) {
        user("changes CocoonHibernation " + pod + ": desire " + desire);
        Patches.patch(
                cluster.client(),
                Objects.requireNonNull(hibernation(pod), "the CocoonHibernation is gone"),
                copy -> Objects.requireNonNull(copy.getSpec()).setDesire(desire));
    }

    void waitForPhase(String pod, HibernationPhase phase) {
        Cluster.waitFor("CocoonHibernation " + pod + " to be " + phase, () -> {
            CocoonHibernation found = hibernation(pod);
            return found != null
                    && found.getStatus() != null
                    && phase.equals(found.getStatus().getPhase());
        });
    }

    PodFacts facts(String pod) {
        return Pods.facts(cluster.pod(pod));
    }

    @Nullable
    Pod podOrNull(String pod) {
        return cluster.client()
                .pods()
                .inNamespace(cluster.namespace())
                .withName(pod)
                .get();
    }

    boolean hasSnapshot(String set) {
        return registry.peek(vmName(set), Identifiers.HIBERNATE_SNAPSHOT_TAG) != null;
    }

    /** Claims that the VM goes on from where it was: it runs, on that node, and further than ever. */
    void goesOn(String set, @Nullable String node) {
        long furthest = fleet.furthest(vmName(set));
        Cluster.pause(50);
        Long counter = fleet.counter(vmName(set));
        claims.check("the VM's counter goes on from where it was", true, counter != null && counter > furthest);
        if (node != null) {
            claims.check("the VM runs on " + node, node, fleet.runsOn(vmName(set)));
        }
        claims.check("no snapshot is left behind the live VM", false, hasSnapshot(set));
    }

    /** The messages of the events with a reason. */
    List<String> events(String about, String reason) {
        return cluster.client().v1().events().inNamespace(cluster.namespace()).list().getItems().stream()
                .filter(event -> about.equals(event.getInvolvedObject().getName()) && reason.equals(event.getReason()))
                .map(Event::getMessage)
                .toList();
    }
}
