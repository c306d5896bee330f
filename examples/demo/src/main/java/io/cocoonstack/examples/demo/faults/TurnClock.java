package io.cocoonstack.examples.demo.faults;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a run: a second a turn. */
final class TurnClock extends Clock {

    private int turn;

    void tick() {
        turn++;
    }

    int turn() {
        return turn;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusSeconds(turn);
    }
}
