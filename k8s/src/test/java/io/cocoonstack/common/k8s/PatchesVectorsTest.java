package io.cocoonstack.common.k8s;

import static io.cocoonstack.common.k8s.VectorPods.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The calls of {@code patches.json} that send a request or work on the client's types. Tests contract 7 rules
 * mutation, pod-patches and ready-condition.
 */
class PatchesVectorsTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("patches")
                .call(
                        "patchHibernateState",
                        c -> podPatch(
                                c,
                                (client, pod) -> PodWrites.patchHibernateState(
                                        client, pod, new HibernateState(c.flag("hibernate")))))
                .call(
                        "patchCocoonSetGeneration",
                        c -> podPatch(
                                c,
                                (client, pod) ->
                                        PodWrites.patchCocoonSetGeneration(client, pod, c.number("generation"))))
                .call("patchKeepSnapshotOnDelete", c -> podPatch(c, PodWrites::patchKeepSnapshotOnDelete))
                .call("patchByMutation", PatchesVectorsTest::patchByMutation)
                .call("readyCondition", PatchesVectorsTest::readyCondition)
                .call("setCondition", PatchesVectorsTest::setCondition)
                .tests();
    }

    private static void podPatch(VectorCase c, BiFunction<KubernetesClient, Pod, Pod> call) throws Exception {
        try (RecordingApiServer server = new RecordingApiServer()) {
            server.holds(c.input("pod"));
            Pod pod = pod(c.input("pod"));
            if (c.wantFlag("error")) {
                assertThatNullPointerException().isThrownBy(() -> call.apply(server.client(), pod));
                assertThat(server.requests).isEmpty();
                return;
            }

            Pod answer = call.apply(server.client(), pod);

            assertRequest(server, c.want("request"));
            Map<String, String> annotations = answer.getMetadata().getAnnotations();
            assertThat(annotations == null ? Map.of() : annotations).isEqualTo(c.wantTextMap("annotationsAfter"));
            assertThat(pod).isEqualTo(pod(c.input("pod")));
        }
    }

    private static void patchByMutation(VectorCase c) throws Exception {
        switch (c.requiredText("kind")) {
            case "Pod" ->
                patchByMutation(c, Pod.class, (copy, mutated) -> {
                    copy.setMetadata(mutated.getMetadata());
                    copy.setSpec(mutated.getSpec());
                    copy.setStatus(mutated.getStatus());
                });
            case "CocoonSet" ->
                patchByMutation(c, CocoonSet.class, (copy, mutated) -> {
                    copy.setMetadata(mutated.getMetadata());
                    copy.setSpec(mutated.getSpec());
                    copy.setStatus(mutated.getStatus());
                });
            case "CocoonHibernation" ->
                patchByMutation(c, CocoonHibernation.class, (copy, mutated) -> {
                    copy.setMetadata(mutated.getMetadata());
                    copy.setSpec(mutated.getSpec());
                    copy.setStatus(mutated.getStatus());
                });
            default -> throw new IllegalStateException(c + ": kind is not known here");
        }
    }

    private interface Mutation<T> {
        void apply(T copy, T mutated);
    }

    private static <T extends HasMetadata> void patchByMutation(VectorCase c, Class<T> type, Mutation<T> mutation)
            throws Exception {
        try (RecordingApiServer server = new RecordingApiServer()) {
            T original = read(c.input("original"), type);
            T mutated = read(c.input("mutated"), type);
            Consumer<T> mutate = copy -> mutation.apply(copy, mutated);
            server.holds(c.input("original"));
            if (c.input("serverReturns").isObject()) {
                server.answers(c.input("serverReturns"));
            }
            Long status = c.number("serverStatus");
            boolean ofStatus = "status".equals(c.text("subresource"));
            if (status != null && status >= 400) {
                server.refuses(status.intValue(), "Conflict", null);
                assertThatThrownBy(() -> patch(server, original, mutate, ofStatus))
                        .isInstanceOf(KubernetesClientException.class);
            } else {
                T answer = patch(server, original, mutate, ofStatus);
                assertAfter(c.want("objectAfter"), answer);
            }
            assertRequest(server, c.want("request"));
            assertThat(SERIALIZATION.asJson(original))
                    .as("the object handed in")
                    .isEqualTo(SERIALIZATION.asJson(read(c.input("original"), type)));
        }
    }

    private static <T extends HasMetadata> T patch(
            RecordingApiServer server, T original, Consumer<T> mutation, boolean ofStatus) {
        return ofStatus
                ? Patches.patchStatus(server.client(), original, mutation)
                : Patches.patch(server.client(), original, mutation);
    }

    private static void assertAfter(JsonNode want, HasMetadata answer) {
        JsonNode metadata = RecordingApiServer.JSON.valueToTree(answer.getMetadata());
        want.path("metadata")
                .properties()
                .forEach(entry -> assertThat(metadata.get(entry.getKey())).isEqualTo(entry.getValue()));
    }

    private static void assertRequest(RecordingApiServer server, JsonNode want) {
        if (want.isNull()) {
            assertThat(server.requests).isEmpty();
            return;
        }
        assertThat(server.requests)
                .containsExactly(new RecordingApiServer.Request(
                        want.path("method").asText(),
                        want.path("path").asText(),
                        want.path("contentType").asText(),
                        want.path("body")));
    }

    private static void readyCondition(VectorCase c) {
        Condition condition = Conditions.ready(
                c.requiredText("status"), c.requiredText("reason"), c.requiredText("message"), c.number("generation"));
        assertThat(condition.getType()).isEqualTo(c.wantText("type"));
        assertThat(condition.getStatus()).isEqualTo(c.wantText("status"));
        assertThat(condition.getReason()).isEqualTo(c.wantText("reason"));
        assertThat(condition.getMessage()).isEqualTo(c.wantText("message"));
        assertThat(condition.getObservedGeneration()).isEqualTo(c.wantNumber("observedGeneration"));
        assertThat(condition.getLastTransitionTime()).isEqualTo(c.wantText("lastTransitionTime"));
    }

    private static void setCondition(VectorCase c) {
        List<Condition> conditions = c.input("conditions").isArray() ? conditions(c.input("conditions")) : null;
        List<Condition> before = conditions == null ? null : List.copyOf(conditions);

        Conditions.Update update = Conditions.set(conditions, read(c.input("condition"), Condition.class), NOW);

        assertThat(update.changed()).isEqualTo(c.wantFlag("changed"));
        List<Condition> want = conditions(c.want("conditions"));
        want.stream()
                .filter(condition -> "NOW".equals(condition.getLastTransitionTime()))
                .forEach(condition -> condition.setLastTransitionTime("2026-02-03T04:05:06Z"));
        assertThat(update.conditions()).isEqualTo(want);
        assertThat(conditions).as("the list handed in").isEqualTo(before);
    }

    private static List<Condition> conditions(JsonNode array) {
        List<Condition> list = new ArrayList<>();
        array.forEach(node -> list.add(read(node, Condition.class)));
        return list;
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        return SERIALIZATION.unmarshal(json.toString(), type);
    }
}
