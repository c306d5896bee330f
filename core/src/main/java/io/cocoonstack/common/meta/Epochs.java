package io.cocoonstack.common.meta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides write of epochs (contract 6.1 rules epoch and wake-from-epoch): the kubelet counts completed
 * wakes, the operator says from which count it asked for one. With both, a VM that was restored can be told from one
 * that never went away.
 */
public final class Epochs {

    private Epochs() {}

    /**
     * For a kubelet: the epoch of a VM that was created fresh, to be written in the same patch as its first runtime.
     *
     * @return epoch 0; unmodifiable
     */
    public static Map<String, String> fresh() {
        return Map.of(Annotations.HIBERNATE_EPOCH, "0");
    }

    /**
     * For a kubelet: the epoch after a wake (a restore, or a hibernation that was called off before the VM was gone),
     * to be written in the same patch as the runtime.
     *
     * @param hibernateEpoch the pod's epoch; absent or malformed counts as 0
     * @param wakeFromEpoch what the operator wrote; absent or malformed counts as 0
     * @return one more than the larger of the two; unmodifiable
     * @throws IllegalStateException if that is beyond 64 bits, see {@link #canGrow}
     */
    public static Map<String, String> afterWake(Epoch hibernateEpoch, Epoch wakeFromEpoch) {
        long last = Math.max(hibernateEpoch.value(), wakeFromEpoch.value());
        if (last == Long.MAX_VALUE) {
            throw new IllegalStateException("annotation " + Annotations.HIBERNATE_EPOCH + " or "
                    + Annotations.WAKE_FROM_EPOCH + " is " + last + ", expected a counter that can still grow");
        }
        return Map.of(Annotations.HIBERNATE_EPOCH, Long.toString(last + 1));
    }

    /**
     * Whether there is an epoch after the next wake.
     *
     * @param hibernateEpoch the pod's epoch
     * @param wakeFromEpoch what the operator wrote
     * @return false where one of them is the largest integer of 64 bits
     */
    public static boolean canGrow(Epoch hibernateEpoch, Epoch wakeFromEpoch) {
        return hibernateEpoch.value() < Long.MAX_VALUE && wakeFromEpoch.value() < Long.MAX_VALUE;
    }

    /**
     * For an operator: the wake request. It goes out as one merge patch under the version of the pod that it was
     * decided on (contract 6.2 rule 1).
     *
     * @param hibernateEpoch the pod's epoch as read
     * @return the hibernate flag with null for "delete", and wake-from-epoch: the epoch that was read, 0 where it is
     *     absent or malformed; unmodifiable
     */
    public static Map<String, @Nullable String> wakeRequest(Epoch hibernateEpoch) {
        Map<String, @Nullable String> patch = new LinkedHashMap<>();
        patch.put(Annotations.HIBERNATE, null);
        patch.put(Annotations.WAKE_FROM_EPOCH, Long.toString(hibernateEpoch.value()));
        return Collections.unmodifiableMap(patch);
    }

    /**
     * For an operator: the annotations of a pod that it creates to be restored.
     *
     * @return the restore flag, and wake-from-epoch 0; unmodifiable
     */
    public static Map<String, String> restoreRequest() {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Annotations.RESTORE_FROM_HIBERNATE, "true");
        annotations.put(Annotations.WAKE_FROM_EPOCH, "0");
        return Collections.unmodifiableMap(annotations);
    }

    /**
     * Whether a wake was asked for and not yet acknowledged.
     *
     * @param hibernateEpoch what the kubelet wrote
     * @param wakeFromEpoch what the operator wrote
     * @return true while wake-from-epoch is present, and the epoch is absent or not above it. A malformed epoch is
     *     none of these: ask {@link Epoch#isMalformed()} first
     */
    public static boolean isWakePending(Epoch hibernateEpoch, Epoch wakeFromEpoch) {
        return wakeFromEpoch.isPresent()
                && (hibernateEpoch.isAbsent()
                        || (hibernateEpoch.isPresent() && hibernateEpoch.value() <= wakeFromEpoch.value()));
    }
}
