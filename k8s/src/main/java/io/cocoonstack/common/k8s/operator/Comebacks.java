package io.cocoonstack.common.k8s.operator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an object is looked at again. */
final class Comebacks {

    /** After a step that acted there is a next one: read again, once the caches had a moment. */
    static final Next SOON = Next.after(Duration.ofMillis(100));

    private Comebacks() {}

    static boolean isPast(@Nullable Instant deadline, FleetSettings settings) {
        return deadline != null && !settings.clock().instant().isBefore(deadline);
    }

    static Next whileStanding(Standing standing, @Nullable Instant deadline, FleetSettings settings) {
        if (standing.kind() == Standing.Kind.SETTLED) {
            return Next.onChange();
        }
        Duration poll = settings.pollInterval();
        if (deadline == null) {
            return Next.after(poll);
        }
        Duration left = Duration.between(settings.clock().instant(), deadline);
        return Next.after(left.compareTo(poll) < 0 ? left : poll);
    }
}
