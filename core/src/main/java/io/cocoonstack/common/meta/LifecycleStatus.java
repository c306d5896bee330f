package io.cocoonstack.common.meta;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a kubelet is with a pod's VM (contract 4 rule lifecycle-status). Completion is told by the counter, never by a
 * clock: a state speaks of the generation that it observed.
 *
 * <p>A message is written with at most 32,768 bytes of UTF-8; a longer one is cut at a character and ends in "…". The
 * API server refuses a pod whose annotations have more than 262,144 bytes in all, and would refuse the state along with
 * the message. A message is read as it stands. {@link #comparisonKey} is the same before and after a message was cut.
 *
 * @param state the state; null for none
 * @param observedGeneration the generation stamp that the state speaks of, see {@link GenerationStamp}; 0 for none
 * @param message why the state is what it is; null for none
 */
public record LifecycleStatus(
        @Nullable LifecycleState state,
        long observedGeneration,
        @Nullable String message) {

    private static final int LONGEST_MESSAGE = 32_768;
    private static final String MARK = "…";

    /**
     * Takes an empty message as null.
     *
     * @param state the state; null for none
     * @param observedGeneration the generation stamp that the state speaks of; 0 for none
     * @param message why the state is what it is, of any length; null or empty for none
     */
    public LifecycleStatus {
        message = AnnotationMaps.emptyToNull(message);
    }

    /**
     * {@return every field as it stands; the generation is 0 where it is absent or malformed}
     * @param annotations the annotations of a pod, or null for none
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
     * {@return the annotations to set on a pod that has none of them yet; state (empty text for none) and generation,
     * and the message where there is one; unmodifiable}
     */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        applyTo(annotations);
        return Collections.unmodifiableMap(annotations);
    }

    /** {@return the patch that brings a pod to this status: the three keys, null for no message; unmodifiable} */
    public Map<String, @Nullable String> patch() {
        Map<String, @Nullable String> patch = new LinkedHashMap<>();
        patch.put(Annotations.LIFECYCLE_STATE, stateText());
        patch.put(Annotations.LIFECYCLE_OBSERVED_GENERATION, Long.toString(observedGeneration));
        patch.put(Annotations.LIFECYCLE_STATE_MESSAGE, shortMessage());
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
        AnnotationMaps.set(annotations, Annotations.LIFECYCLE_STATE_MESSAGE, shortMessage());
    }

    /** {@return a text that is equal for statuses that are written alike: state, NUL, generation, NUL, message} */
    public String comparisonKey() {
        String written = shortMessage();
        return stateText() + '\0' + observedGeneration + '\0' + (written == null ? "" : written);
    }

    private @Nullable String shortMessage() {
        if (message == null || message.length() <= LONGEST_MESSAGE / 3) {
            return message;
        }
        byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= LONGEST_MESSAGE) {
            return message;
        }
        int end = LONGEST_MESSAGE - MARK.getBytes(StandardCharsets.UTF_8).length;
        while ((utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8) + MARK;
    }

    private String stateText() {
        return state == null ? "" : state.value();
    }
}
