package io.cocoonstack.common.testkit.explorer;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The states of a model that were reached, by number, in the order in which they came up. Not thread-safe. */
final class Graph<S> {

    private final Model<S> model;
    private final StateTable states;
    private final long[] packed;
    /** The states that the model begins with; no step has led to them first. */
    private final Set<Long> first = new HashSet<>();

    Graph(Model<S> model) {
        this.model = model;
        this.packed = new long[model.words()];
        this.states = new StateTable(model.words(), model.allowances());
    }

    int size() {
        return states.size();
    }

    /** How many states were reached, those that wait for a number too. */
    int reached() {
        return states.reached();
    }

    long bytes() {
        return states.bytes();
    }

    /** Begins with a state. */
    void begin(S state) {
        add(state, -1);
        addAll(-1);
        first.add(find(state));
    }

    /** Takes a state, in order to add it with others after the same state before. */
    void add(S state, int before) {
        model.pack(state, states.place(before));
    }

    /** Adds the states that were taken, each unless it is there. */
    void addAll(int before) {
        states.addAll(before);
    }

    /** Numbers states that have waited, and says whether there are any. */
    boolean goOn() {
        return states.goOn();
    }

    /** The key of a state, or -1 where it was not reached. */
    long find(S state) {
        return states.find(packed(state));
    }

    /** The key of a state; its lower half is the same for states that differ in their allowances alone. */
    long key(int number) {
        return states.key(number);
    }

    /** A number above all lower halves of keys. */
    int ids() {
        return states.ids();
    }

    /** Makes it fast to ask for the next {@link StateTable#BATCH} states from a number on. */
    void readAhead(int number) {
        states.readAhead(number);
    }

    S state(long key) {
        states.read(key, packed);
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
        for (int to = last; to >= 0 && !first.contains(states.key(to)); ) {
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

        private final int number;
        private final long to;
        private String text = "";

        Label(int number) {
            this.number = number;
            this.to = key(number);
        }

        /** Takes all steps again that may lead there first, and returns the state that one leads out of. */
        int before() {
            int from = Math.max(0, states.atMostBefore(number)) - 1;
            while (text.isEmpty()) {
                model.steps(state(key(++from)), this);
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
