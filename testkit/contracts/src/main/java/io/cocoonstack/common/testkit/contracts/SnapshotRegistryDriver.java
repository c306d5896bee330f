package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.round.SnapshotRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link SnapshotRegistryContract} needs of a registry that it checks. */
public interface SnapshotRegistryDriver {

    /** {@return a client of the registry that {@link #push} pushes to; may be one and the same at every call} */
    SnapshotRegistry registry();

    /**
     * Pushes a manifest, each time one with a digest of its own, by other means than the client that is checked.
     *
     * @param name the repository
     * @param tag the tag
     * @param annotations annotations of the manifest; none for one of a kubelet that writes none
     * @return the digest of the manifest
     * @throws Exception if it cannot be pushed
     */
    String push(String name, String tag, Map<String, String> annotations) throws Exception;

    /**
     * {@return a client of a registry that cannot be reached, or answers nothing but errors; null where there is no way
     * to make one; the tests of failures are then skipped}
     */
    default @Nullable SnapshotRegistry registryDuringAnOutage() {
        return null;
    }

    /**
     * A registry that deletes nothing. {@link #push} pushes to this one from now on.
     *
     * @return a client of it; null where there is no way to make one, and the test of it is then skipped
     * @throws Exception if it cannot be made
     */
    default @Nullable SnapshotRegistry registryWithoutDeletion() throws Exception {
        return null;
    }

    /**
     * {@return whether a probe reads from the manifest which pod the snapshot was taken of, without which a drop cannot
     * refuse the snapshot of another pod whose VM has the same name; true unless overridden}
     */
    default boolean supportsOrigins() {
        return true;
    }
}
