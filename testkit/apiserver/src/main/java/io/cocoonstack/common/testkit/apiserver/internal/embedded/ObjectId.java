package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** Where an object stands, with an empty namespace for a cluster-wide kind. The order is that of lists. */
record ObjectId(ResourceType.Key type, String namespace, String name) implements Comparable<ObjectId> {

    private static final Comparator<ObjectId> ORDER = Comparator.comparing((ObjectId id) -> id.type.group())
            .thenComparing(id -> id.type.plural())
            .thenComparing(ObjectId::namespace)
            .thenComparing(ObjectId::name);

    static ObjectId of(ResourceType type, ObjectNode object) {
        return new ObjectId(type.key(), Meta.text(object, Meta.NAMESPACE), Meta.text(object, Meta.NAME));
    }

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }
}
