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
     */
    static Result of(Fleet fleet, List<String> broken, Story story) {
        List<String> lost = story.violations().stream().map(Object::toString).toList();
        if (fleet == Fleet.GO_KUBELET_TRUSTED && !lost.isEmpty() && isOfTrust(lost)) {
            return new Result(List.of(), lost.get(0) + (broken.isEmpty() ? "" : ", and so " + broken));
        }
        return new Result(Stream.concat(broken.stream(), lost.stream()).toList(), null);
    }

    /** Losses of state alone: neither a second copy nor a destruction before its push belongs to the policy's price. */
    private static boolean isOfTrust(List<String> lost) {
        return lost.stream().allMatch(one -> one.contains("the last copy") || one.contains("goes back"));
    }
}
