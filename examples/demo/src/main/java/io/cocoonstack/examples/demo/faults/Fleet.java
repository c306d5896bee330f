package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.common.round.LegacyOperators;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import java.time.Clock;

/** Who runs beside whom in a run with faults. Every third run is in a mixed fleet. */
enum Fleet {
    /** Our operator and our kubelets. */
    OURS(LegacyPolicy.WAIT, false),
    /** Our operator, which serializes, and a kubelet of the Go side on node-b: all comes true, and nothing is lost. */
    GO_KUBELET_SERIALIZED(LegacyPolicy.SERIALIZE, true),
    /**
     * Our operator, which trusts, and a kubelet of the Go side on node-b. A hibernation that is called off can lose the
     * VM (contract 6.1 rule legacy), which is told apart.
     */
    GO_KUBELET_TRUSTED(LegacyPolicy.TRUST, true),
    /** An operator of the Go side and our kubelets, see {@link GoOperatorRun}. */
    GO_OPERATOR(LegacyPolicy.WAIT, false);

    final LegacyPolicy policy;
    private final boolean hasGoKubelet;

    Fleet(LegacyPolicy policy, boolean hasGoKubelet) {
        this.policy = policy;
        this.hasGoKubelet = hasGoKubelet;
    }

    static Fleet of(long seed) {
        if (seed % 3 != 0) {
            return OURS;
        }
        return switch ((int) (seed / 3 % 3)) {
            case 0 -> GO_OPERATOR;
            case 1 -> GO_KUBELET_SERIALIZED;
            default -> GO_KUBELET_TRUSTED;
        };
    }

    /** Where an operator of the Go side is, a kubelet has to expect one. */
    KubeletSettings kubelets(Clock clock) {
        LegacyOperators operators = this == GO_OPERATOR ? LegacyOperators.POSSIBLE : LegacyOperators.NONE;
        return new KubeletSettings(operators, KubeletSettings.DEFAULT.snapshotPolicy(), clock);
    }

    boolean isOfGo(String node) {
        return hasGoKubelet && node.equals("node-b");
    }
}
