package io.cocoonstack.common.k8s;

/**
 * The reasons of the Kubernetes Events that {@link RoundEvents} emits for the steps of a round. They are words to search
 * and alert by, and stay as they are; the messages behind them are for people, and may change.
 *
 * <table>
 * <caption>Reasons, on what they are emitted, and what to do</caption>
 * <tr><th>reason</th><th>type</th><th>on</th><th>when</th></tr>
 * <tr><td>{@code PhaseChanged}</td><td>Normal</td><td>custom resource</td><td>a phase was stored: a round began, went on
 *     or was closed</td></tr>
 * <tr><td>{@code HibernateRequested}</td><td>Normal</td><td>custom resource, pod</td><td>the hibernate flag was set</td></tr>
 * <tr><td>{@code WakeRequested}</td><td>Normal</td><td>custom resource, pod</td><td>the hibernate flag was taken away, and
 *     the VM asked to wake</td></tr>
 * <tr><td>{@code SnapshotDropped}</td><td>Normal</td><td>custom resource, pod</td><td>a hibernate snapshot under a live VM
 *     was deleted from the registry</td></tr>
 * <tr><td>{@code SnapshotDropFailed}</td><td>Warning</td><td>custom resource, pod</td><td>it could not be deleted; the round
 *     waits and tries again. Where the registry deletes nothing for anyone, enable deletion there</td></tr>
 * <tr><td>{@code PodCreated}</td><td>Normal</td><td>custom resource</td><td>the main pod was created, restored or
 *     fresh</td></tr>
 * <tr><td>{@code PodDeleted}</td><td>Normal</td><td>custom resource, pod</td><td>the pod of a hibernated VM was deleted, to
 *     move it or to release its seat</td></tr>
 * <tr><td>{@code RegistryUnavailable}</td><td>Warning</td><td>custom resource</td><td>the registry gave no answer to go by;
 *     nothing is touched until it does. See to the registry, the operator's credentials and the network between</td></tr>
 * <tr><td>{@code StepFailed}</td><td>Warning</td><td>custom resource</td><td>the API server refused a write for another
 *     reason than a conflict, such as missing rights, a quota or a webhook</td></tr>
 * </table>
 *
 * <p>Waits and conflicts emit nothing: they are the everyday of a round, and are logged at level debug.
 */
public final class EventReasons {

    /** A phase was stored. */
    public static final String PHASE_CHANGED = "PhaseChanged";

    /** The hibernate flag was set. */
    public static final String HIBERNATE_REQUESTED = "HibernateRequested";

    /** The VM was asked to wake. */
    public static final String WAKE_REQUESTED = "WakeRequested";

    /** A hibernate snapshot was deleted from the registry. */
    public static final String SNAPSHOT_DROPPED = "SnapshotDropped";

    /** A hibernate snapshot could not be deleted from the registry. */
    public static final String SNAPSHOT_DROP_FAILED = "SnapshotDropFailed";

    /** The main pod was created. */
    public static final String POD_CREATED = "PodCreated";

    /** The pod of a hibernated VM was deleted. */
    public static final String POD_DELETED = "PodDeleted";

    /** The registry gave no answer to go by. */
    public static final String REGISTRY_UNAVAILABLE = "RegistryUnavailable";

    /** The API server refused a write for another reason than a conflict. */
    public static final String STEP_FAILED = "StepFailed";

    private EventReasons() {}
}
