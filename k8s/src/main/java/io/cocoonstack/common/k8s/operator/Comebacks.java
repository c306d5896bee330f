package io.cocoonstack.common.k8s.operator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an object is looked at again. */
final class Comebacks {

    /** After a step that acted there is a next one: read again, once the caches had a moment. */
    static final Next SOON = Next.after(Duration.ofMillis(100));

    private static final Duration CACHE_LAG = Duration.ofSeconds(1);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Comebacks() {}

    /** After a conflict the object is read again; a cache that is behind needs a moment for that. */
    static Next afterConflict(FleetSettings settings) {
        Duration poll = settings.pollInterval();
        return Next.after(poll.compareTo(CACHE_LAG) < 0 ? poll : CACHE_LAG);
    }

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
        // Time has gone by since the deadline was looked at.
        Duration left = Duration.between(settings.clock().instant(), deadline);
        Duration soonest = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        return Next.after(soonest.compareTo(poll) < 0 ? soonest : poll);
    }
}
