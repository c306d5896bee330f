package io.cocoonstack.common.testkit.explorer;

import java.util.List;

/**
 * A system to explore: its first states, the steps that can be taken in each state, and the properties that it has to
 * have. {@link Explorer} calls a model from one thread, so a model needs no locks. No method returns null or takes
 * null. An exception from a model ends the exploration and reaches the caller of {@link Explorer#explore}.
 *
 * <p>A state is whatever the model likes: a record, or one mutable object that {@link #unpack} fills again and again.
 * The explorer keeps packed states alone, and holds at most one unpacked state beside those that the model hands to it.
 *
 * @param <S> the type of a state
 */
public interface Model<S> {

    /** {@return how many longs a packed state takes; 1 or more, always the same} */
    int words();

    /** {@return the states in which the system may begin; at least one state} */
    List<S> initialStates();

    /**
     * Adds every step that can be taken in a state. The same state must always lead to the same steps in the same
     * order, because the explorer takes steps again to tell a counterexample.
     *
     * @param state the state before; must not be changed
     * @param steps takes the states that follow
     */
    void steps(S state, Steps<S> steps);

    /**
     * Writes a state, with the help of {@link Bits} for example. Two states are one where the same longs are written,
     * so differences that nobody can see are best left out here. A mutable state may be brought into that normal form
     * on the way.
     *
     * @param state the state
     * @param words {@link #words} longs, all zero; only until this method returns
     */
    void pack(S state, long[] words);

    /**
     * Reads a state back.
     *
     * @param words the longs that {@link #pack} wrote; only until this method returns
     * @return the state; it may be an object that was returned before, because the explorer is done with that
     */
    S unpack(long[] words);

    /**
     * How often what is bounded may still happen, as fields of the first long of a packed state, which then holds
     * nothing else: such a state has two longs or more. Only for a model in which a state can do all that the same
     * state with less left of each can, and in which neither steps that are no faults nor properties depend on what
     * is left. The explorer then leaves out a state where it knows the same one with as much of each, so that there
     * are far fewer; it finds the same properties broken, by ways with the fewest bounded steps in place of the
     * shortest ones.
     *
     * @return the mask of each field's bits; empty for none, and then no state is left out
     */
    default List<Long> allowances() {
        return List.of();
    }

    /**
     * What the system has to keep to. Called once for an exploration.
     *
     * @return properties with names of their own
     */
    List<Property<S>> properties();
}
