package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a pod is to be created: restored, fresh, or not at all (contract 6.4 rules existence, every-role and with-flag).
 * It applies to main agents, sub-agents and managed toolboxes alike.
 */
public sealed interface RestoreDecision {

    /** {@return the reason; one English clause, such as {@code no round speaks for a restore}} */
    String why();

    /** {@return the annotations to set beside those of the {@link io.cocoonstack.common.meta.VmSpec}; unmodifiable} */
    default Map<String, String> annotations() {
        return Map.of();
    }

    /**
     * {@return the decision from intent and existence. It fails closed: a fresh boot on a probe error would later be
     * hibernated over the real snapshot}
     * @param intent what is known of the rounds around the pod
     * @param vmName the VM's name
     * @param probe asks the registry; asked only where there is an intent
     */
    static RestoreDecision decide(RestoreIntent intent, String vmName, SnapshotProbe probe) {
        String why = intent.why();
        if (why == null) {
            return new CreateFresh("no round speaks for a restore");
        }
        ProbeResult snapshot = GuardedProbe.ask(intent.pod, vmName, probe);
        if (snapshot instanceof ProbeResult.Present present) {
            return new Restore(
                    present.digest(), intent.staysHibernated(), why + " and the registry holds " + present.digest());
        }
        return snapshot instanceof ProbeResult.Failed failed
                ? new DoNotCreate(failed, why + " but " + failed.why())
                : new CreateFresh(why + " but the registry holds no hibernate snapshot");
    }

    /**
     * Create the pod with the restore flag.
     *
     * @param digest digest of the snapshot's manifest
     * @param staysHibernated whether the round is not yet to be left: the pod is created with the hibernate flag as
     *     well, and reports hibernated at once
     * @param why the reason
     */
    record Restore(String digest, boolean staysHibernated, String why) implements RestoreDecision {
        @Override
        public Map<String, String> annotations() {
            Map<String, String> annotations = new LinkedHashMap<>(Epochs.restoreRequest());
            if (staysHibernated) {
                HibernateState.ON.applyTo(annotations);
            }
            return Collections.unmodifiableMap(annotations);
        }
    }

    /**
     * Create the pod without the restore flag.
     *
     * @param why the reason
     */
    record CreateFresh(String why) implements RestoreDecision {}

    /**
     * Do not create the pod now; decide again later.
     *
     * @param failure what went wrong at the registry
     * @param why the reason
     */
    record DoNotCreate(ProbeResult.Failed failure, String why) implements RestoreDecision {}
}
