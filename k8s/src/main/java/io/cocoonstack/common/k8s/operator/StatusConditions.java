package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions Ready and Progressing of a custom resource, as they change from one status to the next. */
final class StatusConditions {

    /** Reason of the condition Ready while the registry gives no answer to go by. */
    static final String REGISTRY_FAILED = "RegistryFailed";

    private final List<Condition> before;
    private final long generation;
    private final Instant now;
    private List<Condition> conditions;

    StatusConditions(@Nullable List<Condition> before, long generation, Instant now) {
        this.before = before == null ? List.of() : before;
        this.generation = generation;
        this.now = now;
        this.conditions = this.before;
    }

    static @Nullable Condition find(@Nullable List<Condition> conditions, String type) {
        if (conditions != null) {
            for (Condition condition : conditions) {
                if (condition != null && type.equals(condition.getType())) {
                    return condition;
                }
            }
        }
        return null;
    }

    StatusConditions ready(boolean ready, String reason, String message) {
        return REGISTRY_FAILED.equals(reason)
                ? notReady(reason, new Hindrance("", message))
                : set(Conditions.READY, ready, reason, message);
    }

    /** Each answer may read another way: to write every text would make the write the cause of the next one. */
    StatusConditions notReady(String reason, Hindrance why) {
        Condition old = find(before, Conditions.READY);
        String said = old != null && reason.equals(old.getReason()) ? old.getMessage() : null;
        return said != null && !why.detail().isEmpty() && said.startsWith(why.lasting())
                ? set(Conditions.READY, false, reason, said)
                : set(Conditions.READY, false, reason, why.toString());
    }

    /**
     * Sets whether a round is under way.
     *
     * @param restart whether a leg begins, which is a transition also where another leg came before it
     */
    StatusConditions progressing(boolean progressing, String reason, String message, boolean restart) {
        if (restart) {
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

    List<Condition> list() {
        return conditions;
    }
}
