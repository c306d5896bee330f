package io.cocoonstack.common.testkit.explorer;

/**
 * Takes the steps that lead out of a state. Used by one thread; it never takes null.
 *
 * @param <S> the type of a state
 */
public interface Steps<S> {

    /**
     * Adds a step. Its three texts are put together for a counterexample only, as "actor: action outcome": constant
     * texts cost nothing.
     *
     * @param next the state after the step; the explorer is done with it when this method returns
     * @param fault whether the step is a fault or a change from outside, without which the system has to reach its
     * goals
     * @param actor the part of the system that takes the step
     * @param action the deed, in the present tense
     * @param outcome the rest of the sentence; may be empty
     */
    void add(S next, boolean fault, String actor, String action, String outcome);

    /**
     * Whether faults are of interest now. A model may always add them; leaving them out saves time.
     *
     * @return false where steps that are faults are thrown away
     */
    boolean wantsFaults();

    /**
     * Whether further steps are of interest now. A model may always go on; stopping saves time.
     *
     * @return false where steps are thrown away
     */
    boolean wantsMore();
}
