package io.cocoonstack.common.k8s;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the steps of rounds with Micrometer, which is an optional dependency: only who uses this class needs it on the
 * class path.
 *
 * <ul>
 *   <li>{@code cocoon.round.steps}: a timer by {@code controller}, {@code step} (its kind, such as {@code
 *       request_hibernate}) and {@code outcome} (such as {@code acted});
 *   <li>{@code cocoon.round.conflicts}: a counter by {@code controller};
 *   <li>{@code cocoon.round.registry.failures}: a counter by {@code controller}.
 * </ul>
 *
 * <p>The two counters are there from zero on, to alert by. Safe for use by many threads.
 */
public final class MicrometerRoundMetrics implements RoundExecutor.Listener {

    private final MeterRegistry registry;
    private final String controller;
    private final Map<String, Timer> steps = new ConcurrentHashMap<>();
    private final Counter conflicts;
    private final Counter registryFailures;

    /**
     * Registers the meters.
     *
     * @param registry where
     * @param controller the value of the tag {@code controller}
     */
    public MicrometerRoundMetrics(MeterRegistry registry, String controller) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.controller = Objects.requireNonNull(controller, "controller");
        this.conflicts = counter("cocoon.round.conflicts");
        this.registryFailures = counter("cocoon.round.registry.failures");
    }

    private Counter counter(String name) {
        return Counter.builder(name).tag("controller", controller).register(registry);
    }

    @Override
    public void onStep(StepReport report) {
        String outcome = report.outcome().name().toLowerCase(Locale.ROOT);
        steps.computeIfAbsent(report.kind() + " " + outcome, key -> timer(report.kind(), outcome))
                .record(report.took());
        if (report.outcome() == StepOutcome.CONFLICT) {
            conflicts.increment();
        } else if (report.outcome() == StepOutcome.REGISTRY_FAILED) {
            registryFailures.increment();
        }
    }

    private Timer timer(String kind, String outcome) {
        return Timer.builder("cocoon.round.steps")
                .tag("controller", controller)
                .tag("step", kind)
                .tag("outcome", outcome)
                .register(registry);
    }
}
