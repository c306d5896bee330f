package io.cocoonstack.common.k8s;

import org.jspecify.annotations.Nullable;

/**
 * What came of a step.
 *
 * @param message what went wrong; empty where nothing did
 * @param cause the exception behind it, or null for none
 */
record StepResult(
        StepOutcome outcome, String message, @Nullable Throwable cause) {

    static final StepResult ACTED = new StepResult(StepOutcome.ACTED, "", null);
    static final StepResult HELD_BACK = new StepResult(
            StepOutcome.HELD_BACK,
            "it was done or refused six times within a minute, and is held back for a while",
            null);
    static final StepResult NOTHING_TO_DO = new StepResult(StepOutcome.NOTHING_TO_DO, "", null);

    static StepResult registryFailed(String message, @Nullable Throwable cause) {
        return new StepResult(StepOutcome.REGISTRY_FAILED, message, cause);
    }
}
