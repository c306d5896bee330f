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
    static final StepResult NOTHING_TO_DO = new StepResult(StepOutcome.NOTHING_TO_DO, "", null);

    /** A step is held back. The reason is the last refusal, which is empty where the step was done. */
    static StepResult heldBack(String refusal) {
        String why =
                refusal.isEmpty() ? "it was done six times within a minute, and is held back for a while" : refusal;
        return new StepResult(StepOutcome.HELD_BACK, why, null);
    }

    static StepResult registryFailed(String message, @Nullable Throwable cause) {
        return new StepResult(StepOutcome.REGISTRY_FAILED, message, cause);
    }
}
