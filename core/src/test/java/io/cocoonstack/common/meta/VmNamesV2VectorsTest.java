package io.cocoonstack.common.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Names with a hash. Tests contract 12a rule vm-names. */
class VmNamesV2VectorsTest {

    private static final VmNameForm FORM = VmNameForm.HASHED;

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("vm-names-v2")
                .call("vmNameForDeployment", VmNamesV2VectorsTest::forDeployment)
                .call(
                        "vmNameForPod",
                        c -> assertThat(FORM.forPod(c.requiredText("namespace"), c.requiredText("podName")))
                                .isEqualTo(c.wantText("vmName")))
                .call("vmNameForToolbox", VmNamesV2VectorsTest::forToolbox)
                .call(
                        "agentVmNamePrefix",
                        c -> assertThat(FORM.agentPrefix(c.requiredText("namespace"), c.requiredText("cocoonSet")))
                                .isEqualTo(c.wantText("prefix")))
                .call(
                        "hibernateImportName",
                        c -> assertThat(VmNames.hibernateImport(c.requiredText("vmName")))
                                .isEqualTo(c.wantText("name")))
                .call("agentSlot", VmNamesV2VectorsTest::agentSlot)
                .tests();
    }

    private static void forDeployment(VectorCase c) {
        int slot = Math.toIntExact(c.number("slot"));
        assertThat(FORM.forAgent(c.requiredText("namespace"), c.requiredText("deployment"), slot))
                .isEqualTo(c.wantText("vmName"));
    }

    private static void forToolbox(VectorCase c) {
        String pod = c.requiredText("cocoonSet") + "-" + c.requiredText("toolbox");
        assertThat(pod).isEqualTo(c.wantText("podName"));
        assertThat(FORM.forPod(c.requiredText("namespace"), pod)).isEqualTo(c.wantText("vmName"));
    }

    private static void agentSlot(VectorCase c) {
        Integer slot = FORM.agentSlot(c.text("vmName"), c.requiredText("namespace"), c.requiredText("cocoonSet"));
        assertThat(slot == null ? null : Long.valueOf(slot)).isEqualTo(c.wantNumber("slot"));
    }
}
