package io.cocoonstack.common.testkit.explorer;

/** Takes the states that follow one state. */
interface Emitter {

    /**
     * Takes a state.
     *
     * @param next the state after the step; the emitter may keep it only until it returns
     * @param fault whether the step is a fault, or a change from outside: what "with faults off" leaves out
     * @param actor who did it
     * @param what what was done, for stories; constant text, since this is called for every step of every state
     * @param outcome what came of it, to be read behind {@code what}; may be empty
     */
    void emit(World next, boolean fault, String actor, String what, String outcome);

    /**
     * Whether faults and changes from outside are of interest.
     *
     * @return true where they are to be emitted
     */
    default boolean wantsFaults() {
        return true;
    }

    /**
     * Whether what was emitted is enough.
     *
     * @return true where no more has to be emitted
     */
    default boolean isSatisfied() {
        return false;
    }

    /**
     * Tells of a step that must never happen.
     *
     * @param what what the step breaks
     */
    void violate(String what);
}
