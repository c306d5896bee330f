package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.Exploration;
import io.cocoonstack.common.testkit.explorer.Explorer;
import io.cocoonstack.common.testkit.explorer.Model;
import io.cocoonstack.common.testkit.explorer.Property;
import io.cocoonstack.common.testkit.explorer.Steps;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Part;
import java.util.ArrayList;
import java.util.List;

/** The parties to the contract as one model, within bounds, and one thing wrong with them or none. Not thread-safe. */
final class RoundModel implements Model<World> {

    private final Bounds bounds;
    private final Coverage coverage;
    private final Operator operator;
    private final Kubelets kubelets;
    private final Environment environment;
    private final Patches patches = new Patches();
    private final World unpacked = new World();
    private final boolean reduced;

    RoundModel(Bounds bounds, Variant variant) {
        this(bounds, variant, Writes.LIBRARY);
    }

    /**
     * A model whose states are left out where the same may happen with more changes and faults ahead. Where restarts
     * begin on older caches, a cache that is behind may show any version of a pod, at any time another one, so that
     * more may happen than otherwise.
     */
    static RoundModel reduced(Bounds bounds, Variant variant) {
        return reduced(bounds, variant, Writes.LIBRARY);
    }

    static RoundModel reduced(Bounds bounds, Variant variant, Writes writes) {
        if (variant == Variant.RESTORES_TWICE) {
            throw new IllegalArgumentException(variant + " asks that a count is used up: no state can be left out");
        }
        return new RoundModel(bounds, variant, writes, true);
    }

    /** A model whose parties write what they are given to write. */
    RoundModel(Bounds bounds, Variant variant, Writes writes) {
        this(bounds, variant, writes, false);
    }

    private RoundModel(Bounds bounds, Variant variant, Writes writes, boolean reduced) {
        this.reduced = reduced;
        this.bounds = bounds;
        this.coverage = new Coverage(new Rows(bounds, variant));
        Intents intents = new Intents();
        this.operator = new Operator(
                variant,
                bounds,
                intents,
                new Decisions(intents, variant, bounds, coverage, writes),
                new Requests(bounds, variant, intents, patches, writes),
                new OperatorCache(bounds, variant, reduced));
        this.kubelets = new Kubelets(variant, bounds, patches, new KubeletDecisions(bounds, coverage, patches, writes));
        this.environment = new Environment(bounds, variant);
    }

    /** Explores the protocol as the contract has it. */
    static Exploration explore(Bounds bounds) {
        return explore(bounds, Variant.NONE);
    }

    /** Explores a variant of the protocol. */
    static Exploration explore(Bounds bounds, Variant variant) {
        return Explorer.explore(new RoundModel(bounds, variant));
    }

    @Override
    public int words() {
        return reduced ? Packing.WORDS + 1 : Packing.WORDS;
    }

    /**
     * Counts do nothing but allow: no step asks that one is used up, and goals and steps without faults ask for none.
     * What {@link #pack} forgets where a count is used up is of use only to a step that needs it.
     */
    @Override
    public List<Long> allowances() {
        return reduced ? Count.fields() : List.of();
    }

    /** A set whose VM runs, and one of which nothing is there yet. */
    @Override
    public List<World> initialStates() {
        World running = new World();
        running.place = Place.NODE_A;
        running.hasId = true;
        running.idMatches = true;
        running.running = true;
        running.life = Life.READY;
        // Not 0, so that the epoch of a patch that does not depend on the pod is told from one that does.
        running.epoch = 1;
        running.vm[0] = World.RUNNING;
        running.born = true;
        running.view = running.podView();
        if (bounds.has(Part.LEGACY_KUBELETS)) {
            running.epoch = Epoch.NONE;
        }
        if (bounds.has(Part.FLAGGED)) {
            running.flag = true;
            running.view = running.podView();
        }
        if (bounds.has(Part.LOST_EPOCH)) {
            running.epoch = Epoch.NONE;
            running.wakeFrom = 1;
        }
        World empty = new World();
        List<World> worlds = bounds.has(Part.FROM_NOTHING) ? List.of(running, empty) : List.of(running);
        worlds = bounds.has(Part.LOST_VM) ? lostVms() : bounds.has(Part.LEFTOVER) ? leftovers() : worlds;
        for (World world : worlds) {
            world.viewIsCurrent = true;
            world.hibernation = bounds.has(Part.HIBERNATION) ? Hibernation.WAKE : Hibernation.NO_CR;
            world.wanted = bounds.has(Part.MIGRATION) ? 1 : 0;
            world.counts = bounds.allCounts();
        }
        return worlds;
    }

    /** Pods whose kubelet can neither run nor restore their VM; the operator of the second one kept no epochs. */
    private static List<World> lostVms() {
        World vanished = noVm(Life.READY, 1);
        vanished.hasId = true;
        World hibernated = noVm(Life.HIBERNATED, Epoch.NONE);
        World toBeWoken = noVm(Life.HIBERNATED, 1);
        toBeWoken.wakeFrom = 1;
        List<World> worlds = List.of(vanished, hibernated, toBeWoken);
        worlds.forEach(world -> world.born = true);
        return worlds;
    }

    private static List<World> leftovers() {
        List<World> worlds = List.of(noVm(Life.NONE, Epoch.NONE), noVm(Life.CREATING, Epoch.NONE));
        worlds.forEach(world -> world.registry = World.OUTDATED);
        return worlds;
    }

    private static World noVm(int life, int epoch) {
        World world = new World();
        world.place = Place.NODE_A;
        world.life = life;
        world.epoch = epoch;
        world.stampDue = true;
        world.view = world.podView();
        return world;
    }

    @Override
    public void steps(World world, Steps<World> steps) {
        kubelets.steps(world, steps);
        if (steps.wantsMore()) {
            operator.steps(world, steps);
        }
        if (steps.wantsMore()) {
            environment.steps(world, steps);
        }
    }

    @Override
    public void pack(World world, long[] words) {
        operator.settle(world);
        kubelets.settle(world);
        patches.rankEpochs(world);
        Packing.write(world, words);
    }

    @Override
    public World unpack(long[] words) {
        Packing.read(words, unpacked);
        return unpacked;
    }

    /** What contract 6.7 asks for, and every row and branch of {@link Coverage}. */
    @Override
    public List<Property<World>> properties() {
        Goal goal = new Goal(bounds);
        List<Property<World>> properties = new ArrayList<>(List.of(
                Property.neverInAStep(
                        "a VM boots fresh while it has state to lose",
                        (before, after) -> after.started == StepMark.BOOTED && before.born),
                Property.neverInAStep(
                        "a snapshot older than the VM's latest state is restored",
                        (before, after) -> after.started == StepMark.RESTORED && before.restored() == World.OUTDATED),
                Property.never("two copies of the VM run", world -> world.runningVms() == 2),
                Property.never(
                        "the last copy of the VM's state is destroyed",
                        world -> world.born
                                && !world.isAnyVm()
                                && world.registry != World.LATEST
                                && world.untagged != World.LATEST
                                && !bounds.has(Part.LOST_VM)),
                Property.neverInAStep(
                        "a VM runs, and the report of it leaves the wake unacknowledged",
                        (before, after) -> after.started == StepMark.UNACKNOWLEDGED),
                Property.neverInAStep(
                        "a VM runs, and the report of it does not count its wakes right",
                        (before, after) -> after.started == StepMark.MISCOUNTED),
                Property.neverInAStep(
                        "a request of the operator does not ask for all that was decided",
                        (before, after) -> after.started == StepMark.UNASKED)));
        if (!bounds.has(Part.WAITING)) {
            properties.add(Property.eventually("the goal", goal::isReached, goal::isGivenUp));
        }
        for (String row : Coverage.everything()) {
            properties.add(Property.sometimes(row, () -> coverage.reached().contains(row)));
        }
        return properties;
    }
}
