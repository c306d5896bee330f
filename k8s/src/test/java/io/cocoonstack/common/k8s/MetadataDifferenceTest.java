package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Property;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The difference of metadata is that of whole objects. Tests contract 7 rule mutation. */
class MetadataDifferenceTest {

    private static final int CASES = 3_000;
    private static final KubernetesClient CLIENT = new KubernetesClientBuilder().build();
    private static final KubernetesSerialization SERIALIZATION = CLIENT.getKubernetesSerialization();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void whateverAMutationDoesThePatchIsThatOfTheWholeObject() {
        Property.forAll(CASES, random -> {
            Pod pod = pod(random);
            String before = SERIALIZATION.asJson(pod);
            long seed = random.nextLong();
            Consumer<ObjectMeta> mutation = metadata -> mutate(metadata, new SplittableRandom(seed));

            Map<String, ?> patch = MetadataDifference.of(SERIALIZATION, pod.getMetadata(), mutation);

            assertThat(SERIALIZATION.asJson(pod)).as("the pod handed in").isEqualTo(before);
            assertThat(json(patch))
                    .isEqualTo(json(Patches.difference(CLIENT, pod, copy -> mutation.accept(copy.getMetadata()))));
        });
    }

    @Test
    void aChangeOfAnythingButLabelsAndAnnotationsIsSeen() {
        List<Consumer<ObjectMeta>> changes = List.of(
                metadata -> metadata.setGeneration(9L),
                metadata -> metadata.getFinalizers().add("f"),
                metadata -> metadata.getOwnerReferences().get(0).setUid("other"),
                metadata -> metadata.setManagedFields(List.of()),
                metadata -> fields(metadata, 0).put("f:spec", Map.of()),
                metadata -> open(fields(metadata, 0), "f:metadata").put("f:x", Map.of()),
                metadata -> metadata.getOwnerReferences().get(0).setAdditionalProperty("x", 1),
                metadata -> open(metadata.getAdditionalProperties(), "open").put("x", 1),
                metadata -> metadata.setName(null));
        for (Consumer<ObjectMeta> change : changes) {
            Pod pod = full();
            String before = SERIALIZATION.asJson(pod);
            Map<String, ?> patch = MetadataDifference.of(SERIALIZATION, pod.getMetadata(), change);
            assertThat(patch).isNotEmpty();
            assertThat(json(patch))
                    .isEqualTo(json(Patches.difference(CLIENT, pod, copy -> change.accept(copy.getMetadata()))));
            assertThat(SERIALIZATION.asJson(pod)).isEqualTo(before);
        }
    }

    @Test
    void aMutationMayAddToListsAndMapsThatAreNotThere() {
        ObjectMeta bare = new ObjectMeta(
                null, null, null, null, null, null, null, null, null, "demo-0", "prod", null, "7", null, "u1");
        Map<String, ?> patch = MetadataDifference.of(SERIALIZATION, bare, metadata -> {
            metadata.getAnnotations().put("a", "b");
            metadata.getLabels().put("c", "d");
            metadata.getFinalizers().add("e");
            metadata.getOwnerReferences().add(new OwnerReference());
            metadata.getManagedFields().add(new ManagedFieldsEntry());
        });
        assertThat(SERIALIZATION.asJson(patch))
                .isEqualTo("{\"metadata\":{\"annotations\":{\"a\":\"b\"},\"finalizers\":[\"e\"],"
                        + "\"labels\":{\"c\":\"d\"},\"managedFields\":[{}],"
                        + "\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"OwnerReference\"}]}}");
    }

    @Test
    void theDifferenceOfTwoStatusesIsThatOfTheWholeObject() {
        Property.forAll(CASES, random -> {
            Pod pod = new PodBuilder()
                    .withMetadata(new ObjectMeta())
                    .withStatus(status(random))
                    .build();
            PodStatus after = status(random);
            assertThat(json(Patches.statusDifference(CLIENT, pod.getStatus(), after)))
                    .isEqualTo(json(Patches.difference(CLIENT, pod, copy -> copy.setStatus(after))));
        });
    }

    private static PodStatus status(SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            return null;
        }
        PodStatusBuilder status = new PodStatusBuilder().withPhase(random.nextBoolean() ? "Running" : null);
        for (int i = random.nextInt(3); i > 0; i--) {
            status.addNewCondition()
                    .withType("c" + i)
                    .withStatus(random.nextBoolean() ? "True" : "False")
                    .endCondition();
        }
        return random.nextBoolean()
                ? status.build()
                : status.addToAdditionalProperties("x", Map.of("a", random.nextLong(2)))
                        .build();
    }

    private static Map<String, ?> json(Map<String, ?> patch) {
        return JsonTree.parse(SERIALIZATION, SERIALIZATION.asJson(patch));
    }

    private static Pod full() {
        return new PodBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withName("demo-0")
                        .withFinalizers("a")
                        .withGeneration(1L)
                        .withOwnerReferences(owner("u1"))
                        .withManagedFields(entry("kubelet"), entry("operator"))
                        .addToAdditionalProperties("open", new LinkedHashMap<>(Map.of("a", 1L)))
                        .build())
                .build();
    }

    /** Half of the pods as they are read from JSON, the others as they are built, with nulls and unmodifiable maps. */
    private static Pod pod(SplittableRandom random) {
        ObjectMetaBuilder metadata = new ObjectMetaBuilder()
                .withName(random.nextInt(20) == 0 ? null : "demo-0")
                .withNamespace("prod")
                .withUid(random.nextBoolean() ? "u1" : null)
                .withGeneration(random.nextBoolean() ? random.nextLong(3) : null)
                .withResourceVersion("7");
        for (int i = random.nextInt(3); i > 0; i--) {
            metadata.addToOwnerReferences(owner("u" + i));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            metadata.addToManagedFields(entry("m" + i));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            metadata.addToFinalizers("f" + i);
        }
        if (random.nextInt(4) == 0) {
            metadata.addToAdditionalProperties("open", new ArrayList<>(List.of(1L, 2.5, Map.of("a", "b"))));
        }
        ObjectMeta built = metadata.build();
        built.setAnnotations(map(random));
        built.setLabels(map(random));
        Pod pod = new PodBuilder().withMetadata(built).build();
        pod.setMetadata(built);
        return random.nextBoolean() ? SERIALIZATION.clone(pod) : pod;
    }

    private static Map<String, String> map(SplittableRandom random) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put("k" + random.nextInt(5), "v" + random.nextInt(2));
        }
        return map.isEmpty() && random.nextBoolean() ? null : Map.copyOf(map);
    }

    private static OwnerReference owner(String uid) {
        return new OwnerReferenceBuilder()
                .withUid(uid)
                .addToAdditionalProperties("x", 5L)
                .build();
    }

    private static ManagedFieldsEntry entry(String manager) {
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperty("f:metadata", new LinkedHashMap<>(Map.of("f:name", new LinkedHashMap<>())));
        return new ManagedFieldsEntryBuilder()
                .withManager(manager)
                .withFieldsV1(fields)
                .build();
    }

    private static Map<String, Object> fields(ObjectMeta metadata, int index) {
        return metadata.getManagedFields().get(index).getFieldsV1().getAdditionalProperties();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> open(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    private static void mutate(ObjectMeta metadata, SplittableRandom random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            mutateOnce(metadata, random);
        }
    }

    private static void mutateOnce(ObjectMeta metadata, SplittableRandom random) {
        switch (random.nextInt(14)) {
            case 0, 1 -> mutate(metadata.getAnnotations(), random);
            case 2, 3 -> mutate(metadata.getLabels(), random);
            case 4 -> metadata.setAnnotations(new LinkedHashMap<>());
            case 5 -> metadata.setLabels(new LinkedHashMap<>(Map.of("k1", "v9")));
            case 6 -> metadata.getFinalizers().add("f9");
            case 7 -> metadata.setFinalizers(new ArrayList<>());
            case 8 -> metadata.setGeneration(random.nextLong(3));
            case 9 -> metadata.getOwnerReferences().forEach(owner -> owner.setController(true));
            case 10 -> metadata.getOwnerReferences().forEach(owner -> owner.setAdditionalProperty("x", 6L));
            case 11 -> metadata.setManagedFields(new ArrayList<>());
            case 12 ->
                metadata.getManagedFields()
                        .forEach(entry -> open(entry.getFieldsV1().getAdditionalProperties(), "f:metadata")
                                .put("f:labels", Map.of()));
            default -> metadata.setUid("u" + random.nextInt(3));
        }
    }

    private static void mutate(Map<String, String> map, SplittableRandom random) {
        String key = "k" + random.nextInt(5);
        if (random.nextInt(20) == 0) {
            map.put(key, null);
        } else if (random.nextBoolean()) {
            map.put(key, "v" + random.nextInt(2));
        } else {
            map.remove(key);
        }
    }
}
