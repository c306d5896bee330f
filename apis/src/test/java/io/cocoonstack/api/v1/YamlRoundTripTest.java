package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An object that was written as YAML and read again is the object that it was. */
class YamlRoundTripTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    static Stream<CocoonSet> sets() throws IOException {
        CocoonSet empty = new CocoonSet();
        CocoonSet built = new CocoonSetBuilder()
                .withNewMetadata()
                .withName("demo")
                .withNamespace("prod")
                .addToLabels("a", "012")
                .endMetadata()
                .withNewSpec()
                .withSuspend(false)
                .withNewAgent()
                .withReplicas(0)
                .withImage("registry/vm:24.04")
                .withStorage(new Quantity("1.50", "Gi"))
                .withNewResources()
                .addToLimits("cpu", new Quantity("0.50"))
                .endResources()
                .addNewEnvFrom()
                .withNewConfigMapRef("env", true)
                .endEnvFrom()
                .endAgent()
                .endSpec()
                .withNewStatus()
                .withConditions(new ConditionBuilder()
                        .withType("Ready")
                        .withMessage("")
                        .addToAdditionalProperties("weight", 1.5)
                        .build())
                .endStatus()
                .build();
        CocoonSet later = SERIALIZATION.unmarshal("""
                 {"apiVersion":"cocoonset.cocoonstack.io/v1","kind":"CocoonSet","metadata":{"name":"later"},
                  "spec":{"agent":{"image":"i","replicas":0,"later":[1.50,1e3,12345678901234567890,-0.0,null,{"a":{}}],
                  "envFrom":[{"prefix":"p","later":2.50}],"resources":{"claims":[{"name":"n","later":3.50}]}}},
                  "status":{"conditions":[{"type":"Ready","later":1.50}]}}\
                 """, CocoonSet.class);
        return Stream.of(empty, built, later, SERIALIZATION.unmarshal(full(), CocoonSet.class));
    }

    private static String full() throws IOException {
        try (InputStream stream = YamlRoundTripTest.class.getResourceAsStream("/cocoonset-full.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aSetEqualsItselfAfterYaml(CocoonSet set) {
        CocoonSet read = SERIALIZATION.unmarshal(SERIALIZATION.asYaml(set), CocoonSet.class);

        assertThat(read).isEqualTo(set).hasSameHashCodeAs(set);
        assertThat(set).isEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aSetEqualsItselfAfterJsonAndABuilder(CocoonSet set) {
        CocoonSet read = SERIALIZATION.unmarshal(SERIALIZATION.asJson(set), CocoonSet.class);

        assertThat(read).isEqualTo(set).hasSameHashCodeAs(set);
        assertThat(set.toBuilder().build()).isEqualTo(set);
    }

    @Test
    void whatDiffersAfterAllIsNotEqual() {
        AgentSpec agent = new AgentSpec();
        agent.setAdditionalProperty("later", List.of(1));
        for (Object other : List.of(List.of("1"), List.of(2), Map.of(), "", false)) {
            AgentSpec differs = new AgentSpec();
            differs.setAdditionalProperty("later", other);
            assertThat(differs).isNotEqualTo(agent);
        }
    }
}
