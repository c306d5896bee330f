package io.cocoonstack.common.testkit.explorer;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The states of a model that were reached, by number, in the order in which they came up. Not thread-safe. */
final class Graph<S> {

    private final Model<S> model;
    private final StateTable states;
    private final long[] packed;
    /** How many states the model begins with; no step has led to them first. */
    private int first;

    Graph(Model<S> model) {
        this.model = model;
        this.packed = new long[model.words()];
        this.states = new StateTable(model.words());
    }

    int size() {
        return states.size();
    }

    long bytes() {
        return states.bytes();
    }

    /** Adds a state unless it is there, and says whether it is new. */
    boolean add(S state, int before) {
        boolean isNew = states.add(packed(state), before);
        if (isNew && before < 0) {
            first++;
        }
        return isNew;
    }

    /** The number of a state, or -1 where it was not reached. */
    int find(S state) {
        return states.find(packed(state));
    }

    S state(int number) {
        states.read(number, packed);
        return model.unpack(packed);
    }

    void steps(S state, Steps<S> out) {
        model.steps(state, out);
    }

    private long[] packed(S state) {
        Arrays.fill(packed, 0);
        model.pack(state, packed);
        return packed;
    }

    /** The way to a state and what is wrong with it; the states before were reached by a shortest way. */
    Counterexample counterexample(int last, String wrong) {
        Deque<String> story = new ArrayDeque<>(List.of(wrong));
        for (int to = last; to >= first; ) {
            Label label = new Label(to);
            to = label.before();
            story.addFirst(label.text);
        }
        return new Counterexample(wrong, List.copyOf(story));
    }

    static String text(String actor, String action, String outcome) {
        return actor + (action.isEmpty() ? "" : ": " + action) + (outcome.isEmpty() ? "" : " " + outcome);
    }

    /** The first step that leads to a state, in words. */
    private final class Label implements Steps<S> {

        private final int to;
        private String text = "";

        Label(int to) {
            this.to = to;
        }

        /** Takes all steps again that may lead there first, and returns the state that one leads out of. */
        int before() {
            int from = Math.max(0, states.atMostBefore(to)) - 1;
            while (text.isEmpty()) {
                model.steps(state(++from), this);
            }
            return from;
        }

        @Override
        public void add(S next, boolean fault, String actor, String action, String outcome) {
            if (text.isEmpty() && find(next) == to) {
                text = Graph.text(actor, action, outcome);
            }
        }

        @Override
        public boolean wantsFaults() {
            return true;
        }

        @Override
        public boolean wantsMore() {
            return text.isEmpty();
        }
    }
}
