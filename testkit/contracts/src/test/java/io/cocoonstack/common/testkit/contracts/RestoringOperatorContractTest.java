package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.LeftoverRound;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.RoundStep;
import org.jspecify.annotations.Nullable;

/** An operator that restores what no round speaks for keeps the rules of the restore decision. */
class RestoringOperatorContractTest implements OperatorRestoreRules {

    @Override
    public OperatorDriver newDriver() {
        return new RestoringOperator();
    }

    static final class RestoringOperator extends ReferenceOperator {
        @Override
        public LeftoverPolicy leftovers() {
            return LeftoverPolicy.RESTORE;
        }

        @Override
        @Nullable
        RoundStep<CocoonSetPhase> beforeCreation(RestoreIntent intent, RestoreDecision how) {
            return LeftoverRound.begin(intent, how);
        }
    }
}
