package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.SnapshotOrigin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one next step of a kubelet for a pod (contract 6.3). It has one effect, on the pod, the VM or the registry; after
 * it one reads and plans again, also after a crash.
 */
public sealed interface KubeletStep {

    /**
     * The reason.
     *
     * @return one English clause
     */
    String why();

    /**
     * The pod, the VM and the registry agree: nothing to do until the pod changes.
     *
     * @param why the reason
     */
    record Idle(String why) implements KubeletStep {}

    /**
     * Something is missing that may come: plan again on the next event, or after a while. The pod is left as it is.
     *
     * @param why the reason
     */
    record Wait(String why) implements KubeletStep {}

    /**
     * The registry could not be asked: nothing is done that depends on it. Plan again after a while.
     *
     * @param failure what went wrong
     * @param why the reason
     */
    record ProbeError(ProbeResult.Failed failure, String why) implements KubeletStep {}

    /**
     * Write to the pod, in one merge patch (see {@link io.cocoonstack.common.meta.MergePatch}) with the uid of the pod that
     * it is about, so that one that comes late does not land on the next pod of that name.
     *
     * @param patch annotations by key, null for "delete"; unmodifiable
     * @param why the reason
     */
    record Report(Map<String, @Nullable String> patch, String why) implements KubeletStep {

        /**
         * Copies the map.
         *
         * @param patch as the component
         * @param why as the component
         */
        public Report {
            patch = Collections.unmodifiableMap(new LinkedHashMap<>(patch));
        }
    }

    /**
     * Boot a fresh VM. Where it fails, plan again.
     *
     * @param why the reason
     */
    record Boot(String why) implements KubeletStep {}

    /**
     * Restore the VM from the hibernate snapshot. Where it fails, the pod waits: plan again, and never boot instead.
     *
     * @param digest digest of the manifest to restore; from the host's copy where it has this one
     * @param why the reason
     */
    record Restore(String digest, String why) implements KubeletStep {}

    /**
     * Freeze the VM and take its snapshot: from here on it does not run until it is resumed.
     *
     * @param why the reason
     */
    record Snapshot(String why) implements KubeletStep {}

    /**
     * Push the snapshot under the tag {@code hibernate}. The VM stays until the registry confirmed it.
     *
     * @param origin what the manifest's annotations say of the pod, so that no two pushes share a digest
     * @param why the reason
     */
    record Push(SnapshotOrigin origin, String why) implements KubeletStep {}

    /**
     * Push the snapshot under the tag {@code latest}, before the VM of a deleted pod is destroyed.
     *
     * @param origin what the manifest's annotations say of the pod
     * @param why the reason
     */
    record PushLatest(SnapshotOrigin origin, String why) implements KubeletStep {}

    /**
     * Let the frozen VM run again.
     *
     * @param why the reason
     */
    record Resume(String why) implements KubeletStep {}

    /**
     * Destroy the VM.
     *
     * @param why the reason
     */
    record Destroy(String why) implements KubeletStep {}

    /**
     * Remove the host's copy of the hibernate snapshot. The registry's tag is never touched.
     *
     * @param why the reason
     */
    record RemoveCopy(String why) implements KubeletStep {}

    /**
     * Nothing of a deleted pod is left on the host: let the API server remove it.
     *
     * @param why the reason
     */
    record LetGo(String why) implements KubeletStep {}
}
