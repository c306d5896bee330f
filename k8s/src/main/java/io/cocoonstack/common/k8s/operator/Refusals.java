package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.internal.Remembered;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pauses after requests for one object that were refused in a row, with a conflict or for another reason (contract
 * 6.5 rule pace). After the first one the object is reconciled as soon as something changes. After more it is left
 * alone for 4, then 16 seconds, whatever other change calls for it: its own copy may still be the old one, and a quota
 * or a right that is missing lasts. Safe for use by many threads; remembers a bounded number of objects.
 */
final class Refusals {

    private static final Duration CACHE_LAG = Duration.ofSeconds(1);
    private static final int MOST_GROWTH = 2;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Row> rows = new Remembered<>();
    private final Clock clock;

    /**
     * Refusals in a row.
     *
     * @param length how many
     * @param version the version of the object that was read before the last one
     * @param last when the last one came
     */
    private record Row(int length, @Nullable String version, Instant last) {

        Duration pause() {
            return CACHE_LAG.multipliedBy(1L << (2 * Math.min(length - 1, MOST_GROWTH)));
        }
    }

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** Takes note of a refusal; answers how long to wait at most. One after a quiet minute is a first one. */
    synchronized Duration note(HasMetadata object) {
        Instant now = clock.instant();
        Row before = rows.get(uid(object));
        int length = before == null || before.last.plus(MINUTE).isBefore(now) ? 1 : before.length + 1;
        Row row = new Row(length, version(object), now);
        rows.put(uid(object), row);
        return row.pause();
    }

    /** How long an object is to be left alone; null for not at all. A clock that was set back proves nothing. */
    synchronized @Nullable Duration left(HasMetadata object) {
        Row row = rows.get(uid(object));
        if (row == null || row.length == 1) {
            return null;
        }
        Duration passed = Duration.between(row.last, clock.instant());
        return passed.isNegative() || passed.compareTo(row.pause()) >= 0
                ? null
                : row.pause().minus(passed);
    }

    /** Nothing was refused. With the copy that had a refusal before, this does not say that it is the newest. */
    synchronized void end(HasMetadata object) {
        Row row = rows.get(uid(object));
        if (row != null && !Objects.equals(row.version, version(object))) {
            rows.remove(uid(object));
        }
    }

    private static String uid(HasMetadata object) {
        return String.valueOf(object.getMetadata().getUid());
    }

    private static @Nullable String version(HasMetadata object) {
        return object.getMetadata().getResourceVersion();
    }
}
