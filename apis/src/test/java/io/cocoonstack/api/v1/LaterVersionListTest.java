package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.VmMode;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A long list that a later version has written. Tests contract 1 rule no-repair. */
class LaterVersionListTest {

    /**
     * As the API server spells it: metadata first, no blanks, names in the order of this version and then later ones.
     */
    private static String set(int number, String nodePool) {
        return """
            {"apiVersion":"cocoonset.cocoonstack.io/v1","kind":"CocoonSet",\
            "metadata":{"annotations":{"a":"%1$s"},"generation":%1$s,"name":"set-%1$s","namespace":"prod",\
            "resourceVersion":"%1$s","uid":"u-%1$s"},\
            "spec":{"snapshotPolicy":"fortnightly",%2$s"agent":{"replicas":3,"image":"registry/vm:24.04",\
            "mode":"teleport","os":"plan9","storage":"1.50Gi",\
            "resources":{"limits":{"cpu":"0.50","memory":"1024Mi"}},"laterAgent":{"n":null,"list":[1.50,1e3,[]]}},\
            "toolboxes":[{"name":"web","mode":"static","staticIP":"10.0.0.1","resources":{},"laterToolbox":true}],\
            "laterSpec":12345678901234567890},\
            "status":{"observedGeneration":%1$s,"phase":"Hovering","readyAgents":0,"desiredAgents":3,\
            "readyToolboxes":0,"desiredToolboxes":1,"agents":[{"slot":0,"role":"pilot","laterStatus":-0.0}],\
            "conditions":[{"lastTransitionTime":"2026-11-27T00:00:00Z","message":"","observedGeneration":%1$s,\
            "reason":"R","status":"True","type":"Ready","later":[{}]}]},"laterTop":"\\u0000"}\
            """.formatted(number, nodePool);
    }

    private static String list(String nodePool) {
        return IntStream.range(1, 501)
                .mapToObj(number -> set(number, nodePool))
                .collect(Collectors.joining(
                        ",",
                        "{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\",\"kind\":\"CocoonSetList\","
                                + "\"metadata\":{\"continue\":\"c\",\"resourceVersion\":\"7\"},\"items\":[",
                        "],\"laterList\":{\"x\":0.10}}"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TREE", "TREE_3"})
    void aListIsWrittenByteByByteAsItWasReadButForTheChange(Mapper mapper) throws IOException {
        CocoonSetList list = mapper.read(list(""), CocoonSetList.class);
        assertThat(list.getItems()).hasSize(500).allSatisfy(set -> {
            assertThat(set.getSpec().getAgent().getMode()).isEqualTo(VmMode.of("teleport"));
            set.getSpec().setNodePool("gpu");
        });

        assertThat(mapper.text(list)).isEqualTo(list("\"nodePool\":\"gpu\","));
    }
}
