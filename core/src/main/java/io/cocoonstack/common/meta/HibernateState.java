package io.cocoonstack.common.meta;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operator's wish to have a pod's VM hibernated (contract 4 rule hibernate-state).
 *
 * @param on whether the VM is to be hibernated
 */
public record HibernateState(boolean on) {

    /** The VM is to be hibernated. */
    public static final HibernateState ON = new HibernateState(true);

    /** The VM is to run. */
    public static final HibernateState OFF = new HibernateState(false);

    /**
     * {@return {@link #ON} only where the value is exactly {@code true}; never null}
     * @param annotations the annotations of a pod, or null for none
     */
    public static HibernateState from(@Nullable Map<String, String> annotations) {
        return AnnotationMaps.flag(annotations, Annotations.HIBERNATE) ? ON : OFF;
    }

    /** {@return the annotations to set; the flag, or nothing for {@link #OFF}; unmodifiable} */
    public Map<String, String> annotations() {
        return on ? Map.of(Annotations.HIBERNATE, "true") : Map.of();
    }

    /**
     * {@return the patch that brings a pod to this state: the flag, for {@link #OFF} with null for "delete";
     * unmodifiable. To ask for a wake, use {@link Epochs#wakeRequest} instead, which tells the kubelet from which
     * epoch}
     */
    public Map<String, @Nullable String> patch() {
        return Collections.singletonMap(Annotations.HIBERNATE, on ? "true" : null);
    }

    /**
     * Brings a map to this state: off removes the key, {@code false} is never written.
     *
     * @param annotations a modifiable map
     */
    public void applyTo(Map<String, String> annotations) {
        AnnotationMaps.set(annotations, Annotations.HIBERNATE, on ? "true" : null);
    }
}
