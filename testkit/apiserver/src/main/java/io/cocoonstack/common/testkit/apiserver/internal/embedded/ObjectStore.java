package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All objects, the history of their changes, and the watches that follow it.
 *
 * <p>Not safe for use by many threads: {@link ApiDispatcher} holds one lock over each request.
 */
final class ObjectStore {

    /** How many changes a watch may lag behind before it has to list again; the real server keeps about as many. */
    private static final int HISTORY = 4096;

    private final TreeMap<ObjectId, ObjectNode> objects = new TreeMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final List<Watch> watches = new ArrayList<>();
    private long resourceVersion = 1;
    private long forgotten;

    /** One change of one object, under the resourceVersion that it made; null where no object stood or stands. */
    record Change(
            long version,
            ObjectId id,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after) {}

    long resourceVersion() {
        return resourceVersion;
    }

    @Nullable
    ObjectNode get(ObjectId id) {
        return objects.get(id);
    }

    ObjectNode require(ResourceType type, String namespace, String name) {
        return Optional.ofNullable(objects.get(new ObjectId(type.key(), namespace, name)))
                .orElseThrow(() -> ApiError.notFound(type, name));
    }

    /** In the order of namespace and name. An empty namespace means all. */
    List<ObjectNode> list(ResourceType.Key key, String namespace, Predicate<ObjectNode> selector) {
        List<ObjectNode> found = new ArrayList<>();
        objects.forEach((id, object) -> {
            if (id.type().equals(key)
                    && (namespace.isEmpty() || id.namespace().equals(namespace))
                    && selector.test(object)) {
                found.add(object);
            }
        });
        return found;
    }

    /** Stores an object under the next resourceVersion, which is written into it. */
    void put(ResourceType type, ObjectNode object) {
        ObjectId id = ObjectId.of(type, object);
        resourceVersion++;
        Meta.of(object).put(Meta.RESOURCE_VERSION, Long.toString(resourceVersion));
        publish(new Change(resourceVersion, id, objects.put(id, object), object));
    }

    /**
     * Removes an object; what is returned and told to watches is its last state under the resourceVersion of the
     * removal.
     */
    ObjectNode remove(ObjectId id) {
        ObjectNode removed = objects.remove(id);
        if (removed == null) {
            throw new IllegalStateException("not there: " + id);
        }
        resourceVersion++;
        ObjectNode last = removed.deepCopy();
        Meta.of(last).put(Meta.RESOURCE_VERSION, Long.toString(resourceVersion));
        publish(new Change(resourceVersion, id, last, null));
        return last;
    }

    private void publish(Change change) {
        history.addLast(change);
        if (history.size() > HISTORY) {
            forgotten = history.removeFirst().version();
        }
        watches.forEach(watch -> watch.offer(change));
    }

    /**
     * Begins to tell a watch what happens, starting behind the resourceVersion that it names, or with what there is now
     * when it names none.
     */
    void open(Watch watch, String since) {
        if (since.isEmpty() || since.equals("0")) {
            objects.forEach((id, object) -> watch.offer(new Change(resourceVersion, id, null, object)));
        } else {
            long version = version(since);
            if (version < forgotten) {
                watch.fail(ApiError.expired(since, forgotten));
                return;
            }
            for (Change change : history) {
                if (change.version() > version) {
                    watch.offer(change);
                }
            }
        }
        watches.add(watch);
    }

    void close(Watch watch) {
        watches.remove(watch);
    }

    static long version(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw ApiError.internal("strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
        }
    }
}
