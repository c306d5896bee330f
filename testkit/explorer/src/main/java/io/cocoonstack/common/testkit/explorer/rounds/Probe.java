package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.ProbeResult;

/** The registry's answers to a probe as small integers. */
final class Probe {

    static final int ABSENT = 0;
    static final int PRESENT = 1;
    static final int ERROR = 2;

    private Probe() {}

    /** What a probe answers now. A tag whose manifest is gone is no absence (contract 12 rule probe). */
    static int of(World world, Variant variant) {
        if (world.registry != World.EMPTY) {
            return PRESENT;
        }
        boolean tagged = world.untagging == World.TAG || world.untagging == World.TAG_TWICE;
        return tagged && variant != Variant.ABSENCE_BESIDE_A_TAG ? ERROR : ABSENT;
    }

    static ProbeResult result(int probe) {
        return switch (probe) {
            case ABSENT -> new ProbeResult.Absent();
            case PRESENT -> new ProbeResult.Present("sha256:probed", SnapshotOrigin.UNNAMED);
            default -> new ProbeResult.Failed("the registry is away", null);
        };
    }
}
