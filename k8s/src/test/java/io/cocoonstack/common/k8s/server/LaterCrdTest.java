package io.cocoonstack.common.k8s.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On a real API server with a later version of the CRD, one field more on every level and one value more in every enum,
 * a set survives what we read, modify and write.
 */
@RequiresKubeApiServer
class LaterCrdTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "default";

    private final KubernetesClient client;

    LaterCrdTest(KubeApiServer server) {
        this.client = server.client();
    }

    @BeforeAll
    static void installTheLaterVersion(KubeApiServer server) throws Exception {
        JsonNode crd =
                JSON.readTree(server.client().getKubernetesSerialization().asJson(Crds.cocoonSet()));
        extend(crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec"));
        extend(crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/status"));
        server.client()
                .resource(server.client()
                        .getKubernetesSerialization()
                        .unmarshal(crd.toString(), CustomResourceDefinition.class))
                .create();
        Waiting.until(
                "CocoonSets to be served",
                Duration.ofSeconds(20),
                () -> server.client()
                                .resources(CocoonSet.class)
                                .inNamespace(NAMESPACE)
                                .list()
                        != null);
    }

    /** One field more in every object of ours, one value more in every enum. */
    private static void extend(JsonNode schema) {
        if (schema.get("enum") instanceof ArrayNode values) {
            values.add("later");
        }
        if (schema.get("properties") instanceof ObjectNode properties) {
            properties.forEach(LaterCrdTest::extend);
            properties.putObject("later").put("type", "string");
        }
        if (schema.has("items")) {
            extend(schema.get("items"));
        }
    }

    @BeforeEach
    void createASetOfTheLaterVersion() throws Exception {
        client.resources(CocoonSet.class).inNamespace(NAMESPACE).delete();
        GenericKubernetesResource set =
                client.getKubernetesSerialization().unmarshal("""
                        {"apiVersion":"cocoonset.cocoonstack.io/v1","kind":"CocoonSet",
                         "metadata":{"name":"demo","namespace":"default","labels":{"a":"b"}},
                         "spec":{"later":"x","snapshotPolicy":"later","hibernatePolicy":"later",
                          "agent":{"later":"x","image":"i","os":"later","mode":"later","backend":"later",
                           "connType":"later","storage":"1024Mi","replicas":0,"forcePull":false,
                           "resources":{"requests":{"cpu":"0.5"}}},
                          "toolboxes":[{"later":"x","name":"t","os":"later","mode":"later","storage":"1e1.5"}]}}
                        """, GenericKubernetesResource.class);
        client.resource(set).create();
        JsonNode status = JSON.readTree("""
                {"later":"x","phase":"later","readyAgents":1,"desiredAgents":1,"readyToolboxes":0,"desiredToolboxes":0,
                 "agents":[{"later":"x","slot":0,"role":"later"}],
                 "toolboxes":[{"later":"x","name":"t","connType":"later"}]}
                """);
        GenericKubernetesResource created = generic();
        created.setAdditionalProperty("status", status);
        client.resource(created).updateStatus();
    }

    private GenericKubernetesResource generic() {
        return client.genericKubernetesResources("cocoonset.cocoonstack.io/v1", "CocoonSet")
                .inNamespace(NAMESPACE)
                .withName("demo")
                .get();
    }

    /** The set as the server has it, less what every write changes. */
    private ObjectNode stored() {
        ObjectNode stored = JSON.valueToTree(generic());
        ((ObjectNode) stored.get("metadata")).remove(List.of("resourceVersion", "generation", "managedFields"));
        return stored;
    }

    private CocoonSet typed() {
        return client.resources(CocoonSet.class)
                .inNamespace(NAMESPACE)
                .withName("demo")
                .get();
    }

    @Test
    void wordsOfALaterVersionAreReadAndTold() {
        CocoonSet set = typed();
        assertThat(set.getSpec().getAgent().getOs()).isEqualTo(OsType.of("later"));
        assertThat(set.getSpec().getAgent().getOs().isKnown()).isFalse();
        assertThat(set.getStatus().getPhase()).isEqualTo(CocoonSetPhase.of("later"));
        assertThat(set.getSpec().getAdditionalProperties()).containsEntry("later", "x");
    }

    @Test
    void aPatchChangesWhatWasTouchedAndNothingElse() {
        ObjectNode before = stored();

        Patches.patch(client, typed(), copy -> copy.getSpec().setSuspend(true));

        ((ObjectNode) before.get("spec")).put("suspend", true);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aPatchOfTheStatusChangesWhatWasTouchedAndNothingElse() {
        ObjectNode before = stored();

        Patches.patchStatusIfUnchanged(client, typed(), copy -> copy.getStatus().setPhase(CocoonSetPhase.RUNNING));

        ((ObjectNode) before.get("status")).put("phase", "Running");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aReportThatIsTooLongKeepsItsPhase() {
        Condition ready = Conditions.ready("False", "no space left:", "\uD83D\uDE00".repeat(40_000), 1);

        CocoonSet stored = Patches.patchStatusIfUnchanged(client, typed(), copy -> {
            copy.getStatus().setPhase(CocoonSetPhase.FAILED);
            copy.getStatus()
                    .setConditions(Conditions.set(null, ready, Instant.now()).conditions());
        });

        assertThat(stored.getStatus().getPhase()).isEqualTo(CocoonSetPhase.FAILED);
        Condition told = stored.getStatus().getConditions().get(0);
        assertThat(told.getReason()).isEqualTo("no_space_left");
        assertThat(told.getMessage().codePointCount(0, told.getMessage().length()))
                .isEqualTo(32_768);
    }

    @Test
    void aWholeUpdateChangesWhatWasTouchedAndSpellsOutResources() {
        ObjectNode before = stored();
        CocoonSet set = typed();

        set.getSpec().setNodeName("node-b");
        client.resource(set).update();

        ((ObjectNode) before.get("spec")).put("nodeName", "node-b");
        // As the Go side does, an agent's and a toolbox's resources are always written.
        ((ObjectNode) before.at("/spec/toolboxes/0")).putObject("resources");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aListOfSuchSetsIsRead() {
        assertThat(client.resources(CocoonSet.class)
                        .inNamespace(NAMESPACE)
                        .list()
                        .getItems())
                .hasSize(1);
    }
}
