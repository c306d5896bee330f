package io.cocoonstack.common.testkit.explorer.rounds;

import static io.cocoonstack.common.testkit.explorer.rounds.Row.Table.HIBERNATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Row.Table.MIGRATION;
import static io.cocoonstack.common.testkit.explorer.rounds.Row.Table.SUSPENSION;

/**
 * The rows of contract 6.5 and 6.6, those of suspended sets among them, each with the step that it asks for.
 * Written down a second time on purpose: {@link Rows} finds the row that a situation falls into without asking the
 * planners, and {@link Coverage} holds the planners against it. A constant has the name of the contract's row; where the
 * contract says it outside a table, the comment names the rule.
 */
enum Row {
    PROBE_FAILS(HIBERNATION, "a probe is needed and fails", "error"),
    NO_POD(HIBERNATION, "no pod", "wait"),
    /** Contract 6.1 rule going. */
    GOING(HIBERNATION, "the pod is being deleted", "wait"),
    /** Contract 6.5 rule who-is-asked. */
    SET_MOVES_THE_POD(HIBERNATION, "the set is moving the pod", "wait"),
    HIBERNATE_FLAG_ON(HIBERNATION, "Hibernate, no round, flag on", "store Hibernating"),
    HIBERNATE_LEFTOVER(HIBERNATION, "Hibernate, any but Hibernated, live, snapshot", "drop"),
    HIBERNATE_BEGIN(HIBERNATION, "Hibernate, no round, live, no snapshot", "store Hibernating"),
    HIBERNATE_REQUEST(HIBERNATION, "Hibernate, Hibernating or Hibernated, live, no snapshot", "request hibernate"),
    HIBERNATED_LEFTOVER(HIBERNATION, "Hibernate, Hibernated, live, snapshot", "drop"),
    HIBERNATE_COMPLETE(HIBERNATION, "Hibernate, Hibernating, flag on, complete", "store Hibernated"),
    HIBERNATED(HIBERNATION, "Hibernate, Hibernated, flag on, complete", "done"),
    HIBERNATED_LOST(HIBERNATION, "Hibernate, Hibernated, flag on, not complete", "store Hibernating"),
    HIBERNATE_ELSE(HIBERNATION, "Hibernate, else", "wait"),
    WAKE_CALL_OFF(HIBERNATION, "Wake, Hibernating or Hibernated", "request wake, then store Waking"),
    WAKE_FLAG_ON(HIBERNATION, "Wake, other, flag on", "request wake, then store Waking"),
    WAKE_DROP(HIBERNATION, "Wake, other but Active, live, snapshot", "drop"),
    WAKE_CLOSE(HIBERNATION, "Wake, other but Active, live, no snapshot", "store Active"),
    WAKE_DONE(HIBERNATION, "Wake, Active, flag off", "done"),
    WAKE_ELSE(HIBERNATION, "Wake, else", "wait"),
    /** Contract 6.5 rule set-suspended. */
    WAKE_SET_SUSPENDED(HIBERNATION, "Wake, the set is suspended", "wait"),

    MIGRATION_PROBE_FAILS(MIGRATION, "a probe is needed and fails", "error"),
    MIGRATION_NONE(MIGRATION, "other, nothing wanted, or no pod elsewhere", "not a migration"),
    /** Contract 6.5 rule flag-of-nobody. */
    FLAG_OF_NOBODY(MIGRATION, "other, not elsewhere, the flag on, no CR", "store Waking"),
    MIGRATION_UNSCHEDULED(MIGRATION, "any, unscheduled, and for another node than the wanted one", "delete"),
    MIGRATION_OF_HIBERNATED(MIGRATION, "other, elsewhere, hibernating, complete", "store Migrating"),
    MIGRATION_ANOTHER_ROUND(MIGRATION, "other, elsewhere, another round is under way", "not a migration"),
    MIGRATION_LEFTOVER(MIGRATION, "other, elsewhere, live, snapshot", "drop"),
    MIGRATION_BEGIN(MIGRATION, "other, elsewhere, live, no snapshot", "store Migrating"),
    MIGRATION_RESTORE(MIGRATION, "Migrating or Waking, no pod, snapshot", "create restored, then store Waking"),
    MIGRATION_CREATE(MIGRATION, "Migrating or Waking, no pod, no snapshot", "create fresh, then store Waking"),
    /** Contract 6.1 rule going. */
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
    /** Contract 6.5 rule coming-back. */
    WAKING_FORGET_NODE(MIGRATION, "Waking, live, no snapshot, a node is recorded", "forget the node"),
    WAKING_ELSE(MIGRATION, "Waking, else", "wait"),

    /** Contract 6.5 rule suspended-set. */
    SUSPEND_PROBE_FAILS(SUSPENSION, "a probe is needed and fails", "error"),
    /** Contract 6.5 rule suspended-set. */
    SUSPEND_NO_POD(SUSPENSION, "suspended, no pod or one that is going", "wait"),
    /** Contract 6.5 rule suspended-set. */
    SUSPEND_FLAG_ON(SUSPENSION, "suspended, no round, flag on", "store Suspending"),
    /** Contract 6.5 rule suspended-set. */
    SUSPEND_LEFTOVER(SUSPENSION, "suspended, live, snapshot", "drop"),
    /** Contract 6.5 rule suspended-set. */
    SUSPEND_BEGIN(SUSPENSION, "suspended, no round, live, no snapshot", "store Suspending"),
    /** Contract 6.5 rule suspended-set. */
    SUSPEND_REQUEST(SUSPENSION, "suspended, Suspending, live, no snapshot", "request hibernate"),
    /** Contract 6.5 rule suspended-set. */
    SUSPEND_COMPLETE(SUSPENSION, "suspended, Suspending, complete", "store Suspended"),
    /** Contract 6.5 rule suspended-set. */
    SUSPEND_ELSE(SUSPENSION, "suspended, else", "wait"),
    /** Contract 6.5 rule suspended-back. */
    SUSPENDED_BACK(SUSPENSION, "suspended, Suspended, not complete", "store Suspending"),
    /** Contract 6.5 rule suspended-set. */
    SUSPENDED(SUSPENSION, "suspended, Suspended, complete, or released", "done"),
    /** Contract 6.5 rule release. */
    RELEASE_RECORD(SUSPENSION, "suspended, Suspended, complete, release, node not recorded", "record the node"),
    /** Contract 6.5 rule release. */
    RELEASE_DELETE(SUSPENSION, "suspended, Suspended, complete, release, node recorded", "delete"),
    /** Contract 6.5 rule failed. */
    RESUME_FAILED(SUSPENSION, "not suspended, Failed, the spec not changed since", "wait"),
    /** Contract 6.5 rule suspended-set. */
    RESUME_ASK(SUSPENSION, "not suspended, Suspending or Suspended, to be asked", "request wake, then store Waking"),
    /** Contract 6.5 rule coming-back. */
    RESUME_ASKED(SUSPENSION, "not suspended, Suspending or Suspended, all asked", "store Waking"),
    /** Contract 6.1 rule going. */
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

    String step() {
        return step;
    }

    @Override
    public String toString() {
        return table.name().toLowerCase(java.util.Locale.ROOT) + ": " + situation + ": " + step;
    }
}
