package io.cocoonstack.api.internal;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** The client's own way between objects and JSON or YAML, with whichever Jackson it brings. */
public final class ClientSerialization {

    private ClientSerialization() {}

    /**
     * {@return a new one, for all threads}
     *
     * @throws IllegalStateException if the parts of Jackson on the class path are of several releases; the message
     *     names the BOM to import
     */
    public static KubernetesSerialization create() {
        try {
            KubernetesSerialization serialization = new KubernetesSerialization();
            // Some releases miss their annotations only here.
            serialization.asJson(new ObjectMeta());
            return serialization;
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "parts of Jackson on the class path do not fit together (" + e + "), expected one release of all:"
                            + " import com.fasterxml.jackson:jackson-bom (fabric8 7) or tools.jackson:jackson-bom"
                            + " (fabric8 8) in dependencyManagement, in front of other BOMs",
                    e);
        }
    }
}
