package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Bits;

/** Worlds as bits: the fields in their order, written and read, and the form that they are brought into before. */
final class Packing {

    /** How many longs a world takes. */
    static final int WORDS = 3;

    private Packing() {}

    /** Makes worlds the same that no party can tell apart. */
    static void settle(World world) {
        rankEpochs(world);
        if (world.operatorCrashes == 0) {
            world.oldView = View.NONE_KEPT;
        }
        if (world.late[0].intent > world.late[1].intent) {
            Controller first = world.late[0];
            world.late[0] = world.late[1];
            world.late[1] = first;
        }
    }

    static void write(World world, Bits bits) {
        bits.put(world.place, 3);
        bits.put(world.deleting);
        bits.put(world.flag);
        bits.put(world.restoreFlag);
        bits.put(world.hasId);
        bits.put(world.idMatches);
        bits.put(world.running);
        bits.put(world.unobserved);
        bits.put(world.life, 3);
        bits.put(world.epoch, 3);
        bits.put(world.wakeFrom, 3);
        for (int node = 0; node < 2; node++) {
            bits.put(world.vm[node], 2);
            bits.put(world.pushed[node]);
        }
        for (Report sent : world.report) {
            bits.put(sent.pack(), Report.WIDTH);
        }
        bits.put(world.registry, 2);
        bits.put(world.born);
        bits.put(world.viewIsCurrent);
        bits.put(world.view, View.WIDTH);
        bits.put(world.oldView, View.WIDTH + 1);
        bits.put(world.hibernation, 2);
        bits.put(world.hibernationPhase, 3);
        bits.put(world.specChanged);
        bits.put(world.hibernating.pack(), Controller.WIDTH);
        bits.put(world.wanted, 2);
        bits.put(world.suspended);
        bits.put(world.setPhase, 3);
        bits.put(world.setSpecChanged);
        bits.put(world.stampDue);
        bits.put(world.nodeRecorded, 2);
        bits.put(world.setting.pack(), Controller.WIDTH);
        bits.put(world.late[0].pack(), Controller.WIDTH);
        bits.put(world.late[1].pack(), Controller.WIDTH);
        bits.put(world.userChanges, 3);
        bits.put(world.writes, 1);
        bits.put(world.operatorCrashes, 2);
        bits.put(world.kubeletCrashes, 2);
        bits.put(world.lateRequests, 2);
        bits.put(world.evictions, 2);
        bits.put(world.flaps, 1);
        bits.put(world.deadlines, 1);
    }

    static void read(World world, Bits bits) {
        world.place = bits.get(3);
        world.deleting = bits.get();
        world.flag = bits.get();
        world.restoreFlag = bits.get();
        world.hasId = bits.get();
        world.idMatches = bits.get();
        world.running = bits.get();
        world.unobserved = bits.get();
        world.life = bits.get(3);
        world.epoch = bits.get(3);
        world.wakeFrom = bits.get(3);
        for (int node = 0; node < 2; node++) {
            world.vm[node] = bits.get(2);
            world.pushed[node] = bits.get();
        }
        for (Report sent : world.report) {
            sent.unpack(bits.get(Report.WIDTH));
        }
        world.registry = bits.get(2);
        world.born = bits.get();
        world.viewIsCurrent = bits.get();
        world.view = bits.get(View.WIDTH);
        world.oldView = bits.get(View.WIDTH + 1);
        world.hibernation = bits.get(2);
        world.hibernationPhase = bits.get(3);
        world.specChanged = bits.get();
        world.hibernating.unpack(bits.get(Controller.WIDTH));
        world.wanted = bits.get(2);
        world.suspended = bits.get();
        world.setPhase = bits.get(3);
        world.setSpecChanged = bits.get();
        world.stampDue = bits.get();
        world.nodeRecorded = bits.get(2);
        world.setting.unpack(bits.get(Controller.WIDTH));
        world.late[0].unpack(bits.get(Controller.WIDTH));
        world.late[1].unpack(bits.get(Controller.WIDTH));
        world.userChanges = bits.get(3);
        world.writes = bits.get(1);
        world.operatorCrashes = bits.get(2);
        world.kubeletCrashes = bits.get(2);
        world.lateRequests = bits.get(2);
        world.evictions = bits.get(2);
        world.flaps = bits.get(1);
        world.deadlines = bits.get(1);
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
