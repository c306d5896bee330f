package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.meta.Vocabulary;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions Ready and Progressing of a custom resource, as they change from one status to the next (contract 7). */
final class StatusConditions {

    /** Reason of the condition Ready while the registry gives no answer to go by. */
    static final String REGISTRY_FAILED = "RegistryFailed";

    /** Reason of the condition Ready while a kubelet reports that a VM failed. */
    static final String VM_FAILED = "VmFailed";

    static final String PHASE_FAILED = "Failed";

    private final List<Condition> before;
    private final @Nullable Vocabulary phase;
    private final long generation;
    private final boolean ahead;
    private final Instant now;
    private List<Condition> conditions;

    StatusConditions(
            HasMetadata object,
            @Nullable Vocabulary phase,
            @Nullable List<Condition> before,
            @Nullable Long observedGeneration,
            Instant now) {
        this.before = before == null ? List.of() : before;
        this.phase = phase;
        this.generation = Metadata.generation(object);
        this.ahead = Metadata.isAhead(object, observedGeneration);
        this.now = now;
        this.conditions = this.before;
    }

    /** A phase was decided on. */
    StatusConditions stored(Vocabulary next) {
        return progressing(RoundTimes.isLeg(next), next.value(), "phase is " + next, true);
    }

    /** The round passed its deadline. */
    StatusConditions failed(Duration deadline, String why) {
        String message = "phase " + phase + " did not end within " + deadline + ": " + why;
        return ready(false, RoundTimes.DEADLINE_PASSED, message)
                .progressing(false, RoundTimes.DEADLINE_PASSED, message, true);
    }

    /** Whether the object was given up and says why: that stays until somebody changes the spec. */
    boolean saysWhyFailed() {
        return phase != null && PHASE_FAILED.equals(phase.value()) && RoundTimes.failed(before) != null;
    }

    /** Whether a round is under way, in an object that waits; another reason and message are of one that is at rest. */
    StatusConditions waiting(Standing standing, Vocabulary shown, boolean grows, String rest) {
        boolean isLeg = RoundTimes.isLeg(shown);
        boolean leg = isLeg && standing.kind() != Standing.Kind.HELD;
        return progressing(
                leg || grows,
                leg || grows ? shown.value() : standing.reason(shown, isLeg),
                leg ? standing.lastingWhy() : rest,
                leg && (ahead || RoundTimes.begun(before, shown) == null));
    }

    StatusConditions ready(boolean ready, String reason, String message) {
        return REGISTRY_FAILED.equals(reason)
                ? notReady(reason, new Hindrance("", message))
                : set(Conditions.READY, ready, reason, message);
    }

    /** Each answer may read another way: to write every text would make the write the cause of the next one. */
    StatusConditions notReady(String reason, Hindrance why) {
        Condition old = RoundTimes.find(before, Conditions.READY);
        String said = old != null && reason.equals(old.getReason()) ? old.getMessage() : null;
        return said != null && !why.detail().isEmpty() && said.startsWith(why.lasting())
                ? set(Conditions.READY, false, reason, said)
                : set(Conditions.READY, false, reason, why.toString());
    }

    /** A leg that begins is a transition also where another leg came before it. */
    private StatusConditions progressing(boolean progressing, String reason, String message, boolean begins) {
        if (begins) {
            conditions = new ArrayList<>(conditions);
            conditions.removeIf(condition -> condition != null && RoundTimes.PROGRESSING.equals(condition.getType()));
        }
        return set(RoundTimes.PROGRESSING, progressing, reason, message);
    }

    private StatusConditions set(String type, boolean status, String reason, String message) {
        Condition condition = new ConditionBuilder(
                        Conditions.ready(status ? "True" : "False", reason, message, generation))
                .withType(type)
                .build();
        conditions = Conditions.set(conditions, condition, now).conditions();
        return this;
    }

    /**
     * When the leg that is under way has to have ended; null where none is, or it waits for somebody else's round, or
     * somebody has changed the spec since: with that, the leg begins anew.
     */
    @Nullable
    Instant deadline(Standing standing, Duration deadline) {
        Instant begun = RoundTimes.begun(before, phase);
        return begun == null || !RoundTimes.isLeg(phase) || ahead || standing.kind() == Standing.Kind.HELD
                ? null
                : begun.plus(deadline);
    }

    List<Condition> list() {
        return conditions;
    }
}
