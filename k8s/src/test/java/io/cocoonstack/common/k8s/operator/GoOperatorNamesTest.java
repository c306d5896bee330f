package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GoOperatorNamesTest {

    private final EmbeddedApiServer server = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Loop loop = new Loop(server.client());
    private final GoOperatorEvents events =
            new GoOperatorEvents(new EventRecorder(server.client(), "cocoon-operator", "operator-0"));
    private final GoOperatorMetrics metrics =
            new GoOperatorMetrics(meters, Clock.fixed(Fixtures.NOW.plusSeconds(42), ZoneOffset.UTC));

    @AfterEach
    void close() {
        server.close();
    }

    private List<String> reasons() {
        return server.client().v1().events().inNamespace(loop.namespace).list().getItems().stream()
                .map(Event::getReason)
                .sorted()
                .toList();
    }

    @Test
    void aRoundOfACocoonHibernationIsToldUnderTheReasonsOfTheGoOperator() {
        loop.listen(events, metrics);
        loop.run();
        loop.hibernate(HibernationDesire.HIBERNATE);
        loop.untilHibernation(HibernationPhase.HIBERNATED);
        Patches.patch(
                server.client(), loop.hibernation(), copy -> copy.getSpec().setDesire(HibernationDesire.WAKE));
        loop.untilHibernation(HibernationPhase.ACTIVE);

        assertThat(reasons()).containsExactly("Hibernated", "WokenActive");
        for (String leg : List.of("hibernate", "wake")) {
            assertThat(meters.get("cocoon.operator." + leg + ".phase.duration")
                            .tag("result", "ok")
                            .timer()
                            .count())
                    .as(leg)
                    .isEqualTo(1);
        }
    }

    private CocoonHibernation in(HibernationPhase phase) {
        CocoonHibernation pending = Fixtures.hibernation(HibernationDesire.HIBERNATE, null)
                .editMetadata()
                .withNamespace(loop.namespace)
                .endMetadata()
                .build();
        return new CocoonHibernationBuilder(pending)
                .withStatus(new HibernationReport(pending, null, Fixtures.NOW).stored(phase))
                .build();
    }

    @Test
    void aTimeOutIsToldByItsLeg() {
        for (HibernationPhase phase : List.of(HibernationPhase.HIBERNATING, HibernationPhase.WAKING)) {
            RoundSignal signal = new RoundSignal(in(phase), RoundSignal.Kind.DEADLINE_PASSED, "why");
            events.onSignal(signal);
            metrics.onSignal(signal);
        }

        assertThat(reasons()).containsExactly("HibernateTimedOut", "WakeTimedOut");
        assertThat(meters.get("cocoon.operator.wake.phase.duration")
                        .tag("result", "timeout")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(42);
    }

    @Test
    void aRetryIsTold() {
        loop.listen(events, metrics);
        loop.run();
        loop.hibernate(HibernationDesire.HIBERNATE);
        loop.until("hibernating", () -> HibernationPhase.HIBERNATING.equals(Hibernations.phase(loop.hibernation())));
        loop.registry.down = true;
        loop.clock.now = loop.clock.now.plusSeconds(600);
        loop.operate();
        loop.registry.down = false;
        loop.clock.now = loop.clock.now.plusSeconds(600);
        loop.untilHibernation(HibernationPhase.HIBERNATED);

        assertThat(reasons()).contains("RetryRequested");
    }

    @Test
    void aVmThatFailedAndASeatThatIsGivenBackAreTold() {
        loop.listen(events, metrics);
        loop.createSet(spec -> {
            spec.getAgent().setReplicas(0);
            spec.setToolboxes(List.of());
            spec.setHibernatePolicy(HibernatePolicy.RELEASE);
        });
        loop.untilSet(CocoonSetPhase.RUNNING);
        loop.edit(spec -> spec.setSuspend(true));
        loop.until("released", () -> loop.podNames().isEmpty());
        CocoonSet set = loop.set();
        RoundSignal failed = new RoundSignal(set, RoundSignal.Kind.VM_FAILED, "demo-0: no space left on device");
        events.onSignal(failed);
        metrics.onSignal(failed);

        assertThat(reasons()).containsExactly("PodLifecycleFailed");
        assertThat(meters.get("cocoon.operator.slot.release.pods.deleted")
                        .tag("cocoonset", "demo")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("cocoon.operator.lifecycle.state.failed.observed")
                        .tag("phase", "Suspended")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theNamesOfThePageAreAnOptionBesideOurs() {
        KubernetesClient client = server.client();
        SnapshotRegistry registry = loop.registry;
        String podName = "operator-0";
        MeterRegistry meterRegistry = meters;

        GoOperatorEvents goEvents = new GoOperatorEvents(new EventRecorder(client, "cocoon-operator", podName));
        GoOperatorMetrics goMetrics = new GoOperatorMetrics(meterRegistry);
        RoundExecutor goExecutor = new RoundExecutor(client, registry, goEvents, goMetrics);
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT)
                .listener(goEvents)
                .listener(goMetrics)
                .build();

        settings.tell(new RoundSignal(in(HibernationPhase.WAKING), RoundSignal.Kind.DEADLINE_PASSED, "why"));
        assertThat(goExecutor).isNotNull();
        assertThat(reasons()).containsExactly("WakeTimedOut");
    }
}
