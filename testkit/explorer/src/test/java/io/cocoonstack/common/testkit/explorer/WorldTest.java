package io.cocoonstack.common.testkit.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** How states are kept. */
class WorldTest {

    @Test
    void whatIsPackedIsReadBack() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long[] packed = Packing.pack(random(random), new long[Bits.WORDS]);
            World back = new World();
            Packing.unpack(packed, back);
            assertThat(Packing.pack(back, new long[Bits.WORDS])).isEqualTo(packed);
        }
    }

    @Test
    void aCopyIsTheSameWorldAndAnotherObject() {
        World world = random(new Random(8));
        World copy = world.copy();
        assertThat(Packing.pack(copy, new long[Bits.WORDS])).isEqualTo(Packing.pack(world, new long[Bits.WORDS]));
        copy.report[0].kind = Report.READY;
        copy.vm[1] = World.FROZEN;
        assertThat(world.report[0].kind).isNotEqualTo(Report.READY);
        assertThat(world.vm[1]).isNotEqualTo(World.FROZEN);
    }

    @Test
    void onlyTheOrderOfEpochsCounts() {
        World low = new World();
        low.epoch = 1;
        low.wakeFrom = 2;
        World high = new World();
        high.epoch = 3;
        high.wakeFrom = 6;
        assertThat(Packing.pack(high, new long[Bits.WORDS])).isEqualTo(Packing.pack(low, new long[Bits.WORDS]));
    }

    @Test
    void anAbsentEpochIsNotTheSmallestOne() {
        World absent = new World();
        World zero = new World();
        zero.epoch = 0;
        assertThat(Packing.pack(zero, new long[Bits.WORDS])).isNotEqualTo(Packing.pack(absent, new long[Bits.WORDS]));
    }

    @Test
    void aStateIsFoundAgainByItsNumber() {
        StateTable states = new StateTable();
        Random random = new Random(9);
        long[] state = new long[Bits.WORDS];
        for (int i = 0; i < 200_000; i++) {
            for (int word = 0; word < Bits.WORDS; word++) {
                state[word] = random.nextInt(60);
            }
            int known = states.find(state);
            assertThat(states.add(state, i)).isEqualTo(known < 0);
            int number = states.find(state);
            long[] back = new long[Bits.WORDS];
            states.read(number, back);
            assertThat(back).isEqualTo(state);
        }
    }

    private static World random(Random random) {
        World world = new World();
        world.place = random.nextInt(6);
        world.flag = random.nextBoolean();
        world.hasId = random.nextBoolean();
        world.life = random.nextInt(6);
        world.epoch = random.nextInt(8);
        world.wakeFrom = random.nextInt(8);
        world.vm[random.nextInt(2)] = World.RUNNING;
        world.registry = random.nextInt(3);
        world.born = true;
        world.view = random.nextInt(1 << View.WIDTH);
        world.hibernation = random.nextInt(4);
        world.hibernationPhase = random.nextInt(7);
        world.hibernating.intent = random.nextInt(1 << Intents.WIDTH);
        world.setting.intent = random.nextInt(1 << Intents.WIDTH);
        world.late[0].intent = random.nextInt(1 << Intents.WIDTH);
        world.report[2].kind = random.nextInt(9);
        world.setPhase = random.nextInt(5);
        world.userChanges = random.nextInt(8);
        world.lateRequests = random.nextInt(3);
        return world;
    }
}
