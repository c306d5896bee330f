package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.common.testkit.world.Story;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param broken what must never happen and did, and what did not come true; empty where all went well
 * @param listed a loss that is listed as not preventable, as it was reported; null for none
 */
public record Result(List<String> broken, @Nullable String listed) {

    /**
     * Where the operator trusts kubelets of the Go side, a VM that is lost is listed, with what could not come true without
     * it; all else is broken.
     *
     * @param unmet what did not come true of wishes that need the VM
     * @param broken what did not come true of others
     */
    static Result of(Fleet fleet, List<String> unmet, List<String> broken, Story story) {
        List<String> lost = story.violations().stream().map(Object::toString).toList();
        if (fleet == Fleet.GO_KUBELET_TRUSTED && broken.isEmpty() && !lost.isEmpty() && isOfTrust(lost)) {
            return new Result(List.of(), lost.get(0) + (unmet.isEmpty() ? "" : ", and so " + unmet));
        }
        return new Result(Stream.of(unmet, broken, lost).flatMap(List::stream).toList(), null);
    }

    /** Losses of state alone: neither a second copy nor a destruction before its push belongs to the policy's price. */
    private static boolean isOfTrust(List<String> lost) {
        return lost.stream().allMatch(one -> one.contains("the last copy") || one.contains("goes back"));
    }
}
