package io.cocoonstack.common.k8s;

import io.cocoonstack.common.k8s.RoundExecutor.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of a step.
 *
 * @param message what went wrong; empty where nothing did
 * @param cause the exception behind it, or null for none
 */
record StepResult(Outcome outcome, String message, @Nullable Throwable cause) {

    static final StepResult ACTED = new StepResult(Outcome.ACTED, "", null);
    static final StepResult NOTHING_TO_DO = new StepResult(Outcome.NOTHING_TO_DO, "", null);

    static StepResult registryFailed(String message, @Nullable Throwable cause) {
        return new StepResult(Outcome.REGISTRY_FAILED, message, cause);
    }
}
