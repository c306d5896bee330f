package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.List;

/**
 * The round of a suspended set, and of one that comes back (contract 6.5): from facts to the one next step. It is the
 * round of a CocoonHibernation for each managed pod, and a phase is stored when every pod's row says so. {@link
 * SetPlanner} knows when it is asked.
 */
public final class SuspendedSetPlanner {

    private SuspendedSetPlanner() {}

    /**
     * Plans the next step.
     *
     * @param set the set
     * @param members every managed pod that the set has or is to have, the main one among them. Unmanaged pods are passed
     *     over, and terminal ones while the set is suspended; one that is missing is waited for, so a static toolbox
     *     without a pod is to be left out
     * @param legacy what to make of a pod whose kubelet keeps no epochs
     * @param probe asks the registry; asked only where a row names a snapshot, and once for each VM
     * @return never null; never throws
     */
    public static RoundStep next(SetFacts set, List<SetMember> members, LegacyPolicy legacy, SnapshotProbe probe) {
        CocoonSetPhase phase = set.phase();
        return phase == null || phase.isKnown()
                ? SetRound.plan(set, members, legacy, probe)
                : new RoundStep.Wait("phase " + phase + " is not known to this version");
    }
}
