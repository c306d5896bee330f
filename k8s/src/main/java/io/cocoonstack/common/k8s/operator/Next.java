package io.cocoonstack.common.k8s.operator;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a reconciler wants to see an object again. Whatever it says, the object is reconciled when it changes, and a set
 * when a pod or a CocoonHibernation of it does.
 *
 * @param delay how long to wait at most; null for no longer than until something changes
 */
public record Next(@Nullable Duration delay) {

    private static final Next ON_CHANGE = new Next(null);

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
}
