package io.cocoonstack.common.k8s;

/** The outcome of a step that {@link RoundExecutor} carried out (contract 6.2). */
public enum StepOutcome {
    /** Something was written or dropped: read and plan again. */
    ACTED,
    /** There is nothing to do until something changes: plan again on the next event, or after a while. */
    NOTHING_TO_DO,
    /** What the step was decided on has changed since: the step ended there; read and plan again. */
    CONFLICT,
    /** The same step acted or was refused six times within a minute: it is left out, plan again after a while. */
    HELD_BACK,
    /** The registry could not be asked, or refused: plan again after a while. */
    REGISTRY_FAILED,
    /**
     * The API server refused for another reason than a conflict, or could not be reached. Only listeners see this
     * one: {@link RoundExecutor#execute} throws.
     */
    API_FAILED
}
