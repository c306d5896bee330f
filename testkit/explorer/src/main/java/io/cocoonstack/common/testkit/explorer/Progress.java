package io.cocoonstack.common.testkit.explorer;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The check of one goal over all states: from each of them the goal can be reached without faults, and once reached it
 * stays. Exact, because the search is repeated until it finds nothing new. What is known of a state is kept under the
 * lower half of its key: goals and steps without faults do not depend on allowances.
 */
final class Progress<S> implements Steps<S> {

    private static final int NONE = -1;

    private final Graph<S> graph;
    private final Property<S> goal;
    /** The states from which the goal, or a state that gives it up, can be reached. */
    private final BitSet good;

    /** The states that the search has come to since it began at the first state. */
    private final BitSet visited;

    private long[] way = new long[64];
    private boolean inGoal;
    private boolean leaves;
    private boolean leads;
    private long onward;

    Progress(Graph<S> graph, Property<S> goal) {
        this.graph = graph;
        this.goal = goal;
        this.good = new BitSet(graph.ids());
        this.visited = new BitSet(graph.ids());
    }

    @Nullable
    Counterexample check() {
        while (search()) {
            visited.clear();
        }
        if (leaves) {
            return graph.counterexample(left(), goal.name() + " is left again though nothing fails");
        }
        for (int number = 0; number < graph.size(); number++) {
            if (!good.get((int) graph.key(number))) {
                return graph.counterexample(number, goal.name() + " cannot be reached any more though nothing fails");
            }
        }
        return null;
    }

    /** The number of the first state that leaves the goal; there is one. */
    private int left() {
        int number = -1;
        for (leaves = false; !leaves; ) {
            isGood(graph.state(graph.key(++number)));
        }
        return number;
    }

    /** Searches once from every state that is not known to be good, and says whether states turned out to be. */
    private boolean search() {
        boolean found = false;
        for (int number = 0; number < graph.size() && !leaves; number++) {
            if (number % StateTable.BATCH == 0) {
                graph.readAhead(number);
            }
            int id = (int) graph.key(number);
            found |= !good.get(id) && !visited.get(id) && search(graph.key(number));
        }
        return found && !leaves;
    }

    /**
     * Goes on without faults from a state, step by step, and back where there is no step to a state that is new to the
     * search. All states on the way to a good one are good. States that it went back from may be good all the same,
     * where a step from there leads to the way; the next search sees that.
     */
    private boolean search(long first) {
        int length = 0;
        for (onward = first; onward != NONE || length > 0; ) {
            boolean isNew = onward != NONE;
            if (isNew) {
                visited.set((int) onward);
                way = length < way.length ? way : Arrays.copyOf(way, 2 * length);
                way[length++] = onward;
            }
            onward = NONE;
            S state = graph.state(way[length - 1]);
            leads = isNew && isGood(state);
            if (!leads) {
                graph.steps(state, this);
            }
            if (leads) {
                for (int i = 0; i < length; i++) {
                    good.set((int) way[i]);
                }
                return true;
            }
            length -= onward == NONE ? 1 : 0;
        }
        return false;
    }

    /** Whether the goal is reached in a state or given up; looks at the steps out of the goal too. */
    private boolean isGood(S state) {
        inGoal = goal.test(state);
        boolean isGood = inGoal || goal.isGivenUp(state);
        if (inGoal) {
            graph.steps(state, this);
        }
        inGoal = false;
        return isGood;
    }

    @Override
    public void add(S next, boolean fault, String actor, String action, String outcome) {
        if (fault || !wantsMore()) {
            return;
        }
        if (inGoal) {
            leaves = !goal.test(next);
            return;
        }
        long key = graph.find(next);
        leads = key >= 0 && good.get((int) key);
        if (!leads && key >= 0 && !visited.get((int) key)) {
            onward = key;
        }
    }

    @Override
    public boolean wantsFaults() {
        return false;
    }

    @Override
    public boolean wantsMore() {
        return inGoal ? !leaves : !leads && onward == NONE;
    }
}
