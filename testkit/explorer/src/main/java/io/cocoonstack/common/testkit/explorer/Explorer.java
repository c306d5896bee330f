package io.cocoonstack.common.testkit.explorer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Explores every state that a model can reach, breadth first, so that the first counterexample is a shortest one. The
 * first state or step that must not be ends the exploration. Once every state was reached, each goal is checked.
 */
public final class Explorer {

    private Explorer() {}

    /**
     * Explores a model to its end.
     *
     * @param model the model
     * @param <S> the type of its states
     * @return the result; a broken property is a part of it, and no exception
     * @throws IllegalStateException if the model has no initial state
     */
    public static <S> Exploration explore(Model<S> model) {
        return explore(model, Limits.NONE);
    }

    /**
     * Explores a model to its end or to a limit. Uses the calling thread alone; several explorations may run at once,
     * each with a model of its own.
     *
     * @param model the model
     * @param limits where to stop
     * @param <S> the type of its states
     * @return the result; a broken property is a part of it, and no exception
     * @throws IllegalStateException if the model has no initial state
     */
    public static <S> Exploration explore(Model<S> model, Limits limits) {
        return new Search<>(model, limits).run();
    }

    /** Goes from state to state, and looks out for what must not be. */
    private static final class Search<S> implements Steps<S> {

        private final long began = System.nanoTime();
        private final Limits limits;
        private final Graph<S> graph;
        private final List<S> initial;
        private final List<Property<S>> properties;
        private final List<Property<S>> ofStates;
        private final List<Property<S>> ofSteps;
        private final List<Property<S>> situations;
        private final Set<String> met = new TreeSet<>();
        private int from = -1;
        private S state;
        private int depth;
        private @Nullable String wrong;

        Search(Model<S> model, Limits limits) {
            this.limits = limits;
            this.graph = new Graph<>(model);
            this.initial = model.initialStates();
            if (initial.isEmpty()) {
                throw new IllegalStateException("initialStates() is empty, expected at least one state");
            }
            this.properties = model.properties();
            this.ofStates = of(Property.Kind.STATE);
            this.ofSteps = of(Property.Kind.STEP);
            this.situations = of(Property.Kind.SITUATION);
            this.state = initial.get(0);
        }

        private List<Property<S>> of(Property.Kind kind) {
            List<Property<S>> some = new ArrayList<>();
            for (Property<S> property : properties) {
                if (property.is(kind)) {
                    some.add(property);
                }
            }
            return some;
        }

        Exploration run() {
            for (S first : initial) {
                graph.begin(first);
                judge(first, "at the beginning", "", "");
            }
            int number = 0;
            int endOfLevel = graph.size();
            int level = 0;
            while (wrong == null && isWithinLimits(number)) {
                if (number == graph.size()) {
                    if (!graph.goOn()) {
                        break;
                    }
                    // The depth of a layer counts from its own first states.
                    level = 0;
                    endOfLevel = graph.size();
                } else if (number == endOfLevel) {
                    level++;
                    endOfLevel = graph.size();
                    depth = Math.max(depth, level);
                }
                if (number % StateTable.BATCH == 0) {
                    graph.readAhead(number);
                }
                state = graph.state(graph.key(number));
                from = number++;
                graph.steps(state, this);
                graph.addAll(from);
            }
            boolean exhausted = wrong == null && number == graph.size() && !graph.goOn();
            Counterexample broken = wrong == null ? null : graph.counterexample(from, wrong);
            return result(exhausted, exhausted ? missedGoal() : broken);
        }

        /** Memory is counted once for a batch of states: counting takes time, and a few states take little memory. */
        private boolean isWithinLimits(int number) {
            return graph.reached() < limits.states()
                    && (number % StateTable.BATCH != 0 || graph.bytes() < limits.bytes());
        }

        private @Nullable Counterexample missedGoal() {
            Counterexample missed = null;
            for (Property<S> goal : of(Property.Kind.GOAL)) {
                missed = missed == null ? new Progress<>(graph, goal).check() : missed;
            }
            return missed;
        }

        private Exploration result(boolean exhausted, @Nullable Counterexample counterexample) {
            Set<String> missing = new TreeSet<>();
            situations.forEach(situation -> missing.add(situation.name()));
            of(Property.Kind.COUNTED).forEach(situation -> (situation.wasMet() ? met : missing).add(situation.name()));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            return new Exploration(graph.reached(), depth, exhausted, counterexample, met, missing, elapsed);
        }

        @Override
        public void add(S next, boolean fault, String actor, String action, String outcome) {
            if (wrong != null) {
                return;
            }
            for (int i = 0; i < ofSteps.size(); i++) {
                if (ofSteps.get(i).test(state, next)) {
                    wrong = ofSteps.get(i).name();
                    return;
                }
            }
            graph.add(next, from);
            judge(next, actor, action, outcome);
        }

        /** Judges a state, be it new or not: that is known once it is looked up, and the object is gone by then. */
        private void judge(S next, String actor, String action, String outcome) {
            for (int i = 0; i < ofStates.size(); i++) {
                if (wrong == null && ofStates.get(i).test(next)) {
                    wrong = ofStates.get(i).name() + " (" + Graph.text(actor, action, outcome) + ")";
                }
            }
            if (!situations.isEmpty()) {
                situations.removeIf(situation -> situation.test(next) && met.add(situation.name()));
            }
        }

        @Override
        public boolean wantsFaults() {
            return true;
        }

        @Override
        public boolean wantsMore() {
            return wrong == null;
        }
    }
}
