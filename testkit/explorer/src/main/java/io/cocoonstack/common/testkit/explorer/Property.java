package io.cocoonstack.common.testkit.explorer;

import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A named property of a model. There are three kinds. A property that <em>always</em> holds is broken by one state or
 * step. A goal that is <em>eventually</em> reached can be reached from every state by steps that are no faults, and is
 * not left again by such steps. A situation that <em>sometimes</em> comes up shows that the other properties do not
 * hold only because nothing happened. Properties are as immutable as the functions that they are made of; no name or
 * function is null.
 *
 * @param <S> the type of a state
 */
public final class Property<S> {

    enum Kind {
        STATE,
        STEP,
        GOAL,
        SITUATION,
        COUNTED
    }

    private final Kind kind;
    private final String name;
    private final Predicate<? super S> test;
    private final BiPredicate<? super S, ? super S> stepTest;
    private final BooleanSupplier counted;

    private Property(
            Kind kind,
            String name,
            Predicate<? super S> test,
            BiPredicate<? super S, ? super S> stepTest,
            BooleanSupplier counted) {
        this.kind = kind;
        this.name = name;
        this.test = test;
        this.stepTest = stepTest;
        this.counted = counted;
    }

    private static <S> Property<S> ofStates(Kind kind, String name, Predicate<? super S> test) {
        return new Property<>(kind, name, test, (before, after) -> false, () -> false);
    }

    /**
     * A property of every state.
     *
     * @param name the property as a sentence, such as "at most one worker holds the lock"
     * @param holds whether it holds in a state
     * @param <S> the type of a state
     * @return a new property
     */
    public static <S> Property<S> always(String name, Predicate<? super S> holds) {
        return ofStates(Kind.STATE, "not always: " + name, state -> !holds.test(state));
    }

    /**
     * A harm that no state may show.
     *
     * @param harm the harm as a sentence, such as "two workers hold the lock"
     * @param shows whether a state shows it
     * @param <S> the type of a state
     * @return a new property
     */
    public static <S> Property<S> never(String harm, Predicate<? super S> shows) {
        return ofStates(Kind.STATE, harm, shows);
    }

    /**
     * A harm that no step may do.
     *
     * @param harm the harm as a sentence that says what the step does, such as "an old copy is restored"
     * @param does whether the step from the first state to the second one does it
     * @param <S> the type of a state
     * @return a new property
     */
    public static <S> Property<S> neverInAStep(String harm, BiPredicate<? super S, ? super S> does) {
        return new Property<>(Kind.STEP, harm, state -> false, does, () -> false);
    }

    /**
     * A goal that can be reached from every state, and stays, as long as nothing fails.
     *
     * @param goal the goal as a noun, such as "the moved file"
     * @param isReached whether a state is in the goal
     * @param <S> the type of a state
     * @return a new property
     */
    public static <S> Property<S> eventually(String goal, Predicate<? super S> isReached) {
        return eventually(goal, isReached, state -> false);
    }

    /**
     * A goal as in {@link #eventually(String, Predicate)}, which a state may also give up.
     *
     * @param goal the goal as a noun
     * @param isReached whether a state is in the goal
     * @param isGivenUp whether a state is allowed to wait for a change from outside instead
     * @param <S> the type of a state
     * @return a new property
     */
    public static <S> Property<S> eventually(
            String goal, Predicate<? super S> isReached, Predicate<? super S> isGivenUp) {
        return new Property<>(Kind.GOAL, goal, isReached, (state, same) -> isGivenUp.test(state), () -> false);
    }

    /**
     * A situation that has to come up in some state.
     *
     * @param situation the situation as a noun or a sentence
     * @param isMet whether a state is one; asked until it is for the first time
     * @param <S> the type of a state
     * @return a new property
     */
    public static <S> Property<S> sometimes(String situation, Predicate<? super S> isMet) {
        return ofStates(Kind.SITUATION, situation, isMet);
    }

    /**
     * A situation that the model itself looks out for while it makes steps, such as a branch of a planner.
     *
     * @param situation the situation as a noun or a sentence
     * @param wasMet whether it came up; asked once, at the end of the exploration
     * @param <S> the type of a state
     * @return a new property
     */
    public static <S> Property<S> sometimes(String situation, BooleanSupplier wasMet) {
        return new Property<>(Kind.COUNTED, situation, state -> false, (before, after) -> false, wasMet);
    }

    boolean is(Kind asked) {
        return kind == asked;
    }

    String name() {
        return name;
    }

    /** For a state that must not be, a goal and a situation: whether a state is one. */
    boolean test(S state) {
        return test.test(state);
    }

    /** For a step that must not be. */
    boolean test(S before, S after) {
        return stepTest.test(before, after);
    }

    /** For a goal. */
    boolean isGivenUp(S state) {
        return stepTest.test(state, state);
    }

    /** For a situation that the model counts. */
    boolean wasMet() {
        return counted.getAsBoolean();
    }
}
