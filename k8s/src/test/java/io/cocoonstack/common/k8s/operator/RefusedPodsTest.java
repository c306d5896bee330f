package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A quota, which refuses the creation of pods, each time in other words. */
class RefusedPodsTest {

    private final RefusingServer server = new RefusingServer();
    private final Loop loop = new Loop(server.client);

    @AfterEach
    void close() {
        server.close();
    }

    private void isFull() {
        server.refuse("POST", "/pods");
    }

    @Test
    void aRefusedPodIsToldInTheConditionAndKeepsNoOtherOneFromItsStamp() {
        loop.run();
        isFull();
        loop.edit(spec -> spec.getAgent().setReplicas(2));
        loop.operate();

        assertThat(loop.setConditions())
                .contains("Ready=False PodNotCreated: demo-2 is not created: the API server answered 403: exceeded"
                        + " quota, request 1");
        assertThat(Pods.generation(loop.pod("demo-browser")))
                .isEqualTo(loop.set().getMetadata().getGeneration());
        String version = loop.set().getMetadata().getResourceVersion();
        loop.operate();
        assertThat(server.refusals()).isEqualTo(2);
        assertThat(loop.set().getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    void aRefusedPodIsAskedForSixTimesWithinAMinuteAndTheReasonStays() {
        loop.run();
        isFull();
        loop.edit(spec -> spec.getAgent().setReplicas(2));
        for (int event = 0; event < 9; event++) {
            loop.operate();
        }

        assertThat(server.refusals()).isEqualTo(6);
        assertThat(loop.setConditions())
                .contains("Ready=False PodNotCreated: demo-2 is not created: the API server answered 403: exceeded"
                        + " quota, request 1");
        loop.clock.now = loop.clock.now.plus(Duration.ofMinutes(1));
        loop.operate();
        assertThat(server.refusals()).isEqualTo(7);
    }

    @Test
    void aRefusedMainPodOfARoundIsAskedForSixTimesWithinAMinuteAndTheReasonStays() {
        release();
        isFull();
        loop.edit(spec -> spec.setSuspend(false));
        loop.untilSet(CocoonSetPhase.WAKING);
        int before = server.refusals();
        for (int event = 0; event < 9; event++) {
            loop.operate();
        }

        assertThat(server.refusals() - before).isEqualTo(6);
        assertThat(String.join(" ", loop.setConditions()))
                .contains("Ready=False PodNotCreated: demo-0 is not created: the API server answered 403: ");
    }

    @Test
    void aConflictThatIsNotAboutThePodIsToldInTheConditionAndTriedAgainLater() {
        for (String why : List.of(
                "Operation cannot be fulfilled on resourcequotas \\\"full\\\": the object has been modified",
                "admission webhook \\\"x\\\" denied the request")) {
            server.answer(409, why);
            loop.run();
            isFull();
            int before = server.refusals();
            loop.edit(spec -> spec.getAgent().setReplicas(2));
            Next next = loop.operate();

            assertThat(String.join(" ", loop.setConditions()))
                    .contains("Ready=False PodNotCreated: demo-2 is not created: the API server answered 409: ");
            assertThat(next).isEqualTo(Next.after(Duration.ofSeconds(15)));
            assertThat(server.refusals()).isEqualTo(before + 1);
            server.refuseNothing();
            loop.edit(spec -> spec.getAgent().setReplicas(1));
            loop.client.resource(loop.set()).delete();
            loop.until("the set is gone", () -> loop.set() == null);
        }
    }

    @Test
    void aRoundWhoseMainPodIsRefusedSaysSoAndGoesOnWhenThereIsRoom() {
        release();
        isFull();
        loop.edit(spec -> spec.setSuspend(false));
        loop.untilSet(CocoonSetPhase.WAKING);
        loop.operate();
        assertThat(String.join(" ", loop.setConditions()))
                .contains("Ready=False PodNotCreated: demo-0 is not created: the API server answered 403: ");

        loop.clock.now = loop.clock.now.plus(Duration.ofMinutes(10));
        loop.operate();
        assertThat(CocoonSets.phase(loop.set())).isEqualTo(CocoonSetPhase.WAKING);
        server.refuseNothing();
        loop.untilSet(CocoonSetPhase.RUNNING);
    }

    private void release() {
        loop.createSet(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
            spec.setHibernatePolicy(HibernatePolicy.RELEASE);
        });
        loop.untilSet(CocoonSetPhase.RUNNING);
        loop.edit(spec -> spec.setSuspend(true));
        loop.until(
                "released",
                () -> CocoonSetPhase.SUSPENDED.equals(CocoonSets.phase(loop.set()))
                        && loop.podNames().isEmpty());
    }
}
