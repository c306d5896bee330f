package io.cocoonstack.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.testsupport.Json;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The CRDs less their descriptions are the contract's. Tests contract 5 rules spec-required, cel-release and
 * cel-class.
 */
class CrdsVectorsTest {

    private static final Map<String, String> FILES =
            Map.of("CocoonSet", Crds.COCOON_SET, "CocoonHibernation", Crds.COCOON_HIBERNATION);

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("crds").call("crds", CrdsVectorsTest::crd).tests();
    }

    private static void crd(VectorCase c) throws IOException {
        JsonNode crd = read(FILES.get(c.requiredText("kind")));
        JsonNode spec = crd.path("spec");
        assertThat(spec.path("versions")).hasSize(1);
        JsonNode version = spec.path("versions").path(0);

        assertThat(crd.path("apiVersion")).isEqualTo(c.want("apiVersion"));
        assertThat(crd.path("metadata").path("name")).isEqualTo(c.want("metadataName"));
        // The Go side has no cset, so that its vectors need not have it either.
        withCset(c.want("names"));
        for (String field : new String[] {"group", "names", "scope"}) {
            assertThat(spec.path(field)).as(field).isEqualTo(c.want(field));
        }
        for (String field : new String[] {"served", "storage", "additionalPrinterColumns", "subresources"}) {
            assertThat(version.path(field)).as(field).isEqualTo(c.want(field));
        }
        assertThat(version.path("name")).isEqualTo(c.want("version"));
        JsonNode schema = version.path("schema").path("openAPIV3Schema");
        withoutDescriptions(schema);
        assertThat(schema).isEqualTo(c.want("openAPIV3Schema"));
    }

    private static void withCset(JsonNode names) {
        ArrayNode shortNames = (ArrayNode) names.path("shortNames");
        if (shortNames.path(0).asText().equals("cs")
                && !shortNames.path(1).asText().equals("cset")) {
            shortNames.insert(1, "cset");
        }
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream stream = Crds.yaml(resource)) {
            Object yaml = new KubernetesSerialization().unmarshal(stream, Map.class);
            return Json.asRead(new ObjectMapper().valueToTree(yaml));
        }
    }

    // None of the fields is called description, so that every text of that name is one.
    private static void withoutDescriptions(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("description").isTextual()) {
            object.remove("description");
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(CrdsVectorsTest::withoutDescriptions);
        }
    }
}
