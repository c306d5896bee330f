package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.round.LegacyOperators;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The choices of whoever runs a {@link PretendKubelet}. Immutable.
 *
 * @param operators whether there may be operators that keep no epochs (contract 6.3 rule 5)
 * @param snapshotPolicy the snapshot policy of a VM whose pod names none (contract 6.3 rule 10)
 * @param clock tells the pauses between looks at a pod that lead to nothing, so that neither registry nor API server is
 *     asked over and over; null for no pauses, for tests that have no time
 */
public record KubeletSettings(
        LegacyOperators operators,
        SnapshotPolicy snapshotPolicy,
        @Nullable Clock clock) {

    /**
     * Settings with pauses by the system's clock.
     *
     * @param operators whether there may be operators that keep no epochs
     * @param snapshotPolicy the snapshot policy of a VM whose pod names none
     */
    public KubeletSettings(LegacyOperators operators, SnapshotPolicy snapshotPolicy) {
        this(operators, snapshotPolicy, Clock.systemUTC());
    }

    /** No operator without epochs, a snapshot at every deletion, and no pauses: for runs in which no time goes by. */
    public static final KubeletSettings DEFAULT =
            new KubeletSettings(LegacyOperators.NONE, SnapshotPolicy.ALWAYS, null);
}
