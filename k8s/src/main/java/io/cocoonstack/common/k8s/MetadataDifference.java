package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The difference that a mutation makes to the metadata of an object. Nothing else of the object is copied or compared,
 * and JSON is made only where more than labels and annotations changed.
 */
final class MetadataDifference {

    private static final String ANNOTATIONS = "annotations";
    private static final String LABELS = "labels";

    private MetadataDifference() {}

    /** {@return a merge patch of the object, modifiable; empty where the mutation of the copy makes no difference} */
    static Map<String, @Nullable Object> of(
            KubernetesSerialization serialization, ObjectMeta read, Consumer<ObjectMeta> mutation) {
        ObjectMeta copy = copy(serialization, read);
        mutation.accept(copy);
        Map<String, @Nullable Object> difference = isEqualButForMaps(copy, read)
                ? ofMaps(read, copy)
                : JsonTree.difference(tree(serialization, read), tree(serialization, copy));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!difference.isEmpty()) {
            body.put("metadata", difference);
        }
        return body;
    }

    /** Whether nothing but labels and annotations differs. What is equal here is equal in JSON. */
    private static boolean isEqualButForMaps(ObjectMeta copy, ObjectMeta read) {
        Map<String, String> annotations = copy.getAnnotations();
        Map<String, String> labels = copy.getLabels();
        copy.setAnnotations(read.getAnnotations());
        copy.setLabels(read.getLabels());
        boolean isEqual = copy.equals(read);
        copy.setAnnotations(annotations);
        copy.setLabels(labels);
        return isEqual;
    }

    private static Map<String, @Nullable Object> ofMaps(ObjectMeta from, ObjectMeta to) {
        Map<String, @Nullable Object> difference = new LinkedHashMap<>();
        putDifference(difference, ANNOTATIONS, orEmpty(from.getAnnotations()), orEmpty(to.getAnnotations()));
        putDifference(difference, LABELS, orEmpty(from.getLabels()), orEmpty(to.getLabels()));
        return difference;
    }

    private static void putDifference(
            Map<String, @Nullable Object> metadata, String name, Map<String, String> from, Map<String, String> to) {
        Map<String, @Nullable Object> difference = JsonTree.difference(from, to);
        if (!difference.isEmpty()) {
            metadata.put(name, difference);
        }
    }

    /** Metadata as it goes over the wire, with labels and annotations even where they are empty. */
    static Map<String, @Nullable Object> withMaps(Map<String, @Nullable Object> metadata) {
        JsonTree.object(metadata, LABELS);
        JsonTree.object(metadata, ANNOTATIONS);
        return metadata;
    }

    private static Map<String, @Nullable Object> tree(KubernetesSerialization serialization, ObjectMeta metadata) {
        return withMaps(JsonTree.of(serialization, metadata));
    }

    /**
     * A copy that shares nothing which can be changed, with empty lists and maps in place of null, as one that was read
     * from JSON. The client's builder copies all but the values of open maps.
     */
    private static ObjectMeta copy(KubernetesSerialization serialization, ObjectMeta read) {
        ObjectMeta copy = new ObjectMetaBuilder(read).build();
        copy.setAnnotations(new LinkedHashMap<>(orEmpty(read.getAnnotations())));
        copy.setLabels(new LinkedHashMap<>(orEmpty(read.getLabels())));
        copy.setFinalizers(modifiable(copy.getFinalizers()));
        copy.setOwnerReferences(modifiable(copy.getOwnerReferences()));
        copy.setManagedFields(modifiable(copy.getManagedFields()));
        copy.setAdditionalProperties(open(serialization, copy.getAdditionalProperties()));
        for (OwnerReference owner : copy.getOwnerReferences()) {
            owner.setAdditionalProperties(open(serialization, owner.getAdditionalProperties()));
        }
        for (ManagedFieldsEntry entry : copy.getManagedFields()) {
            entry.setAdditionalProperties(open(serialization, entry.getAdditionalProperties()));
            FieldsV1 fields = entry.getFieldsV1();
            if (fields != null) {
                fields.setAdditionalProperties(open(serialization, fields.getAdditionalProperties()));
            }
        }
        return copy;
    }

    private static Map<String, Object> open(KubernetesSerialization serialization, @Nullable Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((name, value) -> copy.put(name, copyOf(serialization, value)));
        }
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Object copyOf(KubernetesSerialization serialization, Object value) {
        if (value instanceof Map<?, ?> map) {
            return open(serialization, (Map<String, Object>) map);
        }
        boolean isImmutable = value == null || value instanceof String || value instanceof Boolean;
        return isImmutable ? value : serialization.clone(value);
    }

    private static <T> List<T> modifiable(@Nullable List<T> list) {
        return list == null ? new ArrayList<>() : new ArrayList<>(list);
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
