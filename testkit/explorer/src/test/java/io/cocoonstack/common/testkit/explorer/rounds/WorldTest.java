package io.cocoonstack.common.testkit.explorer.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testkit.explorer.rounds.Bounds.Count;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How worlds are packed and copied. */
class WorldTest {

    @Test
    void aWorldThatIsPackedIsReadBack() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            World world = random(random);
            assertThat(read(packed(world)))
                    .usingRecursiveComparison()
                    .ignoringFields("lent", "next")
                    .isEqualTo(world);
        }
    }

    @Test
    void aCopyIsTheSameWorldAndAnotherObject() {
        World world = random(new Random(8));
        World copy = world.copy();
        assertThat(copy)
                .usingRecursiveComparison()
                .ignoringFields("lent", "next")
                .isEqualTo(world);
        copy.report[0].kind = Report.NONE;
        world.report[0].kind = Report.READY;
        assertThat(copy.report[0].kind).isEqualTo(Report.NONE);
    }

    @Test
    void aCopyForgetsHowTheStepBeforeStartedAVm() {
        World world = new World();
        world.started = StepMark.BOOTED;
        assertThat(world.copy().started).isZero();
    }

    @Test
    void onlyTheOrderOfEpochsCounts() {
        World low = new World();
        low.epoch = 1;
        low.wakeFrom = 2;
        World high = new World();
        high.epoch = 3;
        high.wakeFrom = 6;
        new Patches().rankEpochs(low);
        new Patches().rankEpochs(high);
        assertThat(packed(high)).isEqualTo(packed(low));
    }

    @Test
    void anAbsentEpochIsNotTheSmallestOne() {
        World absent = new World();
        World zero = new World();
        zero.epoch = 0;
        assertThat(packed(zero)).isNotEqualTo(packed(absent));
    }

    @Test
    void theCocoonHibernationOwnsTheRoundOfAPodThatItHibernates() {
        for (int phase = Hibernation.NO_PHASE; phase < Hibernation.REMOVED; phase++) {
            assertThat(Hibernation.isOwner(Hibernation.HIBERNATE, phase))
                    .as(Hibernation.show(phase))
                    .isEqualTo(phase == Hibernation.HIBERNATING || phase == Hibernation.HIBERNATED);
            assertThat(Hibernation.isOwner(Hibernation.NO_CR, phase)).isFalse();
        }
    }

    private static long[] packed(World world) {
        long[] words = new long[Packing.WORDS];
        Packing.write(world, words);
        return words;
    }

    /** A world of which every field is read from random bits. */
    private static World random(Random random) {
        World world = read(random.longs(Packing.WORDS).toArray());
        world.counts |= Count.OLD_COPIES.of(1); // Else there is no old copy to keep.
        return world;
    }

    private static World read(long[] words) {
        World world = new World();
        Packing.read(words, world);
        return world;
    }
}
