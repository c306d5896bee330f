package io.cocoonstack.examples.webhook;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The manifests of {@code examples/webhook/}, as they are on disk. */
final class Manifests {

    static final Path FOLDER = Path.of("");
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Manifests() {}

    /** The files in the order in which the kustomization applies them. */
    static List<String> files() {
        GenericKubernetesResource kustomization = generic("kustomization.yaml").get(0);
        List<?> resources = kustomization.get("resources");
        return resources.stream().map(Object::toString).toList();
    }

    static List<GenericKubernetesResource> generic(String file) {
        List<GenericKubernetesResource> documents = new ArrayList<>();
        for (String document : text(file).split("(?m)^---$", -1)) {
            documents.add(YAML.unmarshal(document, GenericKubernetesResource.class));
        }
        return documents;
    }

    /** The first document of a file. */
    static <T extends KubernetesResource> T typed(String file, Class<T> type) {
        return YAML.unmarshal(text(file).split("(?m)^---$", -1)[0], type);
    }

    static boolean isOfCertManager(HasMetadata object) {
        return object.getApiVersion().startsWith("cert-manager.io/");
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
