package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schemas of the project's resources accept and refuse, one file a case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrdCases {

    static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private Cluster cluster;

    abstract KubernetesClient client();

    final Cluster cluster() {
        return cluster;
    }

    @BeforeAll
    final void define() {
        cluster = new Cluster(client());
        for (ObjectNode definition : ProjectCrds.all()) {
            if (cluster.get(DEFINITIONS + "/" + definition.at("/metadata/name").asText())
                            .code()
                    == 404) {
                cluster.post(DEFINITIONS, definition).ok();
            }
            String path = "/apis/cocoonset.cocoonstack.io/v1/"
                    + definition.at("/spec/names/plural").asText();
            Eventually.until(() -> cluster.get(path).code() == 200);
        }
    }

    static Stream<CrdCase> valid() {
        return CrdCase.in("valid");
    }

    static Stream<CrdCase> invalid() {
        return CrdCase.in("invalid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    final void isAccepted(CrdCase one) {
        Reply accepted = one.run(cluster).ok();
        assertThat(accepted.warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    final void isRefused(CrdCase one) {
        assertThat(one.expect()).isNotEmpty();
        assumeTrue(
                cluster.isCurrent() || !one.expect().contains("int32"), "Kubernetes 1.34 takes a number beyond int32");
        Reply refused = one.expect().startsWith("strict decoding error")
                ? one.run(cluster).fails(400, "BadRequest")
                : one.run(cluster).fails(422, "Invalid");
        assertThat(refused.text("/message")).contains(one.expect());
    }
}
