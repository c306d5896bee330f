package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cocoonstack.common.meta.SnapshotPolicy;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests contract 4 rule set-to-spec. */
class VmspecFromCocoonsetVectorsTest {

    private interface Conversion {
        VmSpec convert(String json, String vmName, @Nullable SnapshotPolicy policy, @Nullable String forkFrom)
                throws IOException;
    }

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("vmspec-from-cocoonset")
                .call(
                        "agentVmSpec",
                        c -> check(
                                c,
                                "agent",
                                (json, vmName, policy, forkFrom) ->
                                        VmSpecs.ofAgent(Mapper.FABRIC8.agent(json), vmName, policy, forkFrom)))
                .call(
                        "toolboxVmSpec",
                        c -> check(
                                c,
                                "toolbox",
                                (json, vmName, policy, forkFrom) -> VmSpecs.ofToolbox(
                                        Mapper.FABRIC8.read(json, ToolboxSpec.class), vmName, policy)))
                .tests();
    }

    private static void check(VectorCase c, String field, Conversion conversion) throws IOException {
        String json = c.json(field);
        String vmName = c.requiredText("vmName");
        SnapshotPolicy policy = SnapshotPolicy.ofNullable(c.text("snapshotPolicy"));
        String forkFrom = c.text("forkFrom");
        if (c.wantFlag("error")) {
            ThrowingCallable call = () -> conversion.convert(json, vmName, policy, forkFrom);
            assertThatIllegalArgumentException()
                    .isThrownBy(call)
                    .satisfies(e -> assertThat(namesAField(c, field, e))
                            .as("a field of the input in: " + e.getMessage())
                            .isTrue());
            return;
        }
        VmSpec spec = conversion.convert(json, vmName, policy, forkFrom);
        assertThat(spec.annotations()).isEqualTo(c.wantTextMap("annotations"));
        assertThat(fields(spec)).isEqualTo(wanted(c));
    }

    private static boolean namesAField(VectorCase c, String field, IllegalArgumentException e) {
        return c.input(field).properties().stream()
                .anyMatch(entry -> e.getMessage().contains(entry.getKey()));
    }

    private static Map<String, Object> fields(VmSpec spec) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("vmName", text(spec.vmName()));
        fields.put("image", text(spec.image()));
        fields.put("mode", text(spec.mode()));
        fields.put("os", text(spec.os()));
        fields.put("storage", text(spec.storage()));
        fields.put("network", text(spec.network()));
        fields.put("snapshotPolicy", text(spec.snapshotPolicy()));
        fields.put("forkFrom", text(spec.forkFrom()));
        fields.put("connType", text(spec.connType()));
        fields.put("backend", text(spec.backend()));
        fields.put("probePort", text(spec.probePort()));
        fields.put("managed", spec.managed());
        fields.put("forcePull", spec.forcePull());
        fields.put("noDirectIO", spec.noDirectIo());
        return fields;
    }

    private static Map<String, Object> wanted(VectorCase c) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        c.want("vmSpec")
                .properties()
                .forEach(e -> wanted.put(
                        e.getKey(),
                        e.getValue().isBoolean()
                                ? e.getValue().booleanValue()
                                : e.getValue().textValue()));
        return wanted;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
