package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The calls of {@code names.json} that need no Kubernetes type. Tests contract 3 and 3 rule conn-type. Tests contract
 * 3.
 */
class NamesVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("names")
                .call(
                        "vmNameForDeployment",
                        c -> assertThat(VmNames.forDeployment(
                                        c.requiredText("namespace"), c.requiredText("deployment"), number(c, "slot")))
                                .isEqualTo(c.wantText("vmName")))
                .call(
                        "vmNameForPod",
                        c -> assertThat(VmNames.forPod(c.requiredText("namespace"), c.requiredText("podName")))
                                .isEqualTo(c.wantText("vmName")))
                .call(
                        "agentVmNamePrefix",
                        c -> assertThat(VmNames.agentPrefix(c.requiredText("namespace"), c.requiredText("cocoonSet")))
                                .isEqualTo(c.wantText("prefix")))
                .call(
                        "mainAgentVmName",
                        c -> assertThat(VmNames.mainAgent(c.requiredText("namespace"), c.requiredText("cocoonSet")))
                                .isEqualTo(c.wantText("vmName")))
                .call("agentSlot", NamesVectorsTest::agentSlot)
                .call(
                        "roleOfSlot",
                        c -> assertThat(Role.ofSlot(c.number("slot") == null ? null : number(c, "slot"))
                                        .value())
                                .isEqualTo(c.wantText("role")))
                .call(
                        "podKey",
                        c -> assertThat(VmNames.podKey(c.requiredText("namespace"), c.requiredText("name")))
                                .isEqualTo(c.wantText("key")))
                .call(
                        "connectionType",
                        c -> assertThat(ConnType.resolve(
                                                ConnType.ofNullable(c.text("override")),
                                                c.flag("hasVncPort"),
                                                OsType.ofNullable(c.text("os")))
                                        .value())
                                .isEqualTo(c.wantText("connType")))
                .tests();
    }

    private static void agentSlot(VectorCase c) {
        Integer slot = VmNames.agentSlot(c.text("vmName"), c.requiredText("namespace"), c.requiredText("cocoonSet"));
        Long want = c.wantNumber("slot");
        assertThat(slot == null ? null : slot.longValue()).isEqualTo(want);
    }

    private static int number(VectorCase c, String field) {
        return Math.toIntExact(c.number(field));
    }
}
