package io.cocoonstack.api.internal;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** The client's own way between objects and JSON or YAML, with whichever Jackson it brings. */
public final class ClientSerialization {

    private ClientSerialization() {}

    /**
     * {@return a new one, for all threads}
     *
     * @throws IllegalStateException if the client lacks a class, or the parts of Jackson are of several releases; the
     *     message names the class, or the BOM to import
     */
    public static KubernetesSerialization create() {
        try {
            KubernetesSerialization serialization = new KubernetesSerialization();
            // Some releases miss their annotations only here.
            serialization.asJson(new ObjectMeta());
            return serialization;
        } catch (LinkageError e) {
            throw new IllegalStateException(advice(e), e);
        }
    }

    private static String advice(LinkageError error) {
        String text = String.valueOf(error.getMessage());
        if (error instanceof NoClassDefFoundError && text.matches("[\\w/$]+") && !text.contains("/jackson/")) {
            String name = text.replace('/', '.');
            return "class " + name
                    + ", which the Kubernetes client needs, is missing, expected its artifact on the class"
                    + " path, or on the module path and required by a module: \"requires org.snakeyaml.engine\" for YAML";
        }
        return "parts of Jackson on the class path do not fit together (" + error + "), expected one release of all:"
                + " import com.fasterxml.jackson:jackson-bom (fabric8 7) or tools.jackson:jackson-bom"
                + " (fabric8 8) in dependencyManagement, in front of other BOMs";
    }
}
