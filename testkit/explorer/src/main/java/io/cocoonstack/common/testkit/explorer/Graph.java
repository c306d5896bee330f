package io.cocoonstack.common.testkit.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The states of a model that were reached, by number, in the order in which they came up. Not thread-safe. */
final class Graph<S> {

    private final Model<S> model;
    private final StateTable states;
    private final long[] packed;

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
        return states.add(packed(state), before);
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
        List<Integer> way = new ArrayList<>();
        for (int number = last; number >= 0; number = states.before(number)) {
            way.add(number);
        }
        Collections.reverse(way);
        List<String> story = new ArrayList<>();
        for (int i = 0; i + 1 < way.size(); i++) {
            Label label = new Label(way.get(i + 1));
            model.steps(state(way.get(i)), label);
            story.add(label.text);
        }
        story.add(wrong);
        return new Counterexample(wrong, story);
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
