package io.cocoonstack.common.testkit.explorer;

import java.util.List;
import java.util.function.Predicate;

/** A worker moves a file: it makes a copy, then deletes the source. It may crash at any time. */
final class FileMove implements Model<FileMove.State> {

    /** The copy is 0 for none, 1 for a part of the file, 2 for all of it. */
    record State(boolean source, int copy, boolean copying) {}

    /** The planner: whether the source is to be deleted now. */
    private final Predicate<State> planner;

    FileMove(Predicate<State> planner) {
        this.planner = planner;
    }

    @Override
    public List<State> initialStates() {
        return List.of(new State(true, 0, false));
    }

    @Override
    public void steps(State now, Steps<State> steps) {
        if (now.copying()) {
            steps.add(new State(true, 2, false), false, "worker", "ends the copy", "");
            steps.add(new State(true, 1, false), true, "worker", "crashes", "while it copies");
        } else if (now.source() && planner.test(now)) {
            steps.add(new State(false, now.copy(), false), false, "worker", "deletes the source", "");
        } else if (now.source()) {
            steps.add(new State(true, 1, true), false, "worker", "begins to copy", "");
        }
    }

    @Override
    public List<Property<State>> properties() {
        return List.of(
                Property.never("the file is lost", state -> !state.source() && state.copy() != 2),
                Property.eventually("the moved file", state -> !state.source() && state.copy() == 2),
                Property.sometimes("a copy that was cut short", state -> !state.copying() && state.copy() == 1));
    }

    @Override
    public int words() {
        return 1;
    }

    @Override
    public void pack(State state, long[] words) {
        Bits bits = new Bits(words);
        bits.put(state.source());
        bits.put(state.copy(), 2);
        bits.put(state.copying());
    }

    @Override
    public State unpack(long[] words) {
        Bits bits = new Bits(words);
        return new State(bits.get(), bits.get(2), bits.get());
    }
}
