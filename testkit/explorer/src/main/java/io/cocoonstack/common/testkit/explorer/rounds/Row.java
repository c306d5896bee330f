package io.cocoonstack.common.testkit.explorer.rounds;

import static io.cocoonstack.common.testkit.explorer.rounds.Row.Table.HIBERNATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Row.Table.MIGRATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Row.Table.SUSPENSION;

/**
 * The rows of the contract's tables 6.5 and 6.6, and of what 6.5 says of suspended sets, each with the step that it
 * asks for. Written down a second time on purpose: {@link Rows} finds the row that a situation falls into without
 * asking the planners, and {@link Coverage} holds the planners against it.
 */
enum Row {
    PROBE_FAILS(HIBERNATION, "a probe is needed and fails", "error"),
    NO_POD(HIBERNATION, "no pod", "wait"),
    GOING(HIBERNATION, "the pod is being deleted", "wait"),
    SET_MOVES_THE_POD(HIBERNATION, "the set is moving the pod", "wait"),
    HIBERNATE_FLAG_ON(HIBERNATION, "Hibernate, no round, flag on", "store Hibernating"),
    HIBERNATE_LEFTOVER(HIBERNATION, "Hibernate, any but Hibernated, live, snapshot", "drop"),
    HIBERNATE_BEGIN(HIBERNATION, "Hibernate, no round, live, no snapshot", "store Hibernating"),
    HIBERNATE_REQUEST(HIBERNATION, "Hibernate, Hibernating or Hibernated, live, no snapshot", "request hibernate"),
    HIBERNATED_LEFTOVER(HIBERNATION, "Hibernate, Hibernated, live, snapshot", "drop"),
    HIBERNATE_COMPLETE(HIBERNATION, "Hibernate, Hibernating, flag on, complete", "store Hibernated"),
    HIBERNATED(HIBERNATION, "Hibernate, Hibernated, flag on", "done"),
    HIBERNATE_ELSE(HIBERNATION, "Hibernate, else", "wait"),
    WAKE_CALL_OFF(HIBERNATION, "Wake, Hibernating or Hibernated", "request wake, then store Waking"),
    WAKE_FLAG_ON(HIBERNATION, "Wake, other, flag on", "request wake, then store Waking"),
    WAKE_DROP(HIBERNATION, "Wake, other but Active, live, snapshot", "drop"),
    WAKE_CLOSE(HIBERNATION, "Wake, other but Active, live, no snapshot", "store Active"),
    WAKE_DONE(HIBERNATION, "Wake, Active, flag off", "done"),
    WAKE_ELSE(HIBERNATION, "Wake, else", "wait"),
    WAKE_SET_SUSPENDED(HIBERNATION, "Wake, the set is suspended", "wait"),

    MIGRATION_PROBE_FAILS(MIGRATION, "a probe is needed and fails", "error"),
    MIGRATION_NONE(MIGRATION, "other, nothing wanted, or no pod elsewhere", "not a migration"),
    MIGRATION_OF_HIBERNATED(MIGRATION, "other, elsewhere, hibernating, complete", "store Migrating"),
    MIGRATION_ANOTHER_ROUND(MIGRATION, "other, elsewhere, another round is under way", "not a migration"),
    MIGRATION_LEFTOVER(MIGRATION, "other, elsewhere, live, snapshot", "drop"),
    MIGRATION_BEGIN(MIGRATION, "other, elsewhere, live, no snapshot", "store Migrating"),
    MIGRATION_RESTORE(MIGRATION, "Migrating or Waking, no pod, snapshot", "create restored, then store Waking"),
    MIGRATION_CREATE(MIGRATION, "Migrating or Waking, no pod, no snapshot", "create fresh, then store Waking"),
    MIGRATION_GOING(MIGRATION, "Migrating or Waking, the pod is being deleted", "wait"),
    MIGRATION_DELETE(MIGRATION, "Migrating, elsewhere, hibernating, complete", "delete"),
    MIGRATION_INCOMPLETE(MIGRATION, "Migrating, elsewhere, hibernating, not complete", "wait"),
    MIGRATION_DROP(MIGRATION, "Migrating, elsewhere, live, snapshot", "drop"),
    MIGRATION_REQUEST(MIGRATION, "Migrating, elsewhere, live, no snapshot", "request hibernate"),
    MIGRATION_NEITHER(MIGRATION, "Migrating, elsewhere, neither", "wait"),
    MIGRATION_HAND_OVER(MIGRATION, "Migrating or Waking, hibernating, a CR's round owns the pod", "hand over"),
    MIGRATION_ARRIVED(MIGRATION, "Migrating, else", "request wake, then store Waking"),
    WAKING_FLAG_ON(MIGRATION, "Waking, hibernating", "request wake"),
    WAKING_DROP(MIGRATION, "Waking, live, snapshot", "drop"),
    WAKING_CLOSE(MIGRATION, "Waking, live, no snapshot", "store Running"),
    WAKING_FORGET_NODE(MIGRATION, "Waking, live, no snapshot, a node is recorded", "forget the node"),
    WAKING_ELSE(MIGRATION, "Waking, else", "wait"),

    SUSPEND_PROBE_FAILS(SUSPENSION, "a probe is needed and fails", "error"),
    SUSPEND_NO_POD(SUSPENSION, "suspended, no pod or one that is going", "wait"),
    SUSPEND_FLAG_ON(SUSPENSION, "suspended, no round, flag on", "store Suspending"),
    SUSPEND_LEFTOVER(SUSPENSION, "suspended, live, snapshot", "drop"),
    SUSPEND_BEGIN(SUSPENSION, "suspended, no round, live, no snapshot", "store Suspending"),
    SUSPEND_REQUEST(SUSPENSION, "suspended, Suspending, live, no snapshot", "request hibernate"),
    SUSPEND_COMPLETE(SUSPENSION, "suspended, Suspending, complete", "store Suspended"),
    SUSPEND_ELSE(SUSPENSION, "suspended, else", "wait"),
    SUSPENDED_BACK(SUSPENSION, "suspended, Suspended, not complete", "store Suspending"),
    SUSPENDED(SUSPENSION, "suspended, Suspended, complete, or released", "done"),
    RELEASE_RECORD(SUSPENSION, "suspended, Suspended, complete, release, node not recorded", "record the node"),
    RELEASE_DELETE(SUSPENSION, "suspended, Suspended, complete, release, node recorded", "delete"),
    RESUME_FAILED(SUSPENSION, "not suspended, Failed, the spec not changed since", "wait"),
    RESUME_ASK(SUSPENSION, "not suspended, Suspending or Suspended, to be asked", "request wake, then store Waking"),
    RESUME_ASKED(SUSPENSION, "not suspended, Suspending or Suspended, all asked", "store Waking"),
    RESUME_GOING(SUSPENSION, "not suspended, Suspending or Suspended, the pod is being deleted", "wait");

    enum Table {
        HIBERNATION,
        MIGRATION,
        SUSPENSION
    }

    private final Table table;
    private final String situation;
    private final String step;

    Row(Table table, String situation, String step) {
        this.table = table;
        this.situation = situation;
        this.step = step;
    }

    Table table() {
        return table;
    }

    String step() {
        return step;
    }

    @Override
    public String toString() {
        return table.name().toLowerCase(java.util.Locale.ROOT) + ": " + situation + ": " + step;
    }
}
