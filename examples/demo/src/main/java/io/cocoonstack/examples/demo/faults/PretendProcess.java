package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.Trouble;

/** A process that lives or does not. */
final class PretendProcess {

    private final String name;
    private final Timeline timeline;
    private boolean alive = true;

    PretendProcess(String name, Timeline timeline) {
        this.name = name;
        this.timeline = timeline;
    }

    boolean isOperator() {
        return name.equals("operator");
    }

    boolean isAlive() {
        return alive;
    }

    void start() {
        alive = true;
        timeline.tell(name, "is started again");
    }

    /** The last thing that it does. */
    Trouble.Crash dies(String where) {
        alive = false;
        timeline.tell(name, "DIES " + where);
        return new Trouble.Crash();
    }

    /** What is dead does nothing any more, whatever its code would do next. */
    void requireAlive() {
        if (!alive) {
            throw new Trouble.Crash();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
