package io.cocoonstack.common.buildtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What kustomize does to custom resources, by the configuration beside the CRDs. */
@Timeout(120)
class KustomizeTest {

    private static final Path CRDS = Path.of(System.getProperty("crds.folder"));
    private static final Map<String, Schema> SCHEMAS =
            Crd.readAll(CRDS).stream().collect(Collectors.toMap(Crd::kind, Crd::schema));

    @Test
    void everyPathOfTheConfigurationIsATextOfTheSchema() throws IOException {
        List<JsonNode> fields = fields(config());

        assertThat(fields).hasSizeGreaterThan(6);
        for (JsonNode field : fields) {
            Schema schema = SCHEMAS.get(field.path("kind").asText());
            for (String name : field.path("path").asText().replace("[]", "").split("/", -1)) {
                Schema next = schema.property(name);
                // What the schema takes from Kubernetes itself is described there.
                schema = next.items().node().isMissingNode() ? next : next.items();
            }
            assertThat(schema.node().path("type").asText()).as(field.toString()).isEqualTo("string");
        }
    }

    @Test
    void everyImageOfTheSchemasIsInTheConfiguration() throws IOException {
        TreeSet<String> configured = new TreeSet<>();
        config().path("images")
                .forEach(field -> configured.add(
                        field.path("kind").asText() + " " + field.path("path").asText()));
        TreeSet<String> images = new TreeSet<>();
        SCHEMAS.forEach((kind, schema) -> collectImages(kind + " ", schema, images));

        assertThat(configured).isEqualTo(images).hasSize(2);
    }

    @Test
    void imagesPrefixSuffixAndReferencesReachTheCustomResources(@TempDir Path folder) throws Exception {
        String kustomize = System.getenv("COCOON_TEST_KUSTOMIZE_BIN");
        assumeTrue(kustomize != null && !kustomize.isEmpty(), "COCOON_TEST_KUSTOMIZE_BIN names no kustomize");
        requireAllReached(folder, kustomize, "build");
    }

    /** kubectl has a kustomize of its own, of an earlier version. */
    @Test
    void theyReachThemByKubectlToo(@TempDir Path folder) throws Exception {
        Path kubectl = Path.of(Objects.requireNonNullElse(System.getenv("KUBEBUILDER_ASSETS"), ""), "kubectl");
        assumeTrue(Files.isExecutable(kubectl), "KUBEBUILDER_ASSETS names no folder with a kubectl");
        requireAllReached(folder, kubectl.toString(), "kustomize");
    }

    private static void requireAllReached(Path folder, String... command) throws Exception {
        Files.createDirectories(folder.resolve("crds"));
        for (Map.Entry<String, String> file : Folder.read(CRDS).entrySet()) {
            Files.writeString(folder.resolve("crds").resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve("kustomization.yaml"), KUSTOMIZATION);
        Files.writeString(folder.resolve("resources.yaml"), RESOURCES);

        Map<String, JsonNode> built = build(folder, command);

        JsonNode set = built.get("CocoonSet blue-demo-v2");
        assertThat(set.at("/spec/agent/image").asText()).isEqualTo("registry.example.com/ubuntu:26.04");
        assertThat(set.at("/spec/toolboxes/0/image").asText()).isEqualTo("registry.example.com/ubuntu:26.04");
        assertThat(set.at("/spec/toolboxes/1/image").asText()).isEqualTo("ghcr.io/acme/other:1");
        assertThat(set.at("/spec/agent/serviceAccountName").asText()).isEqualTo("blue-vm-v2");
        assertThat(set.at("/spec/agent/envFrom/0/configMapRef/name").asText()).startsWith("blue-env-v2-");
        assertThat(set.at("/spec/agent/envFrom/1/secretRef/name").asText()).startsWith("blue-token-v2-");
        for (String pod : List.of("demo-0", "solo")) {
            JsonNode hibernation = built.get("CocoonHibernation blue-" + pod + "-v2");
            assertThat(hibernation.at("/spec/podRef/name").asText()).isEqualTo("blue-" + pod + "-v2");
        }
        assertThat(built).containsKeys("Pod blue-solo-v2", "CustomResourceDefinition " + CRD_NAME);
    }

    private static final String CRD_NAME = "cocoonsets.cocoonset.cocoonstack.io";

    private static final String KUSTOMIZATION = """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            namePrefix: blue-
            nameSuffix: -v2
            resources: [crds, resources.yaml]
            configurations: [crds/kustomizeconfig.yaml]
            configMapGenerator:
              - name: env
                literals: [A=b]
            secretGenerator:
              - name: token
                literals: [T=x]
            images:
              - name: ghcr.io/acme/ubuntu
                newName: registry.example.com/ubuntu
                newTag: "26.04"
            """;

    private static final String RESOURCES = """
            apiVersion: cocoonset.cocoonstack.io/v1
            kind: CocoonSet
            metadata: {name: demo}
            spec:
              agent:
                image: ghcr.io/acme/ubuntu:24.04
                serviceAccountName: vm
                envFrom:
                  - configMapRef: {name: env}
                  - secretRef: {name: token}
              toolboxes:
                - {name: box, image: "ghcr.io/acme/ubuntu:24.04"}
                - {name: other, image: "ghcr.io/acme/other:1"}
            ---
            apiVersion: cocoonset.cocoonstack.io/v1
            kind: CocoonHibernation
            metadata: {name: demo-0}
            spec:
              podRef: {name: demo-0}
              desire: Hibernate
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: vm}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: solo}
            spec:
              containers:
                - {name: vm, image: "ghcr.io/acme/ubuntu:24.04"}
            ---
            apiVersion: cocoonset.cocoonstack.io/v1
            kind: CocoonHibernation
            metadata: {name: solo}
            spec:
              podRef: {name: solo}
              desire: Wake
            """;

    private static JsonNode config() throws IOException {
        return CanonicalYaml.parse(Files.readString(CRDS.resolve(Crd.KUSTOMIZE_CONFIG)));
    }

    /** The fields of custom resources that the configuration names, in whichever section. */
    private static List<JsonNode> fields(JsonNode config) {
        List<JsonNode> fields = new ArrayList<>();
        for (JsonNode field : config.findParents("path")) {
            assertThat(field.path("group").asText()).isEqualTo("cocoonset.cocoonstack.io");
            fields.add(field);
        }
        return fields;
    }

    private static void collectImages(String path, Schema schema, Set<String> images) {
        schema.properties().forEach((name, property) -> {
            boolean list = !property.items().node().isMissingNode();
            if (name.equals("image")) {
                images.add(path + name);
            }
            collectImages(path + name + (list ? "[]/" : "/"), list ? property.items() : property, images);
        });
    }

    private static Map<String, JsonNode> build(Path folder, String... command) throws Exception {
        Path errors = folder.resolve("errors");
        List<String> line = new ArrayList<>(List.of(command));
        line.add(folder.toString());
        Process process =
                new ProcessBuilder(line).redirectError(errors.toFile()).start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        Map<String, JsonNode> documents = new TreeMap<>();
        for (String document : yaml.split("(?m)^---$", -1)) {
            JsonNode object = parse(document);
            documents.put(
                    object.path("kind").asText() + " "
                            + object.at("/metadata/name").asText(),
                    object);
        }
        return documents;
    }

    private static JsonNode parse(String yaml) {
        try {
            return CanonicalYaml.parse(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
