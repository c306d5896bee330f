package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an object stays as it is for now.
 *
 * @param kind what it waits for
 * @param why one English clause
 */
record Standing(Kind kind, String why) {

    enum Kind {
        /** For nothing: the round is where it is to be. */
        SETTLED("Settled"),
        /** For the pods of its own round. */
        WAITING("Waiting"),
        /** For the round of another object, however long that takes. */
        HELD("Held"),
        /** For the pods of its own round, longer than its deadline. */
        OVERDUE(RoundTimes.DEADLINE_PASSED),
        /** For a kubelet that keeps no epochs, until it does. */
        LEGACY("LegacyKubelet"),
        /** For the registry. */
        REGISTRY_FAILED(StatusConditions.REGISTRY_FAILED);

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }
    }

    /**
     * The reason in a condition: the phase of a round that waits for its own pods or is where it is to be, else what is
     * waited for.
     *
     * @param leg whether a round is under way in this phase
     */
    String reason(Vocabulary phase, boolean leg) {
        return kind == Kind.SETTLED || (kind == Kind.WAITING && leg) ? phase.value() : kind.reason;
    }

    /** The reason in words that stay the same for as long as it does: failed requests may each read another way. */
    String lastingWhy() {
        return kind == Kind.REGISTRY_FAILED ? "the registry gives no answer to go by" : why;
    }

    /** A leg that stays in its phase past the deadline: of its own pods, since everything else has another reason. */
    Standing overdue(@Nullable Vocabulary phase, Duration deadline) {
        return kind == Kind.WAITING
                ? new Standing(Kind.OVERDUE, "phase " + phase + " did not end within " + deadline + ": " + why)
                : this;
    }

    /** Where nothing else is waited for, the fleet's choice about legacy kubelets is why nothing moves. */
    Standing legacy(String pod, LegacyPolicy policy) {
        return kind == Kind.WAITING
                ? new Standing(
                        Kind.LEGACY,
                        why + "; the kubelet of " + pod + " keeps no epochs, and the legacy policy is " + policy)
                : this;
    }

    /**
     * After a step that changed nothing.
     *
     * @param held whether the round of another object comes first
     */
    static Standing of(StepReport report, boolean held) {
        String why = report.step().why();
        if (report.outcome() == StepOutcome.REGISTRY_FAILED) {
            boolean said = report.message().isEmpty() || why.contains(report.message());
            return new Standing(Kind.REGISTRY_FAILED, said ? why : why + ", but " + report.message());
        }
        if (held) {
            return new Standing(Kind.HELD, why);
        }
        if (report.outcome() == StepOutcome.HELD_BACK) {
            return new Standing(Kind.WAITING, why + ", but " + report.message());
        }
        boolean settled = report.step() instanceof RoundStep.Done<?> || report.step() instanceof SetStep.NotAMigration;
        return new Standing(settled ? Kind.SETTLED : Kind.WAITING, why);
    }
}
