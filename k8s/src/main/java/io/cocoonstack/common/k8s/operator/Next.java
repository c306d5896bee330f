package io.cocoonstack.common.k8s.operator;

import java.time.Duration;
import java.util.Optional;

/**
 * When a reconciler wants to see an object again. Whatever it says, the object is reconciled when it changes, and a set
 * when a pod or a CocoonHibernation of it does.
 *
 * @param after how long to wait at most; empty for no longer than until something changes
 */
public record Next(Optional<Duration> after) {

    private static final Next ON_CHANGE = new Next(Optional.empty());

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
        return new Next(Optional.of(delay));
    }
}
