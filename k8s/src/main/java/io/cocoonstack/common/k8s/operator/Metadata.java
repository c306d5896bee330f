package io.cocoonstack.common.k8s.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/** What every object's metadata says. A null object, or one with null metadata, reads as empty. */
final class Metadata {

    private Metadata() {}

    static boolean isDeleting(@Nullable HasMetadata object) {
        return object != null
                && object.getMetadata() != null
                && object.getMetadata().getDeletionTimestamp() != null;
    }

    /** 0 where there is none. */
    static long generation(@Nullable HasMetadata object) {
        Long generation = object == null || object.getMetadata() == null
                ? null
                : object.getMetadata().getGeneration();
        return generation == null ? 0 : generation;
    }

    /** Whether somebody changed the spec since the status was written. */
    static boolean isAhead(@Nullable HasMetadata object, @Nullable Long observed) {
        return observed == null || generation(object) > observed;
    }
}
