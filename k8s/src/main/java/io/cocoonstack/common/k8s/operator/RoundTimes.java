package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.meta.Vocabulary;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The times of a round, read from the conditions of the object whose round it is, so that a restart, another leader or
 * a second operator counts from the same moment (contract 6.5). The condition Progressing is True while a leg of a round
 * is under way. Its lastTransitionTime is the moment at which the phase of the leg was stored, also where another leg
 * came before it.
 */
final class RoundTimes {

    static final String PROGRESSING = "Progressing";

    /** Reason of the conditions of an object whose round passed its deadline. */
    static final String DEADLINE_PASSED = "DeadlinePassed";

    private static final Set<String> LEGS = Set.of("Hibernating", "Suspending", "Migrating", "Waking");
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    private RoundTimes() {}

    static boolean isLeg(@Nullable Vocabulary phase) {
        return phase != null && LEGS.contains(phase.value());
    }

    /** When the leg of this phase began; null where it is not under way, or the conditions do not say since when. */
    static @Nullable Instant begun(@Nullable List<Condition> conditions, @Nullable Vocabulary phase) {
        Condition progressing = find(conditions, PROGRESSING);
        return progressing != null
                        && phase != null
                        && "True".equals(progressing.getStatus())
                        && phase.value().equals(progressing.getReason())
                ? time(progressing)
                : null;
    }

    /** When the round was given up; null where it was not, or the conditions do not say when. */
    static @Nullable Instant failed(@Nullable List<Condition> conditions) {
        Condition progressing = find(conditions, PROGRESSING);
        return progressing != null && DEADLINE_PASSED.equals(progressing.getReason()) ? time(progressing) : null;
    }

    /** When an object in phase Failed was given up; another operator says it in Ready, or not at all. */
    static Instant givenUp(@Nullable List<Condition> conditions) {
        Instant failed = failed(conditions);
        Condition ready = find(conditions, Conditions.READY);
        Instant told = failed == null && ready != null ? time(ready) : failed;
        return told == null ? Instant.EPOCH : told;
    }

    /**
     * The first moment later than now at which a round that was given up may be tried again: one deadline after it was
     * given up, and then after pauses that double up to one hour.
     */
    static Instant nextRetry(Instant failed, Duration deadline, Instant now) {
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

    static @Nullable Condition find(@Nullable List<Condition> conditions, String type) {
        return conditions == null
                ? null
                : conditions.stream()
                        .filter(condition -> condition != null && type.equals(condition.getType()))
                        .findFirst()
                        .orElse(null);
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
