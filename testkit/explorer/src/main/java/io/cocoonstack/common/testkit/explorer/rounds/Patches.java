package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.round.KubeletStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patches of the pod's annotations by number, and what they make of them: each is applied once to each state of the
 * annotations, as a merge patch is applied to a map. Not thread-safe.
 */
final class Patches {

    private static final Field NUMBER = Field.first(Report.PATCH_WIDTH);
    private static final Field STATE = NUMBER.next(PodState.WIDTH);
    private static final Field OUTDATED = STATE.next(1);
    private static final Field EPOCH = NUMBER.next(3);

    private final List<Map<String, @Nullable String>> patches = new ArrayList<>();
    private final List<Integer> epochs = new ArrayList<>();
    private final List<Boolean> guarded = new ArrayList<>();
    private final Map<Map<String, @Nullable String>, Integer> numbers = new HashMap<>();
    private final Memo<Integer> results = new Memo<>(this::apply);
    private final Memo<Integer> others = new Memo<>(this::other);

    int number(Map<String, ? extends @Nullable String> patch) {
        Map<String, @Nullable String> copy = new HashMap<>(patch);
        copy.computeIfPresent(Annotations.LIFECYCLE_STATE_MESSAGE, (key, any) -> "a reason");
        Integer known = numbers.putIfAbsent(copy, patches.size());
        if (known == null) {
            patches.add(copy);
            epochs.add(Epoch.of(copy.get(Annotations.HIBERNATE_EPOCH)));
            guarded.add(new KubeletStep.Report(copy, "").isGuarded());
        }
        return known == null ? patches.size() - 1 : known;
    }

    /**
     * The annotations after a patch has landed.
     *
     * @param outdated whether a generation was stamped on the pod since the patch was made
     */
    int after(int number, int state, boolean outdated) {
        return results.of(NUMBER.of(number) | STATE.of(state) | OUTDATED.of(outdated));
    }

    private int apply(long key) {
        Map<String, String> annotations = PodState.annotations(STATE.get(key));
        if (OUTDATED.isSet(key)) {
            annotations.put(Annotations.GENERATION, "2");
        }
        patches.get(NUMBER.get(key)).forEach((name, value) -> annotations.compute(name, (same, before) -> value));
        return PodState.read(annotations);
    }

    boolean hasId(int number) {
        return patches.get(number).get(Annotations.VM_ID) != null;
    }

    boolean hasDigest(int number) {
        return patches.get(number).get(Annotations.HIBERNATE_DIGEST) != null;
    }

    /** Whether a kubelet sends a patch under the version of the pod. */
    boolean isGuarded(int number) {
        return guarded.get(number);
    }

    /** The epoch that a patch writes. */
    int epoch(int number) {
        return epochs.get(number);
    }

    /** The patch with another epoch in place of the one that it writes; {@link Epoch#NONE} for none. */
    int withEpoch(int number, int epoch) {
        return others.of(NUMBER.of(number) | EPOCH.of(epoch));
    }

    private int other(long key) {
        Map<String, @Nullable String> other = new HashMap<>(patches.get(NUMBER.get(key)));
        String epoch = Epoch.text(EPOCH.get(key));
        other.remove(Annotations.HIBERNATE_EPOCH);
        if (epoch != null) {
            other.put(Annotations.HIBERNATE_EPOCH, epoch);
        }
        return number(other);
    }

    /**
     * Only the order of epochs matters, and what comes after the largest: each becomes its rank. 0 stays as it is,
     * because some patches write it whatever was read.
     */
    void rankEpochs(World world) {
        if (world.epoch == Epoch.NONE) {
            return;
        }
        int present = 1 | 1 << world.epoch | rankBit(world.wakeFrom);
        for (Report sent : world.report) {
            present |= sent.isPatchOfThisPod() ? rankBit(epoch(sent.patch)) : 0;
        }
        if ((present & (present + 1)) == 0) {
            return; // 0 to n without a gap.
        }
        world.epoch = rank(world.epoch, present);
        world.wakeFrom = rank(world.wakeFrom, present);
        for (Report sent : world.report) {
            if (sent.isPatchOfThisPod() && epoch(sent.patch) != Epoch.NONE) {
                sent.patch = withEpoch(sent.patch, rank(epoch(sent.patch), present));
            }
        }
    }

    private static int rankBit(int epoch) {
        return epoch == Epoch.NONE ? 0 : 1 << epoch;
    }

    private static int rank(int epoch, int present) {
        return epoch == Epoch.NONE ? Epoch.NONE : Integer.bitCount(present & ((1 << epoch) - 1));
    }
}
