package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a pod is to be created: restored, fresh, or not at all (contract 6.4 rules existence, every-role and with-flag,
 * and 12a). It applies to main agents, sub-agents and managed toolboxes alike.
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
     * @param probe asks the registry; asked only where there is an intent, or a policy for leftovers
     */
    static RestoreDecision decide(RestoreIntent intent, String vmName, SnapshotProbe probe) {
        String why = intent.why();
        if (why == null && intent.leftovers == null) {
            return new CreateFresh(RestoreIntent.NO_ROUND);
        }
        String reason = why == null ? RestoreIntent.NO_ROUND : why;
        ProbeResult snapshot = GuardedProbe.ask(intent.pod, vmName, probe);
        if (snapshot instanceof ProbeResult.Present present) {
            return ofSnapshot(intent, vmName, present, why);
        }
        return snapshot instanceof ProbeResult.Failed failed
                ? new DoNotCreate(failed, reason + " but " + failed.why())
                : new CreateFresh(reason + " but the registry holds no hibernate snapshot");
    }

    private static RestoreDecision ofSnapshot(
            RestoreIntent intent, String vmName, ProbeResult.Present present, @Nullable String why) {
        String digest = present.digest();
        // Two pods of different namespaces can have one VM name (contract 6.3 rule 9): a snapshot may be a stranger's
        // that names no pod, and that no round of this pod speaks for.
        boolean isOwn = why != null || present.origin().podName() != null;
        boolean isToBeDropped = isOwn && intent.leftovers == LeftoverPolicy.DROP;
        if (intent.isOfAnotherImage(present.origin())) {
            return new InTheWay(
                    digest,
                    isToBeDropped,
                    "the hibernate snapshot " + digest + " of " + vmName + " is of image "
                            + present.origin().baseImage() + " and the pod asks for " + intent.pod.image());
        }
        if (why != null) {
            return new Restore(digest, intent.staysHibernated(), why + " and the registry holds " + digest);
        }
        return isOwn && intent.leftovers == LeftoverPolicy.RESTORE
                ? new Restore(
                        digest,
                        false,
                        RestoreIntent.NO_ROUND + ", and leftovers are restored: the registry holds " + digest)
                : new InTheWay(
                        digest,
                        isToBeDropped,
                        "the registry holds the hibernate snapshot " + digest + " of " + vmName + " and "
                                + RestoreIntent.NO_ROUND
                                + (isOwn ? "" : "; it names no pod, and may be of one with the same VM name"));
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
            annotations.put(Annotations.HIBERNATE_DIGEST, digest);
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
     * Do not create the pod while the registry holds a snapshot that is not to be restored into it: one that no round
     * speaks for, or one of another image (contract 12a).
     *
     * @param digest digest of the snapshot's manifest
     * @param isToBeDropped whether the caller chose to drop such a snapshot, while no pod of the VM exists; false where
     *     it may be of a pod with the same VM name
     * @param why the reason; names both images where they differ
     */
    record InTheWay(String digest, boolean isToBeDropped, String why) implements RestoreDecision {}

    /**
     * Do not create the pod now; decide again later.
     *
     * @param failure what went wrong at the registry
     * @param why the reason
     */
    record DoNotCreate(ProbeResult.Failed failure, String why) implements RestoreDecision {}
}
