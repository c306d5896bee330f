package io.cocoonstack.examples.demo;

import io.cocoonstack.common.k8s.EventReasons;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import java.util.List;

/** The registry goes out of service while a VM is on its way into it. */
record OutageStory(Scene scene) {

    private static final String SET = "demo";
    private static final String MAIN = "demo-0";

    void tell() {
        hibernate();
        callOff();
        comeBack();
    }

    private void hibernate() {
        scene.chapter("10. Hibernate, and the registry goes out of service just before the push");
        scene.nodeA().beforeNextPush(() -> {
            scene.registry().outage(true);
            scene.tell("registry", "goes OUT OF SERVICE");
        });
        scene.desire(MAIN, HibernationDesire.HIBERNATE);
        Cluster.waitFor("the kubelet to say why on the pod", () -> !events(MAIN).isEmpty());
        Cluster.pause(200);
        scene.check("the VM is frozen, not destroyed", true, scene.vms().counter(scene.vmName(SET)) != null);
        scene.check(
                "nothing was declared hibernated",
                LifecycleState.HIBERNATING,
                scene.facts(MAIN).lifecycle().state());
        scene.check("the pod's events say why", true, events(MAIN).get(0).contains("503"));
    }

    private void callOff() {
        scene.chapter("11. The user calls it off: the VM runs on, and the round stays open until it can be closed");
        scene.desire(MAIN, HibernationDesire.WAKE);
        scene.waitForPhase(MAIN, HibernationPhase.WAKING);
        Cluster.waitFor("the VM to run again", () -> scene.vms().runsOn(scene.vmName(SET)) != null);
        Cluster.waitFor(
                "the operator to say why on the CocoonHibernation",
                () -> events(MAIN).stream().anyMatch(message -> message.startsWith("the registry gave no answer")));
        Cluster.pause(200);
        int events = events(MAIN).size();
        scene.check("a loop that comes back again and again tells it in a few events", true, events <= 4);
    }

    private void comeBack() {
        scene.registry().outage(false);
        scene.tell("registry", "is back in service");
        scene.user("touches the pod, so that the operator looks before its pause is over");
        scene.touch(MAIN);
        scene.waitForPhase(MAIN, HibernationPhase.ACTIVE);
        scene.goesOn(SET, "node-a");
    }

    private List<String> events(String about) {
        return scene.events(about, EventReasons.REGISTRY_UNAVAILABLE);
    }
}
