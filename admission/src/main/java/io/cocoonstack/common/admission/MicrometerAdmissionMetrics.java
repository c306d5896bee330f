package io.cocoonstack.common.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts with Micrometer, which is an optional dependency: only who uses this class needs it on the class path.
 *
 * <ul>
 *   <li>{@code cocoon.admission.reviews}: a timer by {@code webhook}, {@code kind}, {@code operation} and
 *       {@code verdict}, which is {@code allowed}, {@code denied} or {@code failed};
 *   <li>{@code cocoon.admission.refusals}: a counter by {@code webhook} and {@code reason}, such as {@code too_large}.
 * </ul>
 *
 * <p>Clients choose kinds and operations. Beyond 64 combinations with verdicts, others are counted as kind and
 * operation {@code other}. Safe for use by many threads.
 */
public final class MicrometerAdmissionMetrics implements AdmissionMetrics {

    private static final int MAX_COMBINATIONS = 64;
    private static final String OTHER = "other";
    private static final String NONE_GIVEN = "none";

    private final MeterRegistry registry;
    private final String webhook;
    private final Map<Labels, Timer> reviews = new ConcurrentHashMap<>();

    private record Labels(String kind, String operation, Verdict verdict) {}

    /**
     * Registers the meters.
     *
     * @param registry the registry that gets them
     * @param webhook the value of the tag {@code webhook}
     */
    public MicrometerAdmissionMetrics(MeterRegistry registry, String webhook) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.webhook = Objects.requireNonNull(webhook, "webhook");
        for (Refusal reason : Refusal.values()) {
            refusals(reason);
        }
    }

    @Override
    public void onVerdict(AdmissionRequest request, Verdict verdict, long nanos) {
        String kind = request.kind().kind();
        @Nullable Operation operation = request.operation();
        Labels labels = new Labels(
                kind.isEmpty() ? NONE_GIVEN : kind, operation == null ? NONE_GIVEN : operation.value(), verdict);
        Timer timer = reviews.get(labels);
        if (timer == null) {
            Labels counted = reviews.size() < MAX_COMBINATIONS ? labels : new Labels(OTHER, OTHER, verdict);
            timer = reviews.computeIfAbsent(counted, this::timer);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Labels labels) {
        return registry.timer(
                "cocoon.admission.reviews",
                Tags.of("webhook", webhook, "kind", labels.kind(), "operation", labels.operation())
                        .and("verdict", lowerCase(labels.verdict())));
    }

    @Override
    public void onRefused(Refusal reason) {
        refusals(reason).increment();
    }

    private Counter refusals(Refusal reason) {
        return registry.counter("cocoon.admission.refusals", "webhook", webhook, "reason", lowerCase(reason));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
