package io.cocoonstack.common.testkit.explorer;

/** Packs worlds into {@link Bits#WORDS} longs, and what no party can tell apart into the same. */
final class Packing {

    private Packing() {}

    static long[] pack(World world, long[] words) {
        rankEpochs(world);
        if (world.operatorCrashes == 0) {
            world.oldView = View.NONE_KEPT;
        }
        if (world.late[0].intent > world.late[1].intent) {
            Controller first = world.late[0];
            world.late[0] = world.late[1];
            world.late[1] = first;
        }
        Bits bits = new Bits(words);
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
            sent.pack(bits);
        }
        bits.put(world.registry, 2);
        bits.put(world.born);
        bits.put(world.viewIsCurrent);
        bits.put(world.view, View.WIDTH);
        bits.put(world.oldView, View.WIDTH + 1);
        bits.put(world.hibernation, 2);
        bits.put(world.hibernationPhase, 3);
        bits.put(world.specChanged);
        world.hibernating.pack(bits);
        bits.put(world.wanted, 2);
        bits.put(world.suspended);
        bits.put(world.setPhase, 3);
        bits.put(world.setSpecChanged);
        bits.put(world.stampDue);
        bits.put(world.nodeRecorded, 2);
        world.setting.pack(bits);
        world.late[0].pack(bits);
        world.late[1].pack(bits);
        bits.put(world.userChanges, 3);
        bits.put(world.writes, 1);
        bits.put(world.operatorCrashes, 2);
        bits.put(world.kubeletCrashes, 2);
        bits.put(world.lateRequests, 2);
        bits.put(world.evictions, 2);
        bits.put(world.flaps, 1);
        bits.put(world.deadlines, 1);
        return words;
    }

    static void unpack(long[] words, World world) {
        Bits bits = new Bits(words);
        world.place = bits.get(3);
        world.deleting = bits.flag();
        world.flag = bits.flag();
        world.restoreFlag = bits.flag();
        world.hasId = bits.flag();
        world.idMatches = bits.flag();
        world.running = bits.flag();
        world.unobserved = bits.flag();
        world.life = bits.get(3);
        world.epoch = bits.get(3);
        world.wakeFrom = bits.get(3);
        for (int node = 0; node < 2; node++) {
            world.vm[node] = bits.get(2);
            world.pushed[node] = bits.flag();
        }
        for (Report sent : world.report) {
            sent.unpack(bits);
        }
        world.registry = bits.get(2);
        world.born = bits.flag();
        world.viewIsCurrent = bits.flag();
        world.view = bits.get(View.WIDTH);
        world.oldView = bits.get(View.WIDTH + 1);
        world.hibernation = bits.get(2);
        world.hibernationPhase = bits.get(3);
        world.specChanged = bits.flag();
        world.hibernating.unpack(bits);
        world.wanted = bits.get(2);
        world.suspended = bits.flag();
        world.setPhase = bits.get(3);
        world.setSpecChanged = bits.flag();
        world.stampDue = bits.flag();
        world.nodeRecorded = bits.get(2);
        world.setting.unpack(bits);
        world.late[0].unpack(bits);
        world.late[1].unpack(bits);
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
        if (world.epoch == World.NO_EPOCH) {
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
        return epoch == World.NO_EPOCH ? 0 : 1 << epoch;
    }

    private static int rank(int epoch, int present) {
        return epoch == World.NO_EPOCH ? World.NO_EPOCH : Integer.bitCount(present & ((1 << epoch) - 1));
    }
}
