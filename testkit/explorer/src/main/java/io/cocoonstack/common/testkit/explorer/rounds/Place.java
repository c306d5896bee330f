package io.cocoonstack.common.testkit.explorer.rounds;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the main pod is, as a small integer: nowhere, waiting to be bound, or on one of two nodes. */
final class Place {

    /** There is no pod. */
    static final int ABSENT = 0;
    /** Not bound, and may go to either node. */
    static final int UNBOUND = 1;
    /** Not bound, and may go to node a alone. */
    static final int UNBOUND_A = 2;
    /** Not bound, and may go to node b alone. */
    static final int UNBOUND_B = 3;

    static final int NODE_A = 4;
    static final int NODE_B = 5;

    private Place() {}

    static boolean isBound(int place) {
        return place >= NODE_A;
    }

    /** The number of the node, 0 or 1, of a pod that is bound. */
    static int node(int place) {
        return place - NODE_A;
    }

    static String nodeName(int place) {
        return isBound(place) ? show(place) : "";
    }

    static @Nullable Set<String> requiredNodes(int place) {
        return switch (place) {
            case UNBOUND_A -> Set.of(show(NODE_A));
            case UNBOUND_B -> Set.of(show(NODE_B));
            default -> null;
        };
    }

    /** What a pod of a set that wants a node is created with; wanted is 0 for none, 1 and 2 for the two nodes. */
    static int unbound(int wanted) {
        return UNBOUND + wanted;
    }

    static String show(int place) {
        return switch (place) {
            case ABSENT -> "no pod";
            case UNBOUND -> "unbound";
            case UNBOUND_A -> "unbound, for node-a";
            case UNBOUND_B -> "unbound, for node-b";
            case NODE_A -> "node-a";
            default -> "node-b";
        };
    }
}
