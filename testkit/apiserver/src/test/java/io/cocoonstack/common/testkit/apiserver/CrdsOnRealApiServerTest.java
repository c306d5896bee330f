package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RequiresKubeApiServer
class CrdsOnRealApiServerTest extends CrdCases {

    private final KubernetesClient client;

    CrdsOnRealApiServerTest(KubernetesClient client) {
        this.client = client;
    }

    @Override
    KubernetesClient client() {
        return client;
    }

    static Stream<CrdCase> cel() {
        return CrdCase.in("cel");
    }

    @ParameterizedTest
    @MethodSource("cel")
    void isRefusedByARule(CrdCase one) {
        assertThat(one.expect()).isNotEmpty();
        assertThat(one.run(cluster()).fails(422, "Invalid").text("/message")).contains(one.expect());
    }

    static Stream<String> definitions() {
        return ProjectCrds.all().stream()
                .map(definition -> definition.at("/metadata/name").asText());
    }

    private static ObjectNode definition(String name) {
        return ProjectCrds.all().stream()
                .filter(one -> one.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Under another group, so that it is new to the server whatever ran before. */
    @ParameterizedTest
    @MethodSource("definitions")
    void theDefinitionIsAcceptedStrictlyAndWithoutAWarning(String name) {
        ObjectNode renamed = Serialization.unmarshal(
                definition(name).toString().replace("cocoonset.cocoonstack.io", "strict.cocoonstack.io"),
                ObjectNode.class);
        Reply accepted = cluster()
                .post(DEFINITIONS + "?dryRun=All&fieldValidation=Strict", renamed)
                .ok();
        assertThat(accepted.warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void theSchemaIsStructuralAndTheNamesAreTaken(String name) {
        JsonNode conditions = cluster().get(DEFINITIONS + "/" + name).ok().at("/status/conditions");
        assertThat(conditions).isNotEmpty();
        for (JsonNode condition : conditions) {
            boolean bad = condition.at("/type").asText().equals("NonStructuralSchema");
            assertThat(condition.at("/status").asText()).as("%s", condition).isEqualTo(bad ? "False" : "True");
        }
    }

    @Test
    void theDefaultsAreThoseOfTheContract() {
        Reply set = new CrdCase(
                        "defaults",
                        "",
                        (ObjectNode) Cluster.json("{'apiVersion':'cocoonset.cocoonstack.io/v1','kind':'CocoonSet',"
                                + "'metadata':{'name':'defaults'},"
                                + "'spec':{'agent':{'image':'a'},'toolboxes':[{'name':'t'}]}}"),
                        null)
                .run(cluster())
                .ok();
        assertThat(set.at("/spec"))
                .isEqualTo(Cluster.json("{'snapshotPolicy':'always','hibernatePolicy':'retain','nodePool':'default',"
                        + "'agent':{'image':'a','replicas':0,'mode':'clone','os':'linux','backend':'cloud-hypervisor'},"
                        + "'toolboxes':[{'name':'t','mode':'run','os':'linux','backend':'cloud-hypervisor'}]}"));
    }
}
