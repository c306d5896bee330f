package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The calls of {@code annotations.json} that write; those that read a pod belong to the module k8s. Tests contract 2
 * rule booleans, 4 rules vm-spec, vm-runtime, hibernate-state, lifecycle-status and generation-stamp.
 */
class AnnotationsVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("annotations")
                .call("applyVmSpec", c -> check(c, spec(c.input("vmSpec"))::applyTo))
                .call("applyVmRuntime", c -> check(c, runtime(c.input("vmRuntime"))::applyTo))
                .call("applyHibernate", c -> check(c, new HibernateState(c.flag("hibernate"))::applyTo))
                .call("applyLifecycle", AnnotationsVectorsTest::lifecycle)
                .call(
                        "stampGeneration",
                        c -> check(c, map -> map.putAll(GenerationStamp.annotations(c.number("generation")))))
                .call(
                        "markRestoreFromHibernate",
                        c -> check(c, map -> map.putAll(SnapshotFlag.RESTORE_FROM_HIBERNATE.annotations())))
                .call(
                        "markKeepSnapshotOnDelete",
                        c -> check(c, map -> map.putAll(SnapshotFlag.KEEP_SNAPSHOT_ON_DELETE.annotations())))
                .tests();
    }

    private static void lifecycle(VectorCase c) {
        JsonNode in = c.input("lifecycle");
        LifecycleStatus status = new LifecycleStatus(
                LifecycleState.ofNullable(in.path("state").asText()),
                in.path("observedGeneration").longValue(),
                in.path("message").asText());
        check(c, status::applyTo);
        assertThat(status.comparisonKey()).isEqualTo(c.wantText("comparisonKey"));
        assertThat(status.patch()).isEqualTo(c.wantTextMap("patchAnnotations"));
    }

    private static void check(VectorCase c, Consumer<Map<String, String>> apply) {
        Map<String, String> annotations = new HashMap<>();
        Map<String, String> before = c.textMap("annotations");
        if (before != null) {
            annotations.putAll(before);
        }
        apply.accept(annotations);
        Map<String, String> want = c.wantTextMap("annotations");
        assertThat(annotations).isEqualTo(want == null ? Map.of() : want);
    }

    private static VmRuntime runtime(JsonNode in) {
        return new VmRuntime(
                in.path("vmId").asText(),
                in.path("ip").asText(),
                in.path("vncPort").intValue());
    }

    private static VmSpec spec(JsonNode in) {
        return VmSpec.builder()
                .vmName(in.path("vmName").asText())
                .image(in.path("image").asText())
                .mode(VmMode.ofNullable(in.path("mode").asText()))
                .os(OsType.ofNullable(in.path("os").asText()))
                .storage(in.path("storage").asText())
                .network(in.path("network").asText())
                .snapshotPolicy(
                        SnapshotPolicy.ofNullable(in.path("snapshotPolicy").asText()))
                .forkFrom(in.path("forkFrom").asText())
                .connType(ConnType.ofNullable(in.path("connType").asText()))
                .backend(Backend.ofNullable(in.path("backend").asText()))
                .probePort(in.path("probePort").asText())
                .managed(in.path("managed").asBoolean())
                .forcePull(in.path("forcePull").asBoolean())
                .noDirectIo(in.path("noDirectIO").asBoolean())
                .build();
    }
}
