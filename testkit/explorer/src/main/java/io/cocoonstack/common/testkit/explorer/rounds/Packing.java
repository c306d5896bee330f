package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;

/** The form that worlds are brought into before they are packed. */
final class Packing {

    private Packing() {}

    /** Makes worlds the same that no party can tell apart. */
    static void settle(World world) {
        rankEpochs(world);
        if (!world.may(Count.OPERATOR_CRASHES)) {
            world.oldView = View.NONE_KEPT;
        }
        if (world.late[0].intent > world.late[1].intent) {
            Controller first = world.late[0];
            world.late[0] = world.late[1];
            world.late[1] = first;
        }
    }

    /** Only the order of epochs matters, and what comes after the largest: each becomes its rank. */
    private static void rankEpochs(World world) {
        if (world.epoch == Epoch.NONE) {
            return;
        }
        int present = 1 << world.epoch | rankBit(world.wakeFrom);
        for (Report sent : world.report) {
            present |= sent.samePod ? rankBit(sent.epoch) : 0;
        }
        if ((present & (present + 1)) == 0) {
            return; // 0 to n without a gap.
        }
        world.epoch = rank(world.epoch, present);
        world.wakeFrom = rank(world.wakeFrom, present);
        for (Report sent : world.report) {
            sent.epoch = sent.samePod ? rank(sent.epoch, present) : sent.epoch;
        }
    }

    private static int rankBit(int epoch) {
        return epoch == Epoch.NONE ? 0 : 1 << epoch;
    }

    private static int rank(int epoch, int present) {
        return epoch == Epoch.NONE ? Epoch.NONE : Integer.bitCount(present & ((1 << epoch) - 1));
    }
}
