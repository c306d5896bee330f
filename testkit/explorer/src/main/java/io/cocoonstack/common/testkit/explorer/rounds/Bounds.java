package io.cocoonstack.common.testkit.explorer.rounds;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The bounds of an exploration: the parts that it has, and how often each change and fault may happen. One VM, two
 * nodes, one request in flight for each controller. Immutable.
 *
 * @param name the name of the exploration in print
 * @param parts its parts
 * @param counts how often a change or fault may happen; 0 where it is not there
 */
record Bounds(String name, Set<Part> parts, Map<Count, Integer> counts) {

    enum Part {
        /** A CocoonHibernation whose desire the user changes. */
        HIBERNATION,
        /** The user also deletes the CocoonHibernation and creates another. */
        DELETION,
        /** The user changes the node that the set wants. */
        MIGRATION,
        /** The user suspends the set and takes that back. */
        SUSPENSION,
        /** A suspended set releases its pods. */
        RELEASE,
        /** A set of which nothing is there yet is a beginning too. */
        FROM_NOTHING,
        /** A restarted operator may begin with any older cache. */
        OLDER_CACHES,
        /**
         * The user changes the desire only where the CocoonHibernation reports that the last one is fulfilled, and the
         * node not while the VM is about to wake.
         */
        PATIENT_USER,
        /** The operator keeps no epochs: it writes none, and goes by the old gate. */
        LEGACY_OPERATOR,
        /** The operator is {@link GoOperator}; a legacy operator too. */
        GO_OPERATOR,
        /** The registry deletes a manifest first, and later by its name the tag that pointed at it. */
        SLOW_DROPS,
        /** Two drops of one digest that overlap in such a registry delete the tag twice. */
        OVERLAPPING_DROPS,
        /** The second of these deletions comes while a pod waits that was created to be restored. */
        TAG_GONE_BEFORE_A_RESTORE,
        /** A drop by tag leaves the manifest in the registry. */
        DROPPED_TAGS,
        /** The operator begins rounds over a leftover (contract 6.2 rule 5 off). */
        UNCLEAN_STARTS,
        /**
         * Kubelets boot a VM that never was without asking the registry, as where some operators may keep no epochs.
         */
        UNASKED_BOOTS,
        /** The pod has lost its epoch when all begins, and an operator has asked it for a wake. */
        LOST_EPOCH,
        /** When all begins, the pod has the hibernate flag, and nobody answers it. */
        FLAGGED,
        /** When all begins, the VM has vanished, or is to be restored from a snapshot that is gone. */
        LOST_VM,
        /** When all begins, the pod has never had a VM, and the registry holds a snapshot that somebody drops later. */
        LEFTOVER,
        /** The operator restores a snapshot that no round speaks for (contract 6.5 rule leftover-round). */
        RESTORED_LEFTOVERS,
        /** Kubelets are those of {@link LegacyKubelet}, and the operator serializes (contract 6.1 rule legacy). */
        LEGACY_KUBELETS,
        /** The operator waits for kubelets that keep epochs, for good where there are none. */
        WAITING
    }

    enum Count {
        USER_CHANGES(0, 7, "user changes"),
        /** A running VM writes past the snapshot in the registry. */
        VM_WRITES(3, 1, "VM writes"),
        OPERATOR_CRASHES(4, 3, "crashes of the operator"),
        KUBELET_CRASHES(6, 3, "of a kubelet"),
        /** A request lands after its sender died or gave up. */
        LATE_REQUESTS(8, 2, "late requests"),
        /** A pod whose VM is gone is evicted. */
        EVICTIONS(10, 3, "evictions"),
        /** The container's status flaps. */
        FLAPS(12, 1, "status flaps"),
        /** A round fails by its deadline. */
        DEADLINES(13, 1, "deadlines"),
        /** A kubelet writes all annotations of the pod as it read them once. */
        OLD_COPIES(14, 1, "writes of an old copy");

        /** All counts together are one integer of this many bits. */
        static final int WIDTH = 15;

        private final int shift;
        private final int most;
        private final int mask;
        private final String text;

        Count(int shift, int most, String text) {
            this.shift = shift;
            this.most = most;
            this.mask = ((Integer.highestOneBit(most) << 1) - 1) << shift;
            this.text = text;
        }

        /** The bits of each count. */
        static List<Long> fields() {
            return Arrays.stream(values()).map(count -> (long) count.mask).toList();
        }

        int of(int times) {
            return times << shift;
        }

        /** Whether it may happen at least once more. */
        boolean isIn(int counts) {
            return (counts & mask) != 0;
        }
    }

    static Bounds of(String name, Part... parts) {
        Set<Part> set = EnumSet.noneOf(Part.class);
        Collections.addAll(set, parts);
        return new Bounds(name, set, new EnumMap<>(Count.class));
    }

    /** These bounds and one more part. */
    Bounds with(Part part) {
        Set<Part> more = EnumSet.of(part);
        more.addAll(parts);
        return new Bounds(name, more, counts);
    }

    /** These bounds with a change or fault that may happen some times. */
    Bounds with(Count count, int times) {
        if (times < 0 || times > count.most) {
            throw new IllegalArgumentException(count + " is " + times + ", expected 0 to " + count.most);
        }
        Map<Count, Integer> more = new EnumMap<>(counts);
        more.put(count, times);
        return new Bounds(name, parts, more);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    int times(Count count) {
        return counts.getOrDefault(count, 0);
    }

    /** How often each change and fault may happen, in {@link Count#WIDTH} bits. */
    int allCounts() {
        int all = 0;
        for (Map.Entry<Count, Integer> each : counts.entrySet()) {
            all |= each.getKey().of(each.getValue());
        }
        return all;
    }

    /** One line for print, with every count. */
    @Override
    public String toString() {
        String end = has(Part.OLDER_CACHES) ? ", restarts on older caches" : "";
        StringJoiner text = new StringJoiner(", ", name + ": ", end);
        for (Count count : Count.values()) {
            text.add(times(count) + " " + count.text);
        }
        return text.toString();
    }
}
