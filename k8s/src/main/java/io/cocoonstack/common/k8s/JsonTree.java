package io.cocoonstack.common.k8s;

import io.cocoonstack.api.internal.PlainObject;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON objects in plain Java, so that nothing here depends on the Jackson that the client brings. */
final class JsonTree {

    private JsonTree() {}

    /** {@return an object as it goes over the wire; modifiable} */
    static Map<String, @Nullable Object> of(KubernetesSerialization serialization, Object object) {
        return Objects.requireNonNull(parse(serialization, serialization.asJson(object)));
    }

    /** {@return the object that stands in a text of JSON or YAML; null where the text holds nothing} */
    static @Nullable Map<String, @Nullable Object> parse(KubernetesSerialization serialization, String text) {
        PlainObject parsed = serialization.unmarshal(text, PlainObject.class);
        return parsed == null ? null : parsed.members();
    }

    static String text(KubernetesSerialization serialization, Map<String, @Nullable Object> object) {
        return serialization.asJson(new PlainObject(object));
    }

    /** {@return the object under a name; a new one in its place where there is none} */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(Map<String, @Nullable Object> parent, String name) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(
                parent.compute(name, (key, there) -> there instanceof Map ? there : new LinkedHashMap<>()));
    }

    /**
     * The smallest merge patch (RFC 7386) that turns one object into another; empty where they are equal. A member that
     * is null counts as none. Both are left as they are, and the patch shares what it takes from the second.
     */
    static Map<String, @Nullable Object> difference(Map<?, ?> from, Map<?, ?> to) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        from.forEach((name, before) -> {
            if (before != null && to.get(name) == null) {
                patch.put((String) name, null);
            }
        });
        to.forEach((name, after) -> {
            Object before = from.get(name);
            if (before instanceof Map<?, ?> there && after instanceof Map<?, ?> wanted) {
                Map<String, @Nullable Object> inner = difference(there, wanted);
                if (!inner.isEmpty()) {
                    patch.put((String) name, inner);
                }
            } else if (after != null && !after.equals(before)) {
                patch.put((String) name, after);
            }
        });
        return patch;
    }
}
