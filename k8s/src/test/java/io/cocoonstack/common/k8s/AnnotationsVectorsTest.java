package io.cocoonstack.common.k8s;

import static io.cocoonstack.common.k8s.VectorPods.pod;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.SnapshotFlag;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The calls of {@code annotations.json} that read a pod. Tests contract 2 rule booleans, 3 rule null, 4 rules vm-spec,
 * vm-runtime, hibernate-state, lifecycle-status and generation-stamp.
 */
class AnnotationsVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("annotations")
                .call("parseVmSpec", AnnotationsVectorsTest::vmSpec)
                .call("parseVmRuntime", AnnotationsVectorsTest::vmRuntime)
                .call(
                        "readHibernate",
                        c -> assertThat(Pods.hibernateState(pod(c.input("pod"))).on())
                                .isEqualTo(c.wantFlag("hibernate")))
                .call("readLifecycle", AnnotationsVectorsTest::lifecycle)
                .call(
                        "readGeneration",
                        c -> assertThat(Pods.generation(pod(c.input("pod")))).isEqualTo(c.wantNumber("generation")))
                .call("readRestoreFromHibernate", c -> flag(c, SnapshotFlag.RESTORE_FROM_HIBERNATE))
                .call("readKeepSnapshotOnDelete", c -> flag(c, SnapshotFlag.KEEP_SNAPSHOT_ON_DELETE))
                .tests();
    }

    private static void flag(VectorCase c, SnapshotFlag flag) {
        assertThat(Pods.hasFlag(pod(c.input("pod")), flag)).isEqualTo(c.wantFlag("flag"));
    }

    private static void lifecycle(VectorCase c) {
        LifecycleStatus status = Pods.lifecycle(pod(c.input("pod")));
        JsonNode want = c.want("lifecycle");
        assertThat(text(status.state())).isEqualTo(want.path("state").textValue());
        assertThat(status.observedGeneration())
                .isEqualTo(want.path("observedGeneration").longValue());
        assertThat(text(status.message())).isEqualTo(want.path("message").textValue());
        assertThat(status.state() != null && status.state().isTerminal()).isEqualTo(c.wantFlag("terminal"));
    }

    private static void vmRuntime(VectorCase c) {
        VmRuntime runtime = Pods.vmRuntime(pod(c.input("pod")));
        JsonNode want = c.want("vmRuntime");
        assertThat(text(runtime.vmId())).isEqualTo(want.path("vmId").textValue());
        assertThat(text(runtime.ip())).isEqualTo(want.path("ip").textValue());
        assertThat(runtime.vncPort()).isEqualTo(want.path("vncPort").intValue());
    }

    private static void vmSpec(VectorCase c) {
        VmSpec spec = Pods.vmSpec(pod(c.input("pod")));
        JsonNode want = c.want("vmSpec");
        assertThat(text(spec.vmName())).isEqualTo(want.path("vmName").textValue());
        assertThat(text(spec.image())).isEqualTo(want.path("image").textValue());
        assertThat(text(spec.mode())).isEqualTo(want.path("mode").textValue());
        assertThat(text(spec.os())).isEqualTo(want.path("os").textValue());
        assertThat(text(spec.storage())).isEqualTo(want.path("storage").textValue());
        assertThat(text(spec.network())).isEqualTo(want.path("network").textValue());
        assertThat(text(spec.snapshotPolicy()))
                .isEqualTo(want.path("snapshotPolicy").textValue());
        assertThat(text(spec.forkFrom())).isEqualTo(want.path("forkFrom").textValue());
        assertThat(text(spec.connType())).isEqualTo(want.path("connType").textValue());
        assertThat(text(spec.backend())).isEqualTo(want.path("backend").textValue());
        assertThat(text(spec.probePort())).isEqualTo(want.path("probePort").textValue());
        assertThat(spec.managed()).isEqualTo(want.path("managed").booleanValue());
        assertThat(spec.forcePull()).isEqualTo(want.path("forcePull").booleanValue());
        assertThat(spec.noDirectIo()).isEqualTo(want.path("noDirectIO").booleanValue());
    }

    /** The vectors write a missing text as an empty one. */
    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
