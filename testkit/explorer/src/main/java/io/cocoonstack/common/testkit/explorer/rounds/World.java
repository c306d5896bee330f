package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import org.jspecify.annotations.Nullable;

/**
 * One state: the things that the contract's parties can see or hold, and nothing else. Mutable while a step is applied
 * to a copy. Versions and digests are no numbers here: what somebody holds of them is a bit, still good or not.
 */
final class World {

    /** Registry: no hibernate snapshot. */
    static final int EMPTY = 0;
    /** Registry: a snapshot of the VM's latest state. */
    static final int LATEST = 1;
    /** Registry: a snapshot that the VM has written past. */
    static final int OUTDATED = 2;

    /** Untagging: the tag; the tag for each of two drops that overlap; the tag again, which is gone already. */
    static final int TAG = 1, TAG_TWICE = 2, TAG_AGAIN = 3;

    static final int NO_COPY = -1;

    /** Host: no VM. */
    static final int GONE = 0, RUNNING = 1, FROZEN = 2;

    /** One of {@link StepMark}, 0 for none of them. A part of the step, not of the state. */
    int started;

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

    /** The digest on the pod: 0 for none, or one of {@link PodState}. */
    int digest;

    int life;
    /** The pod's annotations as its kubelet once read them and may still write them, or {@link #NO_COPY}. */
    int oldCopy = NO_COPY;

    int epoch = Epoch.NONE;
    int wakeFrom = Epoch.NONE;

    // Hosts and registry.
    final int[] vm = new int[2];
    final boolean[] pushed = new boolean[2];
    int registry;
    /** The snapshot that was pushed last where its tag is gone and its manifest there, as for the tag. */
    int untagged;
    /** What the registry, which has deleted a manifest, is about to delete by its name; 0 for nothing. */
    int untagging;
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
    /** The set's spec was changed since phase Failed was stored; of interest in that phase alone. */
    boolean setSpecChanged;

    boolean stampDue;
    /** 0 for none, 1 and 2 for the two nodes. */
    int nodeRecorded;

    final Controller setting = new Controller();

    // Requests that were sent by a process that has died or given up since.
    final Controller[] late = {new Controller(), new Controller()};

    private static final int LENT = 8;
    private World @Nullable [] lent;
    private int next;

    /** How often each change and fault may still happen. */
    int counts;

    boolean may(Count count) {
        return count.isIn(counts);
    }

    void use(Count count) {
        counts -= count.of(1);
    }

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
        started = 0;
        place = from.place;
        deleting = from.deleting;
        flag = from.flag;
        restoreFlag = from.restoreFlag;
        hasId = from.hasId;
        idMatches = from.idMatches;
        running = from.running;
        unobserved = from.unobserved;
        digest = from.digest;
        life = from.life;
        oldCopy = from.oldCopy;
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
        untagged = from.untagged;
        untagging = from.untagging;
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
        setSpecChanged = from.setSpecChanged;
        stampDue = from.stampDue;
        nodeRecorded = from.nodeRecorded;
        setting.set(from.setting);
        counts = from.counts;
    }

    boolean exists() {
        return place != Place.ABSENT;
    }

    /** The pod as a cache that is current has it. */
    int podView() {
        return exists() ? View.of(this) : View.NO_POD;
    }

    /** The pod was written: what was decided on an earlier version is refused from now on. */
    void podChanged() {
        viewIsCurrent = false;
        hibernating.podGuard = false;
        setting.podGuard = false;
        late[0].podGuard = false;
        late[1].podGuard = false;
        for (Report sent : report) {
            if (sent.podGuard) {
                sent.clear(); // A refusal at once is as good as one later: the kubelet decides again.
            }
        }
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

    /** The manifest is another, or gone: a digest that somebody holds is not there any more. */
    void manifestChanged() {
        digest = digest == 0 ? 0 : PodState.OTHER_NAMED;
        if (oldCopy != NO_COPY && PodState.DIGEST.get(oldCopy) == PodState.NAMED) {
            oldCopy = (int) (PodState.DIGEST.clear(oldCopy) | PodState.DIGEST.of(PodState.OTHER_NAMED));
        }
        for (Report sent : report) {
            sent.digestGood = false;
        }
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
        digest = 0;
        life = Life.NONE;
        oldCopy = NO_COPY;
        epoch = Epoch.NONE;
        wakeFrom = Epoch.NONE;
        for (Report sent : report) {
            sent.samePod = false;
        }
    }

    /** The snapshot that a kubelet restores: that of the tag, or else of the digest on the pod. */
    int restored() {
        return registry != EMPTY ? registry : digest == PodState.NAMED ? untagged : OUTDATED;
    }

    Controller controller(boolean ofHibernation) {
        return ofHibernation ? hibernating : setting;
    }

    int runningVms() {
        return (vm[0] == RUNNING ? 1 : 0) + (vm[1] == RUNNING ? 1 : 0);
    }

    boolean isAnyVm() {
        return vm[0] != GONE || vm[1] != GONE;
    }
}
