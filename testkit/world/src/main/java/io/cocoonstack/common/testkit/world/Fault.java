package io.cocoonstack.common.testkit.world;

/** What goes wrong at an effect of a process. */
public enum Fault {
    /** The process dies before the effect. */
    CRASH_BEFORE,
    /** The process dies after the effect. */
    CRASH_AFTER,
    /** The effect is refused: a conflict, a registry that is out of order, a host that cannot. */
    REFUSED,
    /** The effect takes place, and the answer to it gets lost. */
    ANSWER_LOST,
    /** Everybody else acts before the effect. */
    OVERTAKEN,
    /** The effect does not take place, and no answer says so. */
    REQUEST_LOST,
    /** The process dies, and its request arrives when {@link World#deliverLate} is called. */
    LANDS_LATE
}
