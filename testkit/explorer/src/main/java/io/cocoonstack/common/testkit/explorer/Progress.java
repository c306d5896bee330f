package io.cocoonstack.common.testkit.explorer;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The check of one goal over all states: from each of them the goal can be reached without faults, and once reached it
 * stays. Exact, because the search is repeated until it finds nothing new.
 */
final class Progress<S> implements Steps<S> {

    private static final int NONE = -1;

    private final Graph<S> graph;
    private final Property<S> goal;
    /** The states from which the goal, or a state that gives it up, can be reached. */
    private final BitSet good;

    /** The states that the search has come to since it began at the first state. */
    private final BitSet visited;

    private int[] way = new int[64];
    private boolean inGoal;
    private boolean leaves;
    private boolean leads;
    private int onward;

    Progress(Graph<S> graph, Property<S> goal) {
        this.graph = graph;
        this.goal = goal;
        this.good = new BitSet(graph.size());
        this.visited = new BitSet(graph.size());
    }

    @Nullable
    Counterexample check() {
        for (int number = graph.size() - 1; number >= 0; number--) {
            S state = graph.state(number);
            inGoal = goal.test(state);
            good.set(number, inGoal || goal.isGivenUp(state));
            if (inGoal) {
                graph.steps(state, this);
            }
            if (leaves) {
                return graph.counterexample(number, goal.name() + " is left again though nothing fails");
            }
        }
        inGoal = false;
        while (search()) {
            visited.clear();
        }
        int stuck = good.nextClearBit(0);
        return stuck < graph.size()
                ? graph.counterexample(stuck, goal.name() + " cannot be reached any more though nothing fails")
                : null;
    }

    /** Searches once from every state that is not known to be good, and says whether states turned out to be. */
    private boolean search() {
        boolean found = false;
        for (int number = good.nextClearBit(0); number < graph.size(); number = good.nextClearBit(number + 1)) {
            found |= !visited.get(number) && search(number);
        }
        return found;
    }

    /**
     * Goes on without faults from a state, step by step, and back where there is no step to a state that is new to the
     * search. All states on the way to a good one are good. States that it went back from may be good all the same,
     * where a step from there leads to the way; the next search sees that.
     */
    private boolean search(int first) {
        int length = 0;
        for (onward = first; onward != NONE || length > 0; ) {
            if (onward != NONE) {
                visited.set(onward);
                way = length < way.length ? way : Arrays.copyOf(way, 2 * length);
                way[length++] = onward;
            }
            onward = NONE;
            leads = false;
            graph.steps(graph.state(way[length - 1]), this);
            if (leads) {
                for (int i = 0; i < length; i++) {
                    good.set(way[i]);
                }
                return true;
            }
            length -= onward == NONE ? 1 : 0;
        }
        return false;
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
        int number = graph.find(next);
        leads = number >= 0 && good.get(number);
        if (!leads && number >= 0 && !visited.get(number)) {
            onward = number;
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
