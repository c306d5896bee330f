package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Requests that a right, a webhook or a quota refuses, while events call for them all the time. Tests contract 6.5 rule
 * pace.
 */
class RefusedRequestsTest {

    private final RefusingServer server = new RefusingServer();
    private final Loop loop = new Loop(server.client);

    @AfterEach
    void close() {
        server.close();
    }

    private Next operateSet() {
        return loop.operate(loop.set());
    }

    private Next operateHibernation() {
        return loop.operate(loop.hibernation());
    }

    /** Five events a second for a minute, whatever the reconciler answers. */
    private void assertSixRefusals(String method, String end, Runnable reconcile) {
        server.refuse(method, end);
        for (int event = 0; event < 300; event++) {
            try {
                reconcile.run();
            } catch (KubernetesClientException e) {
                assertThat(e.getCode()).isEqualTo(403);
            }
            loop.clock.now = loop.clock.now.plusMillis(200);
        }
        assertThat(server.refusals()).isBetween(2, 6);
    }

    @Test
    void theFinalizerOfASet() {
        loop.createSet(spec -> {});
        assertSixRefusals("PATCH", "/cocoonsets/demo", this::operateSet);
    }

    @Test
    void theStatusOfASet() {
        loop.createSet(spec -> {});
        operateSet();
        assertSixRefusals("PATCH", "/cocoonsets/demo/status", this::operateSet);
    }

    @Test
    void thePhaseOfASet() {
        loop.run();
        loop.edit(spec -> spec.setSuspend(true));
        assertSixRefusals("PATCH", "/cocoonsets/demo/status", this::operateSet);
    }

    @Test
    void theHibernateRequestOfASet() {
        loop.run();
        loop.edit(spec -> spec.setSuspend(true));
        assertSixRefusals("PATCH", "/pods/demo-0", this::operateSet);
    }

    @Test
    void theStampOfAPod() {
        loop.run();
        loop.edit(spec -> spec.getAgent().setReplicas(2));
        assertSixRefusals("PATCH", "/pods/demo-0", this::operateSet);
    }

    @Test
    void theDeletionOfASurplusPod() {
        loop.run();
        loop.edit(spec -> spec.getAgent().setReplicas(0));
        assertSixRefusals("DELETE", "/pods/demo-1", this::operateSet);
    }

    @Test
    void theListOfVmsThatGoWithASet() {
        loop.run();
        loop.edit(spec -> spec.getAgent().setReplicas(0));
        assertSixRefusals("PATCH", "/cocoonsets/demo", this::operateSet);
    }

    @Test
    void theDeletionOfThePodsOfASetThatGoes() {
        loop.run();
        loop.client.resource(loop.set()).delete();
        assertSixRefusals("DELETE", "/pods/demo-0", this::operateSet);
    }

    @Test
    void theFinalizerOfAHibernation() {
        loop.run();
        loop.hibernate(HibernationDesire.HIBERNATE);
        assertSixRefusals("PATCH", "/cocoonhibernations/demo-0", this::operateHibernation);
    }

    @Test
    void thePhaseOfAHibernation() {
        loop.run();
        loop.hibernate(HibernationDesire.HIBERNATE);
        assertSixRefusals("PATCH", "/cocoonhibernations/demo-0/status", this::operateHibernation);
    }

    @Test
    void theWakeRequestOfAHibernation() {
        loop.run();
        loop.hibernate(HibernationDesire.HIBERNATE);
        loop.untilHibernation(HibernationPhase.HIBERNATED);
        loop.client.resource(loop.hibernation()).delete();
        assertSixRefusals("PATCH", "/pods/demo-0", this::operateHibernation);
    }

    private void assertCondition(String condition) {
        assertThat(String.join("\n", loop.setConditions())).contains(condition);
    }

    @Test
    void aPodThatIsNotDeletedWithItsSetKeepsNoOtherOneAndTheConditionSaysSo() {
        loop.run();
        loop.client.resource(loop.set()).delete();
        server.refuse("DELETE", "/pods/demo-0");
        for (int i = 0; i < 8; i++) {
            operateSet();
            loop.kubelet.pass();
            loop.clock.now = loop.clock.now.plusSeconds(20);
        }
        assertThat(loop.podNames()).containsExactly("demo-0");
        assertCondition("demo-0 is not deleted: the API server answered 403");
    }

    @Test
    void aPodThatIsNotStampedKeepsNoOtherOneFromItsCreationAndTheConditionSaysSo() {
        loop.run();
        server.refuse("PATCH", "/pods/demo-0");
        loop.edit(spec -> spec.getAgent().setReplicas(2));
        assertThat(operateSet().after()).isPresent();
        assertThat(loop.podNames()).contains("demo-2");
        assertCondition("Ready=False PodNotChanged: demo-0 is not stamped: the API server answered 403");

        server.refuseNothing();
        loop.untilSet(CocoonSetPhase.RUNNING);
        assertCondition("Ready=True AllReady");
    }

    @Test
    void aSurplusPodThatIsNotDeletedKeepsNoOtherOneAndTheConditionSaysSo() {
        loop.createSet(spec -> spec.getAgent().setReplicas(2));
        loop.untilSet(CocoonSetPhase.RUNNING);
        server.refuse("DELETE", "/pods/demo-1");
        loop.edit(spec -> spec.getAgent().setReplicas(0));
        for (int i = 0; i < 5; i++) {
            operateSet();
            loop.kubelet.pass();
            loop.clock.now = loop.clock.now.plusSeconds(20);
        }
        assertThat(loop.podNames()).contains("demo-1").doesNotContain("demo-2");
        assertCondition("Ready=False PodNotChanged: demo-1 is not deleted: the API server answered 403");
    }

    @Test
    void whatWasRefusedIsDoneWhenNobodyRefusesItAnyMore() {
        loop.createSet(spec -> {});
        assertSixRefusals("PATCH", "/cocoonsets/demo", this::operateSet);
        server.refuseNothing();
        Next rest = operateSet();
        assertThat(rest.after()).as("the rest of the pause").isPresent();
        loop.clock.now = loop.clock.now.plus(rest.delay());
        loop.untilSet(CocoonSetPhase.RUNNING);
    }
}
