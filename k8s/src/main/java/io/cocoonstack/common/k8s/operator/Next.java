package io.cocoonstack.common.k8s.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a reconciler wants to see an object again. Whatever it says, the object is reconciled when it changes, and a set
 * when a pod or a CocoonHibernation of it does. After refusals in a row a reconciler that is called too early does
 * nothing, and says how long it is still to be left alone.
 *
 * @param delay how long to wait at most; null for no longer than until something changes
 */
public record Next(@Nullable Duration delay) {

    /** After a step that acted there is a next one: read again, once the caches had a moment. */
    static final Next SOON = after(Duration.ofMillis(100));

    private static final Next ON_CHANGE = new Next(null);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    /** Contract 6.5 rule pace: while nothing has changed, nothing is asked for more than six times within a minute. */
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(10);

    /** {@return the delay; empty for no longer than until something changes} */
    public Optional<Duration> after() {
        return Optional.ofNullable(delay);
    }

    /** {@return only when something changes} */
    public static Next onChange() {
        return ON_CHANGE;
    }

    /**
     * After a while at the latest.
     *
     * @param delay how long to wait
     * @return when to come back
     */
    public static Next after(Duration delay) {
        return new Next(Objects.requireNonNull(delay, "delay"));
    }

    /** While a registry gives no answer, each object asks at 15, 30 and then 60 seconds, where a poll is 15 seconds. */
    static Next whileStanding(
            Standing standing, @Nullable Instant deadline, int registryFailures, FleetSettings settings) {
        if (standing.kind() == Standing.Kind.SETTLED) {
            return ON_CHANGE;
        }
        Duration poll = pause(registryFailures, settings);
        if (deadline == null) {
            return after(poll);
        }
        // Time has gone by since the deadline was looked at.
        Duration left = Duration.between(settings.clock().instant(), deadline);
        return after(left.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(left, poll));
    }

    /** A pod that is missing is held back, and each look may ask the registry about it. */
    static Next whileHeldBack(int inARow, FleetSettings settings) {
        return after(pause(inARow, settings));
    }

    private static Duration pause(int inARow, FleetSettings settings) {
        Duration poll = longer(settings.pollInterval(), SHORTEST_POLL);
        return poll.multipliedBy(1L << Math.max(0, Math.min(inARow - 1, 2)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
