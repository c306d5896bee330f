package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.meta.Vocabulary;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of a round, read from the conditions of the object whose round it is, so that a restart, another leader or
 * a second operator counts from the same moment (contract 6.5).
 *
 * <p>The condition {@link #PROGRESSING} is True while a leg of a round is under way, one of the phases Hibernating,
 * Suspending, Migrating and Waking. Its lastTransitionTime is the moment at which that phase was stored, also where
 * another leg came before it.
 */
public final class RoundTimes {

    /** Type of the condition that says whether a round is under way. */
    public static final String PROGRESSING = "Progressing";

    /** Reason of the conditions of an object whose round passed its deadline. */
    public static final String DEADLINE_PASSED = "DeadlinePassed";

    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    private RoundTimes() {}

    /**
     * When the leg that is under way began.
     *
     * @param conditions the conditions of the status, or null for none
     * @param phase the phase of the leg, which is the condition's reason; null for none
     * @return null where this leg is not under way, or the conditions do not say since when
     */
    public static @Nullable Instant begun(@Nullable List<Condition> conditions, @Nullable Vocabulary phase) {
        Condition progressing = progressing(conditions);
        return progressing != null
                        && phase != null
                        && "True".equals(progressing.getStatus())
                        && phase.value().equals(progressing.getReason())
                ? time(progressing)
                : null;
    }

    /**
     * When the round was given up.
     *
     * @param conditions the conditions of the status, or null for none
     * @return null where it was not, or the conditions do not say when
     */
    public static @Nullable Instant failed(@Nullable List<Condition> conditions) {
        Condition progressing = progressing(conditions);
        return progressing != null && DEADLINE_PASSED.equals(progressing.getReason()) ? time(progressing) : null;
    }

    /**
     * The next moment at which a round that was given up may be tried again: one deadline after it was given up, and
     * then after pauses that double up to one hour. The planners do not ask for it yet: in phase Failed they wait
     * until the spec is changed.
     *
     * @param failed when the round was given up, see {@link #failed}
     * @param deadline the deadline of a round, above zero
     * @param now the time
     * @return the first such moment that is later than now
     * @throws IllegalArgumentException if the deadline is zero or less
     */
    public static Instant nextRetry(Instant failed, Duration deadline, Instant now) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("deadline is " + deadline + ", expected more than zero");
        }
        Duration pause = deadline;
        Instant retry = failed.plus(pause);
        while (!retry.isAfter(now)) {
            if (pause.compareTo(LONGEST_RETRY) >= 0) {
                long missed = Duration.between(retry, now).dividedBy(pause);
                return retry.plus(pause.multipliedBy(missed + 1));
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause.multipliedBy(2);
            retry = retry.plus(pause);
        }
        return retry;
    }

    private static @Nullable Condition progressing(@Nullable List<Condition> conditions) {
        return StatusConditions.find(conditions, PROGRESSING);
    }

    private static @Nullable Instant time(Condition condition) {
        try {
            String time = condition.getLastTransitionTime();
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
