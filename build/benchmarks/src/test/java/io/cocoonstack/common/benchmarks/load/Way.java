package io.cocoonstack.common.benchmarks.load;

import java.util.List;
import java.util.Locale;

/**
 * A way to load a server.
 *
 * @param connections how many at once
 * @param isNew whether each request has a connection, and a full handshake, of its own
 * @param rate requests a second, each sent when it is due, on the next connection that is free; 0 for the next request
 *     as soon as the answer has come
 */
record Way(int connections, boolean isNew, int rate) {

    /** All of them, with a rate for the last two. */
    static List<Way> all(int rate) {
        return List.of(
                new Way(1, false, 0),
                new Way(4, false, 0),
                new Way(16, false, 0),
                new Way(64, false, 0),
                new Way(256, false, 0),
                new Way(1, true, 0),
                new Way(16, true, 0),
                new Way(256, true, 0),
                new Way(64, false, rate));
    }

    String text() {
        String kind = isNew ? "new" : "kept";
        return rate == 0
                ? connections + " " + kind
                : String.format(Locale.ROOT, "%d %s, %,d/s", connections, kind, rate);
    }
}
