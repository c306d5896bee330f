package io.cocoonstack.common.testkit.explorer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explores, breadth first, every state that is reachable within {@link Bounds}. A step that must never happen ends the
 * exploration with the shortest way to it; so does a state from which the goal cannot be reached any more once nothing
 * fails, and a goal that is left again.
 */
public final class RoundExplorer {

    private final Bounds bounds;
    private final Goal goal;
    private final Coverage coverage;
    private final Operator operator;
    private final Kubelets kubelets;
    private final Environment environment;
    private final StateTable states = new StateTable();
    private final long[] packed = new long[Bits.WORDS];

    private RoundExplorer(Bounds bounds, Variant variant) {
        this.bounds = bounds;
        this.goal = new Goal(bounds);
        this.coverage = new Coverage(new Rows(bounds.isReleasing()));
        Intents intents = new Intents();
        this.operator = new Operator(bounds, variant, intents, new Decisions(intents, variant, bounds, coverage));
        this.kubelets = new Kubelets(variant, new KubeletDecisions(bounds, coverage));
        this.environment = new Environment(bounds, variant);
    }

    /**
     * Explores the protocol as the contract has it.
     *
     * @param bounds what to cover
     * @return what came of it
     */
    public static Exploration explore(Bounds bounds) {
        return explore(bounds, Variant.NONE);
    }

    /**
     * Explores a variant of the protocol.
     *
     * @param bounds what to cover
     * @param variant what is done wrong
     * @return what came of it
     */
    public static Exploration explore(Bounds bounds, Variant variant) {
        return new RoundExplorer(bounds, variant).run(variant);
    }

    /**
     * Everything that some exploration has to reach, so that nothing holds only because it never came up: the rows of the
     * tables, what a fresh read can come to, ways to create a pod, and steps of a kubelet.
     *
     * @return the texts that stand in {@link Exploration#reached}
     */
    public static Set<String> everything() {
        return Coverage.everything();
    }

    private void steps(World world, Emitter out) {
        kubelets.steps(world, out);
        if (!out.isSatisfied()) {
            operator.steps(world, out);
        }
        if (!out.isSatisfied()) {
            environment.steps(world, out);
        }
    }

    private long[] pack(World world) {
        operator.settle(world);
        kubelets.settle(world);
        packed[0] = 0;
        packed[1] = 0;
        packed[2] = 0;
        return Packing.pack(world, packed);
    }

    private Exploration run(Variant variant) {
        long began = System.nanoTime();
        for (World world : bounds.beginnings()) {
            states.add(pack(world), -1);
        }
        long[] state = new long[Bits.WORDS];
        World world = new World();
        Search search = new Search();
        int depth = 0;
        int endOfLevel = states.size();
        int number = 0;
        while (number < states.size() && search.broken == null && states.size() < bounds.maxStates()) {
            if (number == endOfLevel) {
                depth++;
                endOfLevel = states.size();
            }
            states.read(number, state);
            Packing.unpack(state, world);
            search.from = number;
            steps(world, search);
            number++;
        }
        boolean exhausted = number == states.size() && search.broken == null;
        List<String> story = search.broken == null ? List.of() : story(search.from, search.broken);
        String broken = search.broken;
        if (exhausted) {
            Stuck stuck = new Progress().check();
            if (stuck != null) {
                broken = stuck.why;
                story = story(stuck.number, stuck.why);
            }
        }
        return new Exploration(
                bounds,
                variant,
                states.size(),
                depth,
                exhausted,
                broken,
                story,
                coverage.reached(),
                System.nanoTime() - began);
    }

    /** Adds what follows, and looks out for what must never happen. */
    private final class Search implements Emitter {

        private int from;
        private @Nullable String broken;

        @Override
        public void emit(World next, boolean fault, String actor, String what, String outcome) {
            if (broken != null) {
                return;
            }
            if (next.runningVms() == 2) {
                broken = "two copies of the VM run";
            } else if (next.born && !next.isAnyVm() && next.registry != World.LATEST) {
                broken = "the last copy of the VM's state is destroyed";
            }
            if (broken != null) {
                broken += " (" + show(actor, what, outcome) + ")";
                return;
            }
            states.add(pack(next), from);
        }

        @Override
        public void violate(String what) {
            if (broken == null) {
                broken = what;
            }
        }
    }

    private record Stuck(int number, String why) {}

    /** From every state the goal can be reached without faults, and once reached it stays. */
    private final class Progress implements Emitter {

        private final BitSet good = new BitSet(states.size());
        private boolean leads;
        private boolean inGoal;
        private boolean leaves;

        @Nullable
        Stuck check() {
            World world = new World();
            long[] state = new long[Bits.WORDS];
            boolean changed = true;
            boolean first = true;
            while (changed) {
                changed = false;
                for (int number = states.size() - 1; number >= 0; number--) {
                    if (good.get(number)) {
                        continue;
                    }
                    states.read(number, state);
                    Packing.unpack(state, world);
                    inGoal = goal.isReached(world);
                    leads = inGoal || goal.isGivenUp(world);
                    leaves = false;
                    if (!leads || (inGoal && first)) {
                        steps(world, this);
                    }
                    if (leaves) {
                        return new Stuck(number, "the goal is left again though nothing fails");
                    }
                    if (leads) {
                        good.set(number);
                        changed = true;
                    }
                }
                first = false;
            }
            int stuck = good.nextClearBit(0);
            return stuck < states.size()
                    ? new Stuck(stuck, "the goal cannot be reached any more though nothing fails")
                    : null;
        }

        @Override
        public void emit(World next, boolean fault, String actor, String what, String outcome) {
            if (fault) {
                return;
            }
            boolean nextInGoal = inGoal && goal.isReached(next);
            leaves |= inGoal && !nextInGoal;
            if (!leads) {
                int number = states.find(pack(next));
                leads = number >= 0 && good.get(number);
            }
        }

        @Override
        public boolean wantsFaults() {
            return false;
        }

        @Override
        public boolean isSatisfied() {
            return leads && !inGoal;
        }

        @Override
        public void violate(String what) {
            // The search looked at every step.
        }
    }

    private static String show(String actor, String what, String outcome) {
        return actor + ": " + what + (outcome.isEmpty() ? "" : " " + outcome);
    }

    private List<String> story(int last, String end) {
        List<Integer> way = new ArrayList<>();
        for (int number = last; number >= 0; number = states.before(number)) {
            way.add(number);
        }
        Collections.reverse(way);
        List<String> story = new ArrayList<>();
        World world = new World();
        long[] state = new long[Bits.WORDS];
        for (int i = 0; i + 1 < way.size(); i++) {
            states.read(way.get(i), state);
            Packing.unpack(state, world);
            int wanted = way.get(i + 1);
            List<String> label = new ArrayList<>();
            steps(world, new Emitter() {
                @Override
                public void emit(World next, boolean fault, String actor, String what, String outcome) {
                    if (label.isEmpty() && states.find(pack(next)) == wanted) {
                        label.add(show(actor, what, outcome));
                    }
                }

                @Override
                public void violate(String what) {
                    // On the way to the end nothing was violated.
                }
            });
            story.add(label.isEmpty() ? "?" : label.get(0));
        }
        story.add(end);
        return story;
    }
}
