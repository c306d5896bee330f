package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one next step of a kubelet for a pod (contract 6.3). It has one effect, on the pod, the VM or the registry; after
 * it the kubelet reads and plans again, also after a crash. Immutable, and safe for use by many threads; no method
 * throws or returns null.
 */
public sealed interface KubeletStep {

    /** {@return the reason; one English clause} */
    String why();

    /**
     * {@return the answer of the visitor's method for this kind of step}
     * @param visitor takes the step
     * @param <R> the type of the visitor's answer
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Takes steps apart, with one method for each kind: a new kind does not compile until every visitor says what to do
     * about it.
     *
     * @param <R> the type of the answer
     */
    interface Visitor<R> {

        /**
         * {@return the answer to a step that has nothing to do}
         * @param step the step
         */
        R onIdle(Idle step);

        /**
         * {@return the answer to a step that waits}
         * @param step the step
         */
        R onWait(Wait step);

        /**
         * {@return the answer to a step that cannot ask the registry}
         * @param step the step
         */
        R onProbeError(ProbeError step);

        /**
         * {@return the answer to a write to the pod}
         * @param step the step
         */
        R onReport(Report step);

        /**
         * {@return the answer to the fresh boot of a VM}
         * @param step the step
         */
        R onBoot(Boot step);

        /**
         * {@return the answer to the restore of a VM}
         * @param step the step
         */
        R onRestore(Restore step);

        /**
         * {@return the answer to the freeze and snapshot of a VM}
         * @param step the step
         */
        R onSnapshot(Snapshot step);

        /**
         * {@return the answer to the push of a hibernate snapshot}
         * @param step the step
         */
        R onPush(Push step);

        /**
         * {@return the answer to the tag that is set again}
         * @param step the step
         */
        R onRetag(Retag step);

        /**
         * {@return the answer to the push of a deleted pod's snapshot}
         * @param step the step
         */
        R onPushLatest(PushLatest step);

        /**
         * {@return the answer to the resume of a frozen VM}
         * @param step the step
         */
        R onResume(Resume step);

        /**
         * {@return the answer to the destruction of a VM}
         * @param step the step
         */
        R onDestroy(Destroy step);

        /**
         * {@return the answer to the removal of the host's copy of a snapshot}
         * @param step the step
         */
        R onRemoveCopy(RemoveCopy step);

        /**
         * {@return the answer to the release of a deleted pod}
         * @param step the step
         */
        R onLetGo(LetGo step);
    }

    /**
     * The pod, the VM and the registry agree: nothing to do until one of them changes. No event tells of the registry:
     * a kubelet looks at a hibernated pod again by itself, some times in an hour or more often (contract 6.3 rule 13).
     *
     * @param why the reason
     */
    record Idle(String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onIdle(this);
        }
    }

    /**
     * Something is missing that may come: plan again on the next event, or after a while. The pod is left as it is.
     *
     * @param why the reason
     */
    record Wait(String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onWait(this);
        }
    }

    /**
     * The registry could not be asked: nothing is done that depends on it. Plan again after a while.
     *
     * @param failure the failure of the probe
     */
    record ProbeError(ProbeResult.Failed failure) implements KubeletStep {
        @Override
        public String why() {
            return failure.why();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onProbeError(this);
        }
    }

    /**
     * Write to the pod, in one merge patch (see {@link io.cocoonstack.common.meta.MergePatch}) with the uid of the pod
     * that it is about, so that one that comes late does not land on the next pod of that name.
     *
     * @param patch annotations by key, null for "delete"; unmodifiable
     * @param why the reason
     */
    record Report(Map<String, @Nullable String> patch, String why) implements KubeletStep {

        /**
         * Copies the map.
         *
         * @param patch annotations by key, null for "delete"; not kept
         * @param why the reason
         */
        public Report {
            patch = Collections.unmodifiableMap(new LinkedHashMap<>(patch));
        }

        /**
         * {@return whether the patch goes out under the resourceVersion of the pod that it was decided on, too: it sets
         * or removes the hibernate digest (contract 6.3 rule 13). After a conflict, read again and plan again}
         */
        public boolean isGuarded() {
            return patch.containsKey(Annotations.HIBERNATE_DIGEST);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onReport(this);
        }
    }

    /**
     * Boot a fresh VM. Where it fails, plan again.
     *
     * @param why the reason
     */
    record Boot(String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onBoot(this);
        }
    }

    /**
     * Restore the VM from the hibernate snapshot. Where it fails, the pod waits: plan again, and never boot instead.
     *
     * @param digest digest of the manifest to restore; from the host's copy where it has this one
     * @param why the reason
     */
    record Restore(String digest, String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRestore(this);
        }
    }

    /**
     * Freeze the VM and take its snapshot: from here on it does not run until it is resumed.
     *
     * @param why the reason
     */
    record Snapshot(String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSnapshot(this);
        }
    }

    /**
     * Push the snapshot under the tag {@code hibernate}. The VM stays until the registry confirmed it.
     *
     * @param origin what the manifest's annotations say of the pod, so that no two pushes share a digest
     * @param why the reason
     */
    record Push(SnapshotOrigin origin, String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPush(this);
        }
    }

    /**
     * Set the tag {@code hibernate} to a manifest that is in the registry without it. Where the manifest is gone by
     * then, plan again.
     *
     * @param digest digest of the manifest that holds the VM's state
     * @param why the reason
     */
    record Retag(String digest, String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRetag(this);
        }
    }

    /**
     * Push the snapshot under the tag {@code latest}, before the VM of a deleted pod is destroyed.
     *
     * @param origin what the manifest's annotations say of the pod
     * @param why the reason
     */
    record PushLatest(SnapshotOrigin origin, String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPushLatest(this);
        }
    }

    /**
     * Let the frozen VM run again.
     *
     * @param why the reason
     */
    record Resume(String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onResume(this);
        }
    }

    /**
     * Destroy the VM.
     *
     * @param why the reason
     */
    record Destroy(String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onDestroy(this);
        }
    }

    /**
     * Remove the host's copy of the hibernate snapshot. The registry's tag is never touched.
     *
     * @param why the reason
     */
    record RemoveCopy(String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRemoveCopy(this);
        }
    }

    /**
     * Nothing of a deleted pod is left on the host: let the API server remove it.
     *
     * @param why the reason
     */
    record LetGo(String why) implements KubeletStep {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onLetGo(this);
        }
    }
}
