package io.cocoonstack.common.testkit.explorer;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The check of one goal over all states: from each of them the goal can be reached without faults, and once reached it
 * stays. Exact, because it goes backwards over the graph until nothing changes.
 */
final class Progress<S> implements Steps<S> {

    private final Graph<S> graph;
    private final Property<S> goal;
    private final BitSet good;
    private boolean leads;
    private boolean inGoal;
    private boolean leaves;

    Progress(Graph<S> graph, Property<S> goal) {
        this.graph = graph;
        this.goal = goal;
        this.good = new BitSet(graph.size());
    }

    @Nullable
    Counterexample check() {
        boolean changed = true;
        for (boolean first = true; changed; first = false) {
            changed = false;
            for (int number = graph.size() - 1; number >= 0; number--) {
                if (good.get(number)) {
                    continue;
                }
                S state = graph.state(number);
                inGoal = goal.test(state);
                leads = inGoal || goal.isGivenUp(state);
                leaves = false;
                if (!leads || (inGoal && first)) {
                    graph.steps(state, this);
                }
                if (leaves) {
                    return graph.counterexample(number, goal.name() + " is left again though nothing fails");
                }
                if (leads) {
                    good.set(number);
                    changed = true;
                }
            }
        }
        int stuck = good.nextClearBit(0);
        return stuck < graph.size()
                ? graph.counterexample(stuck, goal.name() + " cannot be reached any more though nothing fails")
                : null;
    }

    @Override
    public void add(S next, boolean fault, String actor, String action, String outcome) {
        if (fault) {
            return;
        }
        leaves |= inGoal && !goal.test(next);
        if (!leads) {
            int number = graph.find(next);
            leads = number >= 0 && good.get(number);
        }
    }

    @Override
    public boolean wantsFaults() {
        return false;
    }

    @Override
    public boolean wantsMore() {
        return inGoal || !leads;
    }
}
