package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.round.LegacyOperators;

/**
 * The choices of whoever runs a {@link PretendKubelet}. Immutable.
 *
 * @param operators whether there may be operators that keep no epochs (contract 6.3 rule 5)
 * @param snapshotPolicy the snapshot policy of a VM whose pod names none (contract 6.3 rule 10)
 */
public record KubeletSettings(LegacyOperators operators, SnapshotPolicy snapshotPolicy) {

    /** No operator without epochs, and a snapshot at every deletion. */
    public static final KubeletSettings DEFAULT = new KubeletSettings(LegacyOperators.NONE, SnapshotPolicy.ALWAYS);
}
