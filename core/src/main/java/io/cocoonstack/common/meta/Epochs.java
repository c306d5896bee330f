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

    /** {@return for a kubelet: epoch 0, to be written with the first runtime of a VM created fresh; unmodifiable} */
    public static Map<String, String> fresh() {
        return Map.of(Annotations.HIBERNATE_EPOCH, "0");
    }

    /**
     * {@return for a kubelet: the epoch after a wake (a restore, or a hibernation that was called off before the VM was
     * gone), one more than the larger of the two, to be written in the same patch as the runtime; unmodifiable}
     * @param hibernateEpoch the pod's epoch; absent or malformed counts as 0
     * @param wakeFromEpoch what the operator wrote; absent or malformed counts as 0
     * @throws IllegalStateException if that is beyond 64 bits, see {@link #canGrow}
     */
    public static Map<String, String> afterWake(Epoch hibernateEpoch, Epoch wakeFromEpoch) {
        long last = Math.max(hibernateEpoch.value(), wakeFromEpoch.value());
        try {
            return Map.of(Annotations.HIBERNATE_EPOCH, Long.toString(Math.incrementExact(last)));
        } catch (ArithmeticException e) {
            throw new IllegalStateException(
                    "annotation " + Annotations.HIBERNATE_EPOCH + " or " + Annotations.WAKE_FROM_EPOCH + " is " + last
                            + ", expected a counter that can still grow",
                    e);
        }
    }

    /**
     * {@return whether there is an epoch after the next wake; false where one of the two is the largest long}
     * @param hibernateEpoch the pod's epoch
     * @param wakeFromEpoch what the operator wrote
     */
    public static boolean canGrow(Epoch hibernateEpoch, Epoch wakeFromEpoch) {
        return hibernateEpoch.value() < Long.MAX_VALUE && wakeFromEpoch.value() < Long.MAX_VALUE;
    }

    /**
     * {@return for an operator: the wake request, to be sent as one merge patch under the version of the pod that it
     * was decided on (contract 6.2 rule 1): the hibernate flag with null for "delete", and wake-from-epoch, the epoch
     * that was read or 0 where it is absent or malformed; unmodifiable}
     * @param hibernateEpoch the pod's epoch as read
     */
    public static Map<String, @Nullable String> wakeRequest(Epoch hibernateEpoch) {
        Map<String, @Nullable String> patch = new LinkedHashMap<>();
        patch.put(Annotations.HIBERNATE, null);
        patch.put(Annotations.WAKE_FROM_EPOCH, Long.toString(hibernateEpoch.value()));
        return Collections.unmodifiableMap(patch);
    }

    /** {@return for an operator: what to set on a pod to be restored, the flag and wake-from-epoch 0; unmodifiable} */
    public static Map<String, String> restoreRequest() {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Annotations.RESTORE_FROM_HIBERNATE, "true");
        annotations.put(Annotations.WAKE_FROM_EPOCH, "0");
        return Collections.unmodifiableMap(annotations);
    }

    /**
     * {@return whether a wake was asked for and not yet acknowledged: wake-from-epoch is present, and the epoch is
     * absent or not above it. A malformed epoch is none of these: ask {@link Epoch#isMalformed()} first}
     * @param hibernateEpoch what the kubelet wrote
     * @param wakeFromEpoch what the operator wrote
     */
    public static boolean isWakePending(Epoch hibernateEpoch, Epoch wakeFromEpoch) {
        return wakeFromEpoch.isPresent()
                && (hibernateEpoch.isAbsent()
                        || (hibernateEpoch.isPresent() && hibernateEpoch.value() <= wakeFromEpoch.value()));
    }
}
