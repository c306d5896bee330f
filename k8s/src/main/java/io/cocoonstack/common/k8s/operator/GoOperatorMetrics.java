package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.SetStep;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Metrics under the names of the Go operator, for dashboards that know those; {@code docs/observing.md} has the table.
 * The names here are Micrometer's: a Prometheus registry turns {@code cocoon.operator.wake.phase.duration} into {@code
 * cocoon_operator_wake_phase_duration_seconds}. An optional set beside {@link
 * io.cocoonstack.common.k8s.MicrometerRoundMetrics}: hand one object to the executor and to {@link
 * FleetSettings.Builder#listener}. Micrometer is an optional dependency. Safe for use by many threads.
 */
public final class GoOperatorMetrics implements RoundExecutor.Listener, RoundSignal.Listener {

    private final MeterRegistry registry;
    private final Clock clock;

    /**
     * Makes a listener that measures by the system's clock.
     *
     * @param registry where the meters are registered
     */
    public GoOperatorMetrics(MeterRegistry registry) {
        this(registry, Clock.systemUTC());
    }

    GoOperatorMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void onStep(StepReport report) {
        HasMetadata object = report.round().resource();
        if (report.outcome() != StepOutcome.ACTED) {
            return;
        }
        if (object instanceof CocoonSet set && report.step() instanceof SetStep.DeletePod delete) {
            if (delete.keepSnapshot()) {
                count("slot.release.pods.deleted", set);
            }
        } else if (object instanceof CocoonHibernation hibernation) {
            Vocabulary phase = GoOperatorEvents.stored(report.step());
            if (HibernationPhase.HIBERNATED.equals(phase) || HibernationPhase.ACTIVE.equals(phase)) {
                left(hibernation, "ok");
            }
        }
    }

    @Override
    public void onSignal(RoundSignal signal) {
        if (signal.kind() == RoundSignal.Kind.DEADLINE_PASSED
                && signal.object() instanceof CocoonHibernation hibernation) {
            left(hibernation, "timeout");
        } else if (signal.kind() == RoundSignal.Kind.VM_FAILED && signal.object() instanceof CocoonSet set) {
            registry.counter(
                            "cocoon.operator.lifecycle.state.failed.observed",
                            "phase",
                            Objects.toString(CocoonSets.phase(set), "none"))
                    .increment();
        }
    }

    private void count(String name, CocoonSet set) {
        registry.counter(
                        "cocoon.operator." + name,
                        "namespace",
                        set.getMetadata().getNamespace(),
                        "cocoonset",
                        set.getMetadata().getName())
                .increment();
    }

    /** A leg ended; one whose beginning the conditions do not say is not measured. */
    private void left(CocoonHibernation hibernation, String result) {
        HibernationPhase phase = Hibernations.phase(hibernation);
        Instant begun = hibernation.getStatus() == null
                ? null
                : RoundTimes.begun(hibernation.getStatus().getConditions(), phase);
        boolean wakes = HibernationPhase.WAKING.equals(phase);
        if (begun != null && (wakes || HibernationPhase.HIBERNATING.equals(phase))) {
            Timer.builder("cocoon.operator." + (wakes ? "wake" : "hibernate") + ".phase.duration")
                    .tag("result", result)
                    .serviceLevelObjectives(Stream.of(10, 30, 60, 180, 600, 1800)
                            .map(Duration::ofSeconds)
                            .toArray(Duration[]::new))
                    .register(registry)
                    .record(Duration.between(begun, clock.instant()));
        }
    }
}
