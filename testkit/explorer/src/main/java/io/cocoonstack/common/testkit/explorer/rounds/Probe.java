package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;

/** The registry's answers to a probe as small integers. */
final class Probe {

    static final int ABSENT = 0;
    static final int PRESENT = 1;
    static final int ERROR = 2;
    /** The tag names nothing, and the manifest that the pod names is there. */
    static final int UNTAGGED = 3;

    /** The digest of the manifest that was pushed last, and that of any other. */
    static final String DIGEST = "sha256:" + "d".repeat(64), OTHER_DIGEST = "sha256:" + "0".repeat(64);

    private Probe() {}

    /** What a probe answers now. A tag whose manifest is gone is no absence (contract 12 rule probe). */
    static int of(World world, Variant variant) {
        if (world.registry != World.EMPTY) {
            return PRESENT;
        }
        boolean tagged = world.untagging == World.TAG || world.untagging == World.TAG_TWICE;
        return tagged && variant != Variant.ABSENCE_BESIDE_A_TAG ? ERROR : ABSENT;
    }

    /** What a kubelet is answered that asks for the tag first. */
    static int ofKubelet(World world, Bounds bounds, Variant variant) {
        int probe = of(world, variant);
        boolean named = world.digest == PodState.NAMED
                ? world.untagged != World.EMPTY
                : world.digest == PodState.OTHER_NAMED && bounds.has(Part.DROPPED_TAGS);
        return probe == ABSENT && named ? UNTAGGED : probe;
    }

    /** The answer to a kubelet for a tag or a digest. */
    static ProbeResult result(int probe, String reference) {
        boolean ofDigest = reference.equals(DIGEST) || reference.equals(OTHER_DIGEST);
        if (probe == UNTAGGED) {
            return result(ofDigest ? PRESENT : ABSENT);
        }
        return result(ofDigest ? ABSENT : probe);
    }

    static ProbeResult result(int probe) {
        return switch (probe) {
            case ABSENT -> new ProbeResult.Absent();
            case PRESENT -> new ProbeResult.Present(DIGEST, SnapshotOrigin.UNNAMED);
            default -> new ProbeResult.Failed("the registry is away", null);
        };
    }
}
