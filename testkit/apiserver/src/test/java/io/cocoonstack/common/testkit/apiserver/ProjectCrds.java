package io.cocoonstack.common.testkit.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.api.v1.Crds;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** The definitions of the project's own resources, as their files say and not as fabric8's types would write them. */
final class ProjectCrds {

    private ProjectCrds() {}

    static List<ObjectNode> all() {
        return List.of(load(Crds.COCOON_SET), load(Crds.COCOON_HIBERNATION));
    }

    private static ObjectNode load(String resource) {
        return Serialization.unmarshal(Crds.yaml(resource), ObjectNode.class);
    }
}
