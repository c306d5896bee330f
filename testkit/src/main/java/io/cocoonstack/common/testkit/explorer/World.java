package io.cocoonstack.common.testkit.explorer;

import org.jspecify.annotations.Nullable;

/**
 * One state: what the contract's parties can see or hold, and nothing else. Mutable while a step is applied to a copy;
 * packed into {@link Bits#WORDS} longs it is compared and kept. Versions and digests are not numbers here: a guard or a
 * digest that somebody holds is a bit that says whether it is still good.
 */
final class World {

    /** An epoch that is not there. */
    static final int NO_EPOCH = 7;

    /** Registry: no hibernate snapshot. */
    static final int EMPTY = 0;
    /** Registry: a snapshot of the VM's latest state. */
    static final int LATEST = 1;
    /** Registry: a snapshot that the VM has written past. */
    static final int OUTDATED = 2;

    /** Host: no VM. */
    static final int GONE = 0;

    static final int RUNNING = 1;
    static final int FROZEN = 2;

    // The pod, as the API server has it.
    int place;
    boolean deleting;
    boolean flag;
    boolean restoreFlag;
    boolean hasId;
    /** The id on the pod is that of the VM on the pod's node. */
    boolean idMatches;

    boolean running;
    /** The generation stamp is above what the kubelet has observed. */
    boolean unobserved;

    int life;
    int epoch = NO_EPOCH;
    int wakeFrom = NO_EPOCH;

    // Hosts and registry.
    final int[] vm = new int[2];
    final boolean[] pushed = new boolean[2];
    int registry;
    /** The VM was booted once: from then on there is state to lose. */
    boolean born;

    // What the kubelets of the two nodes have sent and wait for, and what one that has died since had sent.
    final Report[] report = {new Report(0), new Report(1), new Report(0)};

    // The operator: its cache of the pod, and an older one that a restart may come back to.
    int view;
    boolean viewIsCurrent;
    int oldView = View.NONE_KEPT;

    // A CocoonHibernation and its controller.
    int hibernation = Hibernation.NO_CR;
    int hibernationPhase;
    boolean specChanged;
    final Controller hibernating = new Controller();

    // The set and its controller.
    int wanted;
    boolean suspended;
    int setPhase;
    boolean stampDue;
    /** 0 for none, 1 and 2 for the two nodes. */
    int nodeRecorded;

    final Controller setting = new Controller();

    // Requests that were sent by a process that has died or given up since.
    final Controller[] late = {new Controller(), new Controller()};

    private static final int LENT = 8;
    private World @Nullable [] lent;
    private int next;

    // What may still go wrong.
    int userChanges;
    int writes;
    int operatorCrashes;
    int kubeletCrashes;
    int lateRequests;
    int evictions;
    int flaps;
    int deadlines;

    /** A copy for as long as it takes to emit it: worlds are lent in turn, since a new one for each step is slow. */
    World copy() {
        World[] lent = lent();
        World copy = lent[next++ & (LENT - 1)];
        copy.set(this);
        return copy;
    }

    private World[] lent() {
        if (lent == null) {
            lent = new World[LENT];
            for (int i = 0; i < LENT; i++) {
                lent[i] = new World();
            }
        }
        return lent;
    }

    private void set(World from) {
        place = from.place;
        deleting = from.deleting;
        flag = from.flag;
        restoreFlag = from.restoreFlag;
        hasId = from.hasId;
        idMatches = from.idMatches;
        running = from.running;
        unobserved = from.unobserved;
        life = from.life;
        epoch = from.epoch;
        wakeFrom = from.wakeFrom;
        for (int node = 0; node < 2; node++) {
            vm[node] = from.vm[node];
            pushed[node] = from.pushed[node];
            late[node].set(from.late[node]);
        }
        for (int i = 0; i < report.length; i++) {
            report[i].set(from.report[i]);
        }
        registry = from.registry;
        born = from.born;
        view = from.view;
        viewIsCurrent = from.viewIsCurrent;
        oldView = from.oldView;
        hibernation = from.hibernation;
        hibernationPhase = from.hibernationPhase;
        specChanged = from.specChanged;
        hibernating.set(from.hibernating);
        wanted = from.wanted;
        suspended = from.suspended;
        setPhase = from.setPhase;
        stampDue = from.stampDue;
        nodeRecorded = from.nodeRecorded;
        setting.set(from.setting);
        userChanges = from.userChanges;
        writes = from.writes;
        operatorCrashes = from.operatorCrashes;
        kubeletCrashes = from.kubeletCrashes;
        lateRequests = from.lateRequests;
        evictions = from.evictions;
        flaps = from.flaps;
        deadlines = from.deadlines;
    }

    boolean exists() {
        return place != Place.ABSENT;
    }

    /** The pod was written: what was decided on an earlier version is refused from now on. */
    void podChanged() {
        viewIsCurrent = false;
        hibernating.podGuard = false;
        setting.podGuard = false;
        late[0].podGuard = false;
        late[1].podGuard = false;
    }

    void hibernationChanged() {
        hibernating.ownGuard = false;
        for (Controller request : late) {
            request.ownGuard &= !request.ofHibernation;
        }
    }

    void setChanged() {
        setting.ownGuard = false;
        for (Controller request : late) {
            request.ownGuard &= request.ofHibernation;
        }
    }

    /** Another manifest is under the tag, or none: a digest that somebody holds is not there any more. */
    void tagChanged() {
        hibernating.digestGood = false;
        setting.digestGood = false;
        late[0].digestGood = false;
        late[1].digestGood = false;
    }

    /** The VM that a node's kubelet spoke of in its reports is gone. */
    void vmGone(int node) {
        pushed[node] = false;
        for (Report sent : report) {
            sent.idMatches &= sent.node != node;
        }
        if (place == Place.NODE_A + node) {
            idMatches = false;
        }
    }

    /** The pod is gone: reports about it are about no pod that is there. */
    void podGone() {
        podChanged();
        place = Place.ABSENT;
        deleting = false;
        flag = false;
        restoreFlag = false;
        hasId = false;
        idMatches = false;
        running = false;
        unobserved = false;
        life = Life.NONE;
        epoch = NO_EPOCH;
        wakeFrom = NO_EPOCH;
        for (Report sent : report) {
            sent.samePod = false;
        }
    }

    int runningVms() {
        return (vm[0] == RUNNING ? 1 : 0) + (vm[1] == RUNNING ? 1 : 0);
    }

    boolean isAnyVm() {
        return vm[0] != GONE || vm[1] != GONE;
    }

    long[] pack(long[] words) {
        rankEpochs();
        if (operatorCrashes == 0) {
            oldView = View.NONE_KEPT;
        }
        if (late[0].intent > late[1].intent) {
            Controller first = late[0];
            late[0] = late[1];
            late[1] = first;
        }
        Bits bits = new Bits(words);
        bits.put(place, 3);
        bits.put(deleting);
        bits.put(flag);
        bits.put(restoreFlag);
        bits.put(hasId);
        bits.put(idMatches);
        bits.put(running);
        bits.put(unobserved);
        bits.put(life, 3);
        bits.put(epoch, 3);
        bits.put(wakeFrom, 3);
        for (int node = 0; node < 2; node++) {
            bits.put(vm[node], 2);
            bits.put(pushed[node]);
        }
        for (Report sent : report) {
            sent.pack(bits);
        }
        bits.put(registry, 2);
        bits.put(born);
        bits.put(viewIsCurrent);
        bits.put(view, View.WIDTH);
        bits.put(oldView, View.WIDTH + 1);
        bits.put(hibernation, 2);
        bits.put(hibernationPhase, 3);
        bits.put(specChanged);
        hibernating.pack(bits);
        bits.put(wanted, 2);
        bits.put(suspended);
        bits.put(setPhase, 3);
        bits.put(stampDue);
        bits.put(nodeRecorded, 2);
        setting.pack(bits);
        late[0].pack(bits);
        late[1].pack(bits);
        bits.put(userChanges, 3);
        bits.put(writes, 1);
        bits.put(operatorCrashes, 2);
        bits.put(kubeletCrashes, 2);
        bits.put(lateRequests, 2);
        bits.put(evictions, 2);
        bits.put(flaps, 1);
        bits.put(deadlines, 1);
        return words;
    }

    void unpack(long[] words) {
        Bits bits = new Bits(words);
        place = bits.get(3);
        deleting = bits.flag();
        flag = bits.flag();
        restoreFlag = bits.flag();
        hasId = bits.flag();
        idMatches = bits.flag();
        running = bits.flag();
        unobserved = bits.flag();
        life = bits.get(3);
        epoch = bits.get(3);
        wakeFrom = bits.get(3);
        for (int node = 0; node < 2; node++) {
            vm[node] = bits.get(2);
            pushed[node] = bits.flag();
        }
        for (Report sent : report) {
            sent.unpack(bits);
        }
        registry = bits.get(2);
        born = bits.flag();
        viewIsCurrent = bits.flag();
        view = bits.get(View.WIDTH);
        oldView = bits.get(View.WIDTH + 1);
        hibernation = bits.get(2);
        hibernationPhase = bits.get(3);
        specChanged = bits.flag();
        hibernating.unpack(bits);
        wanted = bits.get(2);
        suspended = bits.flag();
        setPhase = bits.get(3);
        stampDue = bits.flag();
        nodeRecorded = bits.get(2);
        setting.unpack(bits);
        late[0].unpack(bits);
        late[1].unpack(bits);
        userChanges = bits.get(3);
        writes = bits.get(1);
        operatorCrashes = bits.get(2);
        kubeletCrashes = bits.get(2);
        lateRequests = bits.get(2);
        evictions = bits.get(2);
        flaps = bits.get(1);
        deadlines = bits.get(1);
    }

    /** Only the order of epochs matters, and what comes after the largest: each becomes its rank. */
    private void rankEpochs() {
        if (epoch == NO_EPOCH) {
            return;
        }
        int present = 1 << epoch | rankBit(wakeFrom);
        for (Report sent : report) {
            present |= sent.samePod ? rankBit(sent.epoch) : 0;
        }
        if ((present & (present + 1)) == 0) {
            return; // 0 to n without a gap.
        }
        epoch = rank(epoch, present);
        wakeFrom = rank(wakeFrom, present);
        for (Report sent : report) {
            sent.epoch = sent.samePod ? rank(sent.epoch, present) : sent.epoch;
        }
    }

    private static int rankBit(int epoch) {
        return epoch == NO_EPOCH ? 0 : 1 << epoch;
    }

    private static int rank(int epoch, int present) {
        return epoch == NO_EPOCH ? NO_EPOCH : Integer.bitCount(present & ((1 << epoch) - 1));
    }
}
