package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;

/**
 * Worlds as longs. The first long is all that is there and wanted, the second one the operator, the third one the
 * reports of kubelets, and the last one what is left behind: a step changes one or two of them, which the explorer makes
 * use of. The counts are in the first of the four, or in one more before it.
 */
final class Packing {

    static final int WORDS = 4;

    private static final Field COUNTS = Field.first(Count.WIDTH);
    private static final Field POD = COUNTS.next(PodState.WIDTH);
    private static final Field PLACE = POD.next(3);
    private static final Field DELETING = PLACE.next(1);
    private static final Field RUNNING = DELETING.next(1);
    private static final Field VM_A = RUNNING.next(2);
    private static final Field VM_B = VM_A.next(2);
    private static final Field PUSHED_A = VM_B.next(1);
    private static final Field PUSHED_B = PUSHED_A.next(1);
    private static final Field REGISTRY = PUSHED_B.next(2);
    private static final Field UNTAGGING = REGISTRY.next(2);
    private static final Field BORN = UNTAGGING.next(1);
    private static final Field HIBERNATION = BORN.next(2);
    private static final Field HIBERNATION_PHASE = HIBERNATION.next(3);
    private static final Field SPEC_CHANGED = HIBERNATION_PHASE.next(1);
    private static final Field WANTED = SPEC_CHANGED.next(2);
    private static final Field SUSPENDED = WANTED.next(1);
    private static final Field SET_PHASE = SUSPENDED.next(3);
    private static final Field SET_SPEC_CHANGED = SET_PHASE.next(1);
    private static final Field STAMP_DUE = SET_SPEC_CHANGED.next(1);
    private static final Field NODE_RECORDED = STAMP_DUE.next(2);

    private static final Field VIEW = Field.first(View.WIDTH);
    private static final Field VIEW_IS_CURRENT = VIEW.next(1);
    private static final Field OLD_VIEW = VIEW_IS_CURRENT.next(View.WIDTH + 1);
    private static final Field HIBERNATING = OLD_VIEW.next(Controller.WIDTH);
    private static final Field SETTING = HIBERNATING.next(Controller.WIDTH);

    private static final Field REPORT_A = Field.first(Report.WIDTH);
    private static final Field REPORT_B = REPORT_A.next(Report.WIDTH);
    private static final Field LATE_REPORT = REPORT_B.next(Report.WIDTH);

    private static final Field LATE_A = Field.first(Controller.WIDTH);
    private static final Field LATE_B = LATE_A.next(Controller.WIDTH);
    /** The copy and one, or 0 for none. */
    private static final Field OLD_COPY = LATE_B.next(PodState.WIDTH + 1);

    private static final Field UNTAGGED = OLD_COPY.next(2);

    private Packing() {}

    static void write(World world, long[] words) {
        int at = words.length - WORDS;
        words[at] = POD.of(PodState.of(world))
                | PLACE.of(world.place)
                | DELETING.of(world.deleting)
                | RUNNING.of(world.running)
                | VM_A.of(world.vm[0])
                | VM_B.of(world.vm[1])
                | PUSHED_A.of(world.pushed[0])
                | PUSHED_B.of(world.pushed[1])
                | REGISTRY.of(world.registry)
                | UNTAGGING.of(world.untagging)
                | BORN.of(world.born)
                | HIBERNATION.of(world.hibernation)
                | HIBERNATION_PHASE.of(world.hibernationPhase)
                | SPEC_CHANGED.of(world.specChanged)
                | WANTED.of(world.wanted)
                | SUSPENDED.of(world.suspended)
                | SET_PHASE.of(world.setPhase)
                | SET_SPEC_CHANGED.of(world.setSpecChanged)
                | STAMP_DUE.of(world.stampDue)
                | NODE_RECORDED.of(world.nodeRecorded);
        words[0] |= COUNTS.of(world.counts);
        words[at + 1] = VIEW.of(world.view)
                | VIEW_IS_CURRENT.of(world.viewIsCurrent)
                | OLD_VIEW.of(world.oldView)
                | HIBERNATING.of(world.hibernating.bits())
                | SETTING.of(world.setting.bits());
        words[at + 2] = REPORT_A.of(world.report[0].bits())
                | REPORT_B.of(world.report[1].bits())
                | LATE_REPORT.of(world.report[2].bits());
        words[at + 3] = LATE_A.of(world.late[0].bits())
                | LATE_B.of(world.late[1].bits())
                | OLD_COPY.of(world.may(Count.OLD_COPIES) ? world.oldCopy + 1 : 0)
                | UNTAGGED.of(world.untagged);
    }

    static void read(long[] words, World world) {
        int at = words.length - WORDS;
        long word = words[at];
        world.counts = COUNTS.get(words[0]);
        PodState.set(world, POD.get(word));
        world.place = PLACE.get(word);
        world.deleting = DELETING.isSet(word);
        world.running = RUNNING.isSet(word);
        world.vm[0] = VM_A.get(word);
        world.vm[1] = VM_B.get(word);
        world.pushed[0] = PUSHED_A.isSet(word);
        world.pushed[1] = PUSHED_B.isSet(word);
        world.registry = REGISTRY.get(word);
        world.untagging = UNTAGGING.get(word);
        world.born = BORN.isSet(word);
        world.hibernation = HIBERNATION.get(word);
        world.hibernationPhase = HIBERNATION_PHASE.get(word);
        world.specChanged = SPEC_CHANGED.isSet(word);
        world.wanted = WANTED.get(word);
        world.suspended = SUSPENDED.isSet(word);
        world.setPhase = SET_PHASE.get(word);
        world.setSpecChanged = SET_SPEC_CHANGED.isSet(word);
        world.stampDue = STAMP_DUE.isSet(word);
        world.nodeRecorded = NODE_RECORDED.get(word);
        world.view = VIEW.get(words[at + 1]);
        world.viewIsCurrent = VIEW_IS_CURRENT.isSet(words[at + 1]);
        world.oldView = OLD_VIEW.get(words[at + 1]);
        world.hibernating.set(HIBERNATING.get(words[at + 1]));
        world.setting.set(SETTING.get(words[at + 1]));
        world.report[0].set(REPORT_A.get(words[at + 2]));
        world.report[1].set(REPORT_B.get(words[at + 2]));
        world.report[2].set(LATE_REPORT.get(words[at + 2]));
        world.late[0].set(LATE_A.get(words[at + 3]));
        world.late[1].set(LATE_B.get(words[at + 3]));
        world.untagged = UNTAGGED.get(words[at + 3]);
        world.oldCopy = OLD_COPY.get(words[at + 3]) - 1;
    }
}
