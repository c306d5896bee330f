package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.round.PodReader;
import io.cocoonstack.common.round.RestoreDecision;
import org.jspecify.annotations.Nullable;

/**
 * The request that a controller is about to send, with everything that its effect needs but the guards.
 *
 * @param kind what it is
 * @param phase the phase to store; -1 where none is
 * @param then the phase to store once the request was accepted; -1 for none
 * @param how for a pod that is created: 0, {@link #RESTORE} or {@link #STAY_HIBERNATED}
 * @param created for a pod that is created: its {@link PodState}; else 0
 * @param wanted for a pod that is created: the node that the set wants, 0 for none
 * @param key tells apart what is to be decided again on a fresh pod; 0 for all else
 * @param again how that is decided; null for all else
 */
record Intent(
        Kind kind,
        int phase,
        int then,
        int how,
        int created,
        int wanted,
        long key,
        @Nullable Again again) {

    static final int RESTORE = 1;
    static final int STAY_HIBERNATED = 2;

    static final Intent NOTHING = request(Kind.NOTHING, -1);
    /** Nothing is sent either, because the registry gave no answer. */
    static final Intent PROBE_ERROR = request(Kind.PROBE_ERROR, -1);

    enum Kind {
        NOTHING,
        PROBE_ERROR,
        READ_AGAIN,
        STORE,
        REQUEST_HIBERNATE,
        REQUEST_WAKE,
        DELETE,
        CREATE,
        DROP,
        RECORD_NODE,
        STAMP
    }

    /** Decides on a pod that is read now, for a set that wants a node now. */
    @FunctionalInterface
    interface Again {
        Intent decide(PodReader reader, int wanted);
    }

    static Intent store(int phase) {
        return new Intent(Kind.STORE, phase, -1, 0, 0, 0, 0, null);
    }

    static Intent request(Kind kind, int then) {
        return new Intent(kind, -1, then, 0, 0, 0, 0, null);
    }

    static Intent create(RestoreDecision how, int created, int wanted, int then) {
        return new Intent(Kind.CREATE, -1, then, number(how), created, wanted, 0, null);
    }

    static Intent recordNode(int node) {
        return new Intent(Kind.RECORD_NODE, node, -1, 0, 0, 0, 0, null);
    }

    static Intent readAgain(long key, Again again) {
        return new Intent(Kind.READ_AGAIN, -1, -1, 0, 0, 0, key, again);
    }

    /** Whether it is a request for the pod. */
    boolean isOfThePod() {
        return switch (kind) {
            case REQUEST_HIBERNATE, REQUEST_WAKE, DELETE, CREATE, STAMP -> true;
            default -> false;
        };
    }

    boolean isNothing() {
        return kind == Kind.NOTHING || kind == Kind.PROBE_ERROR;
    }

    /** Two ways to decide again that were made from the same inputs are the same. */
    Intent identity() {
        return again == null ? this : new Intent(kind, phase, then, how, created, wanted, key, null);
    }

    String label(boolean ofHibernation) {
        return switch (kind) {
            case NOTHING, PROBE_ERROR -> "nothing";
            case READ_AGAIN -> "nothing yet: it reads the pod again, with the registry's answer in hand";
            case STORE -> "the phase " + show(phase, ofHibernation);
            case REQUEST_HIBERNATE -> "the hibernate request";
            case REQUEST_WAKE -> "the wake request";
            case DELETE -> "the deletion of the pod";
            case CREATE -> "the creation of the pod, " + howCreated();
            case DROP -> "the drop of the snapshot";
            case RECORD_NODE -> phase == 0 ? "the removal of the node that was recorded" : "the record of the node";
            case STAMP -> "the generation stamp";
        };
    }

    /**
     * The intent in the words of the rows.
     *
     * @param nothing the kind of the step where nothing is sent
     */
    String rowStep(boolean ofHibernation, String nothing) {
        return switch (kind) {
            case NOTHING, READ_AGAIN, STAMP -> nothing.replace('_', ' ');
            case PROBE_ERROR -> "error";
            case STORE -> "store " + show(phase, ofHibernation);
            case REQUEST_HIBERNATE -> "request hibernate";
            case REQUEST_WAKE -> "request wake" + thenStore(ofHibernation);
            case DELETE -> "delete";
            case CREATE -> "create " + (how == 0 ? "fresh" : "restored") + thenStore(ofHibernation);
            case DROP -> "drop";
            case RECORD_NODE -> phase == 0 ? "forget the node" : "record the node";
        };
    }

    private String thenStore(boolean ofHibernation) {
        return then < 0 ? "" : ", then store " + show(then, ofHibernation);
    }

    private static String show(int phase, boolean ofHibernation) {
        return ofHibernation ? Hibernation.show(phase) : SetPhases.show(phase);
    }

    private String howCreated() {
        return how == 0 ? "fresh" : how == RESTORE ? "to be restored" : "to stay hibernated";
    }

    private static int number(RestoreDecision how) {
        if (how instanceof RestoreDecision.Restore restore) {
            return restore.staysHibernated() ? STAY_HIBERNATED : RESTORE;
        }
        return 0;
    }

    /** Whether the pod that is created says all that it was decided to say. */
    boolean isSaidByThePod() {
        boolean restore = PodState.RESTORE_FLAG.isSet(created) && PodState.WAKE_FROM.get(created) == 0;
        return restore == (how != 0) && PodState.FLAG.isSet(created) == (how == STAY_HIBERNATED);
    }
}
