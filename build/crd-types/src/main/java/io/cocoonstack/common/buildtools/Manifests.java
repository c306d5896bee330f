package io.cocoonstack.common.buildtools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rewrites {@code crds/} in canonical form, after checking what the schema language cannot say. */
public final class Manifests {

    private static final String CRD_COMMENT =
            "The source of truth of this resource. After a change: make manifests generate";
    private static final String KUSTOMIZATION_COMMENT = "Written by make manifests";

    private Manifests() {}

    /**
     * Rewrites the folder.
     *
     * @param args the folder of the CRDs
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("expected one argument: the folder of the CRDs");
        }
        Path folder = Path.of(args[0]);
        Folder.update(folder, render(Crd.readAll(folder)));
    }

    /** The files of the folder, by name. */
    static Map<String, String> render(List<Crd> crds) {
        Map<String, String> files = new TreeMap<>();
        for (Crd crd : crds) {
            checkMetadata(crd);
            checkVmOptions(crd);
            files.put(crd.fileName(), CanonicalYaml.write(CRD_COMMENT, crd.root()));
        }
        files.put(
                Crd.KUSTOMIZATION,
                CanonicalYaml.write(KUSTOMIZATION_COMMENT, kustomization(List.copyOf(files.keySet()))));
        return files;
    }

    /** The API server describes metadata itself, and refuses a CRD that does so, too. */
    private static void checkMetadata(Crd crd) {
        String metadata = crd.schema().property("metadata").node().toString();
        if (!metadata.equals("{\"type\":\"object\"}")) {
            throw new IllegalArgumentException(
                    crd.fileName() + ": metadata is " + metadata + ", expected type: object alone");
        }
    }

    /**
     * Agents and toolboxes take the same VM options, and one interface reads both. YAML anchors would hold them
     * together in the file, but tools that rewrite YAML do not keep them.
     */
    private static void checkVmOptions(Crd crd) {
        Schema spec = crd.schema().property("spec");
        Map<String, Schema> agent = spec.property("agent").properties();
        Map<String, Schema> toolbox = spec.property("toolboxes").items().properties();
        if (agent.isEmpty() && toolbox.isEmpty()) {
            return;
        }
        for (String option : Conventions.VM_OPTIONS) {
            Schema ofAgent = agent.get(option);
            if (ofAgent == null || !ofAgent.equals(toolbox.get(option))) {
                throw new IllegalArgumentException(crd.fileName() + ": the VM option " + option
                        + " of agent and toolboxes differ, expected the same schema and description");
            }
        }
    }

    private static ObjectNode kustomization(List<String> resources) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", "kustomize.config.k8s.io/v1beta1");
        root.put("kind", "Kustomization");
        resources.forEach(root.putArray("resources")::add);
        return root;
    }
}
