package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetSpec;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.operator.PodFactory.Wanted;
import java.util.Objects;

/**
 * Deletes the snapshots of a set that is gone: {@code hibernate}, and {@code latest} where the policy had it pushed
 * (contract 6.8).
 */
final class LeftSnapshots {

    private final SnapshotRegistry registry;
    private final Timeline timeline;

    LeftSnapshots(SnapshotRegistry registry, Timeline timeline) {
        this.registry = registry;
        this.timeline = timeline;
    }

    /** Whether nothing is left that could be deleted. */
    boolean drop(CocoonSet set) {
        CocoonSetSpec spec = Objects.requireNonNull(set.getSpec(), "spec of the set is null");
        String namespace = set.getMetadata().getNamespace();
        boolean done = true;
        for (Wanted wanted : new PodFactory(set).wanted()) {
            done &= drop(namespace, wanted, Identifiers.HIBERNATE_SNAPSHOT_TAG);
            if (SnapshotPolicy.shouldSnapshot(spec.getSnapshotPolicy(), wanted.role())) {
                done &= drop(namespace, wanted, Identifiers.DEFAULT_SNAPSHOT_TAG);
            }
        }
        return done;
    }

    private boolean drop(String namespace, Wanted wanted, String tag) {
        ProbeResult found = registry.probe(wanted.vmName(), tag);
        if (!(found instanceof ProbeResult.Present present)) {
            return found instanceof ProbeResult.Absent;
        }
        if (present.origin().isOfAnotherPod(namespace, wanted.podName())) {
            return true;
        }
        DropResult result = registry.drop(wanted.vmName(), present.digest());
        timeline.tellOnce(
                Told.WHO,
                wanted.vmName() + tag,
                (result instanceof DropResult.Gone ? "deletes " : "cannot delete ") + wanted.vmName() + ":" + tag
                        + " with its set");
        // Where the registry deletes nothing for anyone, to wait for it would keep the set for ever.
        return !(result instanceof DropResult.Failed);
    }
}
