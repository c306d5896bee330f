package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.VmSpecs;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.meta.VmSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pods of one-agent sets, after contract 6.8. */
final class ReferencePods {

    private ReferencePods() {}

    static Pod main(CocoonSet set, Map<String, String> extra) {
        String namespace = set.getMetadata().getNamespace();
        String name = set.getMetadata().getName();
        VmSpec spec = VmSpecs.ofAgent(
                set.getSpec().getAgent(),
                VmNames.mainAgent(namespace, name),
                set.getSpec().getSnapshotPolicy(),
                null);
        Map<String, String> annotations = new HashMap<>(spec.annotations());
        annotations.putAll(GenerationStamp.annotations(set.getMetadata().getGeneration()));
        annotations.putAll(extra);
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name + "-0")
                .addToLabels(Labels.COCOON_SET, name)
                .addToLabels(Labels.ROLE, "main")
                .addToLabels(Labels.SLOT, "0")
                .withAnnotations(annotations)
                .addNewOwnerReference()
                .withApiVersion(Identifiers.API_VERSION)
                .withKind(Identifiers.KIND_COCOON_SET)
                .withName(name)
                .withUid(set.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("agent")
                .withImage("registry.k8s.io/pause:3.10")
                .endContainer()
                .addNewToleration()
                .withKey(Identifiers.TOLERATION_KEY)
                .withOperator("Exists")
                .endToleration()
                .addToNodeSelector(node(set) == null ? Map.of() : Map.of("kubernetes.io/hostname", node(set)))
                .endSpec()
                .build();
    }

    private static @Nullable String node(CocoonSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        return set.getSpec().getNodeName() != null
                ? set.getSpec().getNodeName()
                : annotations == null ? null : annotations.get(Annotations.HIBERNATED_ON_NODE);
    }
}
