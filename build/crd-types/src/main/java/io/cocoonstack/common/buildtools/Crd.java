package io.cocoonstack.common.buildtools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One CustomResourceDefinition of {@code crds/}.
 *
 * @param fileName name of the YAML file
 * @param root the whole document
 */
record Crd(String fileName, ObjectNode root) {

    /** The files beside the CRDs that are none: what is written from them, and what is written by hand. */
    static final String KUSTOMIZATION = "kustomization.yaml";

    static final String KUSTOMIZE_CONFIG = "kustomizeconfig.yaml";

    /** Every CRD of a folder, by file name, so that what is derived does not depend on the file system. */
    static List<Crd> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(KUSTOMIZATION) && !file.endsWith(KUSTOMIZE_CONFIG))
                    .sorted()
                    .map(Crd::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Crd read(Path file) {
        try {
            String name = file.getFileName().toString();
            JsonNode root = CanonicalYaml.parse(Files.readString(file));
            if (!(root instanceof ObjectNode object)
                    || !root.path("kind").asText().equals("CustomResourceDefinition")) {
                throw new IllegalArgumentException(name + " is no CustomResourceDefinition");
            }
            return new Crd(name, object);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    String kind() {
        return name("kind");
    }

    /** A name of {@code spec.names}, such as {@code plural}. */
    String name(String field) {
        return root.at("/spec/names/" + field).asText();
    }

    List<String> names(String field) {
        return Schema.texts(root.at("/spec/names/" + field));
    }

    String group() {
        return root.at("/spec/group").asText();
    }

    String version() {
        return version0().path("name").asText();
    }

    /** The schema of the whole object. */
    Schema schema() {
        return new Schema(version0().at("/schema/openAPIV3Schema"));
    }

    private JsonNode version0() {
        JsonNode versions = root.at("/spec/versions");
        if (versions.size() != 1) {
            throw new IllegalArgumentException(fileName + " has " + versions.size() + " versions, expected one");
        }
        return versions.get(0);
    }
}
