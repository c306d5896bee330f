package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonSet;
import java.util.Map;

/**
 * Something that a {@link CocoonSetReconciler} did to the pods and snapshots of a set beside the steps of its rounds,
 * which the listeners of the executor are told of.
 *
 * @param set the set
 * @param kind what it did
 * @param subject the pod's name; of a snapshot, VM name and tag
 * @param why one English clause
 * @param annotations what it wrote to the pod; empty for nothing
 */
public record PodAction(CocoonSet set, Kind kind, String subject, String why, Map<String, String> annotations) {

    /** What was done. */
    public enum Kind {
        /** A missing pod was created. */
        CREATED,
        /** A missing pod was not created, and will be looked at again. */
        HELD_BACK,
        /** The set's generation was stamped on a pod. */
        STAMPED,
        /** A pod was deleted: the set does not want it any more, or is being deleted itself. */
        DELETED,
        /** A snapshot of a set that is being deleted was dropped. */
        SNAPSHOT_DROPPED,
        /** A snapshot of a set that is being deleted could not be dropped, or may be another set's. */
        SNAPSHOT_KEPT
    }

    /** Is told of every action, on the thread that acted. What it throws goes to the caller of the reconciler. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Something was done.
         *
         * @param action what
         */
        void onAction(PodAction action);
    }
}
