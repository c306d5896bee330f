package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a custom resource's status (contract 7 rule ready-condition), in a form that the API server takes: a
 * text that it would refuse is cut or mended here, because a refusal would take the phase of the same patch along. A
 * message ends after 32,768 characters, the last of them "…" where it was cut.
 *
 * <p>Safe for use by many threads.
 */
public final class Conditions {

    /** The type of the one condition that both custom resources report. */
    public static final String READY = "Ready";

    /** In code points, which is how the server counts them, though it says "bytes". */
    private static final int LONGEST_MESSAGE = 32_768;

    private static final int LONGEST_REASON = 1024;

    private Conditions() {}

    /**
     * The condition {@code Ready}. Its lastTransitionTime is left unset, so that {@link #set} keeps the old one unless
     * the status changed; the API server refuses a condition without one, so pass it through {@link #set} before it is
     * sent.
     *
     * @param status {@code True}, {@code False} or {@code Unknown}
     * @param reason a word in CamelCase; {@link #set} mends one that the API server would refuse
     * @param message text for a human; may be empty; cut after 32,768 characters
     * @param observedGeneration metadata.generation of the object that the condition speaks of
     * @return a new condition
     */
    public static Condition ready(String status, String reason, String message, long observedGeneration) {
        return new ConditionBuilder()
                .withType(READY)
                .withStatus(status)
                .withReason(reason)
                .withMessage(cut(message, LONGEST_MESSAGE))
                .withObservedGeneration(observedGeneration)
                .build();
    }

    /**
     * The outcome of setting a condition.
     *
     * @param conditions the new list, modifiable; its elements are shared with the old list where they are the same
     * @param changed whether it differs from the old list
     */
    public record Update(List<Condition> conditions, boolean changed) {}

    /**
     * Sets a condition: the first one of its type takes over status, reason, message and observedGeneration, else it is
     * appended. The time changes only when the status did or the condition is new: to the one given, or else to now.
     *
     * <p>A reason is brought into the form of the API server, {@code [A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?} with 1,024
     * characters at most: any other character becomes {@code _}, and an empty reason {@code Unknown}.
     *
     * @param conditions the conditions so far, or null for none; left as they are
     * @param condition the condition to set, with a type; left as it is
     * @param now the time to stamp
     * @return the new list, and whether anything changed
     * @throws IllegalArgumentException if the condition has no type
     */
    public static Update set(@Nullable List<Condition> conditions, Condition condition, Instant now) {
        return setFitting(conditions, fitting(condition), now);
    }

    private static Update setFitting(@Nullable List<Condition> conditions, Condition condition, Instant now) {
        String type = condition.getType();
        if (type == null || type.isEmpty()) {
            throw new IllegalArgumentException("condition type is " + type + ", expected a type such as " + READY);
        }
        List<Condition> updated = conditions == null ? new ArrayList<>() : new ArrayList<>(conditions);
        for (int i = 0; i < updated.size(); i++) {
            Condition old = updated.get(i);
            if (old != null && type.equals(old.getType())) {
                Condition merged = merged(old, condition, now);
                updated.set(i, merged);
                return new Update(updated, !isSame(old, merged));
            }
        }
        updated.add(new ConditionBuilder(condition)
                .withLastTransitionTime(transitionTime(condition, now))
                .build());
        return new Update(updated, true);
    }

    private static Condition fitting(Condition condition) {
        String message = condition.getMessage();
        return new ConditionBuilder(condition)
                .withReason(reason(text(condition.getReason())))
                .withMessage(message == null ? null : cut(message, LONGEST_MESSAGE))
                .build();
    }

    private static String reason(String reason) {
        String mended = reason.replaceAll("[^A-Za-z0-9_,:]", "_").replaceAll("^[^A-Za-z]+", "");
        if (mended.length() > LONGEST_REASON) {
            mended = mended.substring(0, LONGEST_REASON);
        }
        mended = mended.replaceAll("[,:]+$", "");
        return mended.isEmpty() ? "Unknown" : mended;
    }

    /** At most so many code points, with a mark where some were cut off. */
    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static Condition merged(Condition old, Condition condition, Instant now) {
        boolean sameStatus = text(old.getStatus()).equals(text(condition.getStatus()));
        return new ConditionBuilder(old)
                .withStatus(condition.getStatus())
                .withReason(condition.getReason())
                .withMessage(condition.getMessage())
                .withObservedGeneration(condition.getObservedGeneration())
                .withLastTransitionTime(sameStatus ? old.getLastTransitionTime() : transitionTime(condition, now))
                .build();
    }

    /** Absent and empty, absent and 0 are the same on the wire of the Go side. */
    private static boolean isSame(Condition old, Condition merged) {
        return text(old.getStatus()).equals(text(merged.getStatus()))
                && text(old.getReason()).equals(text(merged.getReason()))
                && text(old.getMessage()).equals(text(merged.getMessage()))
                && text(old.getLastTransitionTime()).equals(text(merged.getLastTransitionTime()))
                && number(old.getObservedGeneration()) == number(merged.getObservedGeneration());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static long number(@Nullable Long number) {
        return Objects.requireNonNullElse(number, 0L);
    }

    /** Kubernetes keeps whole seconds. */
    private static String transitionTime(Condition condition, Instant now) {
        String given = condition.getLastTransitionTime();
        return given == null || given.isEmpty()
                ? now.truncatedTo(ChronoUnit.SECONDS).toString()
                : given;
    }
}
