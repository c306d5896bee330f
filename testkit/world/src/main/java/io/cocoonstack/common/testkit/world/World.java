package io.cocoonstack.common.testkit.world;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The part of a pretend world that no API server holds: the VMs of all hosts, the registry, the story of the run, and
 * the turns that actors take while another one's effect is on its way. It makes no actor and knows none: each is made
 * of the parts that it needs. Safe for use by many threads; one effect of a {@link PretendProcess} takes place at a
 * time.
 */
public final class World {

    private final Story story;
    private final FakeSnapshotRegistry registry = new FakeSnapshotRegistry();
    private final Vms vms;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> others = new ArrayList<>();
    private final List<Supplier<?>> late = new ArrayList<>();
    private boolean overtaking;

    /**
     * Makes a world without VMs and snapshots.
     *
     * @param story is told of all that happens
     */
    public World(Story story) {
        this.story = story;
        this.vms = new Vms(registry, story);
    }

    /** {@return the story} */
    public Story story() {
        return story;
    }

    /** {@return the registry, with no process and so no fault in between} */
    public FakeSnapshotRegistry registry() {
        return registry;
    }

    /** {@return the VMs of all hosts} */
    public Vms vms() {
        return vms;
    }

    /**
     * Adds an actor that has a turn when an effect is {@linkplain Fault#OVERTAKEN overtaken}.
     *
     * @param turn the actor's turn, run on the thread of the effect
     */
    public void others(Runnable turn) {
        others.add(turn);
    }

    /** Everybody else has a turn; within such a turn nobody is overtaken. */
    void overtake() {
        if (!overtaking) {
            overtaking = true;
            try {
                others.forEach(Runnable::run);
            } finally {
                overtaking = false;
            }
        }
    }

    /** Keeps a request whose sender died, until {@link #deliverLate}. */
    void postpone(Supplier<?> request) {
        late.add(request);
    }

    /** Delivers the requests that were on their way when their senders died, see {@link Fault#LANDS_LATE}. */
    public void deliverLate() {
        lock.lock();
        try {
            List<Supplier<?>> arriving = List.copyOf(late);
            late.clear();
            for (Supplier<?> request : arriving) {
                Object answer = request.get();
                story.tell("world", "a late request has arrived, and nobody hears the answer " + answer);
            }
        } finally {
            lock.unlock();
        }
    }

    ReentrantLock lock() {
        return lock;
    }

    /** {@return all that can change, for comparison} */
    @Override
    public String toString() {
        return registry.snapshots() + " " + vms;
    }
}
