package io.cocoonstack.common.k8s;

import io.cocoonstack.common.round.RoundStep;
import java.time.Duration;
import java.util.Locale;

/**
 * One step of a round, and what came of it. No component is null.
 *
 * @param round the object whose round it is
 * @param step the step that was decided on, after the fresh read where there was one
 * @param outcome what came of it
 * @param message what went wrong, in one English clause without credentials; empty where nothing did
 * @param took how long the step took, with the fresh read and all requests
 */
public record StepReport(RoundObject<?> round, RoundStep<?> step, StepOutcome outcome, String message, Duration took) {

    /** {@return the kind of the step for metrics and logs, such as {@code request_hibernate}; see {@link RoundStep#kind}} */
    public String kind() {
        return step.kind();
    }

    /** {@return one line: whose round, the kind of the step, its outcome, the reason, and what went wrong} */
    @Override
    public String toString() {
        return round + ": " + kind() + " " + outcome.name().toLowerCase(Locale.ROOT) + ", as " + step.why()
                + (message.isEmpty() ? "" : ": " + message);
    }
}
