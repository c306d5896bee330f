package io.cocoonstack.common.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The knots of a graph. */
final class Cycles {

    private Cycles() {}

    /** Sets of nodes that all reach each other, each of two or more, the largest first. */
    static List<Set<String>> of(Map<String, Set<String>> arrows) {
        Map<String, Set<String>> reached = new HashMap<>();
        arrows.keySet().forEach(node -> reached.put(node, reachedFrom(node, arrows)));
        List<Set<String>> cycles = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String node : arrows.keySet()) {
            Set<String> cycle = new TreeSet<>();
            for (String other : reached.getOrDefault(node, Set.of())) {
                if (reached.getOrDefault(other, Set.of()).contains(node)) {
                    cycle.add(other);
                }
            }
            if (cycle.size() > 1 && seen.addAll(cycle)) {
                cycles.add(cycle);
            }
        }
        cycles.sort((a, b) -> Integer.compare(b.size(), a.size()));
        return cycles;
    }

    static Set<String> reachedFrom(String node, Map<String, Set<String>> arrows) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(arrows.getOrDefault(node, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(arrows.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
