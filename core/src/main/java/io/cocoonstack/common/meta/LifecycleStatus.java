package io.cocoonstack.common.meta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a kubelet is with a pod's VM (contract 4, LifecycleStatus). Completion is told by the counter, never by a clock:
 * a state speaks of the generation that it observed.
 *
 * @param state the state; null for none
 * @param observedGeneration the generation stamp that the state speaks of, see {@link GenerationStamp}; 0 for none
 * @param message why the state is what it is; null for none
 */
public record LifecycleStatus(
        @Nullable LifecycleState state,
        long observedGeneration,
        @Nullable String message) {

    /**
     * Takes an empty message as null.
     *
     * @param state as the component
     * @param observedGeneration as the component
     * @param message as the component
     */
    public LifecycleStatus {
        message = AnnotationMaps.emptyToNull(message);
    }

    /**
     * Reads a pod's annotations. Never throws and never repairs.
     *
     * @param annotations the annotations of a pod, or null for none
     * @return every field; the generation is 0 where it is absent or malformed
     */
    public static LifecycleStatus from(@Nullable Map<String, String> annotations) {
        if (annotations == null) {
            return new LifecycleStatus(null, 0, null);
        }
        return new LifecycleStatus(
                LifecycleState.ofNullable(annotations.get(Annotations.LIFECYCLE_STATE)),
                Integers.parseLong(annotations.get(Annotations.LIFECYCLE_OBSERVED_GENERATION), 0),
                annotations.get(Annotations.LIFECYCLE_STATE_MESSAGE));
    }

    /**
     * The annotations to set on a pod that has none of them yet.
     *
     * @return state (empty text for none) and generation, and the message where there is one; unmodifiable
     */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        applyTo(annotations);
        return Collections.unmodifiableMap(annotations);
    }

    /**
     * The patch that brings a pod to this status.
     *
     * @return the three keys, the message with null for "delete" where there is none; unmodifiable
     */
    public Map<String, @Nullable String> patch() {
        Map<String, @Nullable String> patch = new LinkedHashMap<>();
        patch.put(Annotations.LIFECYCLE_STATE, stateText());
        patch.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, Long.toString(observedGeneration));
        patch.put(Annotations.LIFECYCLE_STATE_MESSAGE, message);
        return Collections.unmodifiableMap(patch);
    }

    /**
     * Brings a map to this status: a missing message removes the key, so that the reason of an earlier failure cannot
     * outlive its round.
     *
     * @param annotations a modifiable map
     */
    public void applyTo(Map<String, String> annotations) {
        annotations.put(Annotations.LIFECYCLE_STATE, stateText());
        annotations.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, Long.toString(observedGeneration));
        if (message == null) {
            annotations.remove(Annotations.LIFECYCLE_STATE_MESSAGE);
        } else {
            annotations.put(Annotations.LIFECYCLE_STATE_MESSAGE, message);
        }
    }

    /**
     * A text that is equal for equal statuses, on the Go side too: state, NUL, generation in decimal, NUL, message.
     *
     * @return never null
     */
    public String comparisonKey() {
        return stateText() + '\0' + observedGeneration + '\0' + (message == null ? "" : message);
    }

    private String stateText() {
        return state == null ? "" : state.value();
    }
}
