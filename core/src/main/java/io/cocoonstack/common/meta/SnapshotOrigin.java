package io.cocoonstack.common.meta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which pod a snapshot was taken of, as the annotations of its manifest say (contract 6.3 rule 9 and 12a rule
 * whose-image). A kubelet writes them on every push, so that no two pushes share a digest; a restore or a drop refuses a
 * snapshot that names another pod, since names of VMs can collide, and a restore refuses one of another image.
 *
 * @param podNamespace the pod's namespace; null for none
 * @param podName the pod's name; null for none
 * @param podUid the pod's uid; null for none
 * @param hibernateEpoch the epoch at the push
 * @param baseImage the image that the pod asked for at the push; null for none
 * @param node the node that the VM ran on; null for none
 */
public record SnapshotOrigin(
        @Nullable String podNamespace,
        @Nullable String podName,
        @Nullable String podUid,
        Epoch hibernateEpoch,
        @Nullable String baseImage,
        @Nullable String node) {

    /** Key of the manifest's annotation that names the pod's namespace. */
    public static final String POD_NAMESPACE = "vm.cocoonstack.io/pod-namespace";
    /** Key of the manifest's annotation that names the pod. */
    public static final String POD_NAME = "vm.cocoonstack.io/pod-name";
    /** Key of the manifest's annotation that holds the pod's uid. */
    public static final String POD_UID = "vm.cocoonstack.io/pod-uid";

    /** Key of the manifest's annotation that holds the pod's image, as the Go side names it. */
    public static final String BASE_IMAGE = "cocoonstack.snapshot.baseimage";
    /** Key of the manifest's annotation that names the node. */
    public static final String FROM_NODE = "cocoonstack.snapshot.from-node";

    /** Of a manifest that says nothing, such as a Go kubelet's: it is taken for any pod's. */
    public static final SnapshotOrigin UNNAMED = from(null);

    /**
     * Takes empty texts as null.
     *
     * @param podNamespace the pod's namespace
     * @param podName the pod's name
     * @param podUid the pod's uid
     * @param hibernateEpoch the epoch at the push
     * @param baseImage the pod's image
     * @param node the node
     */
    public SnapshotOrigin {
        podNamespace = AnnotationMaps.emptyToNull(podNamespace);
        podName = AnnotationMaps.emptyToNull(podName);
        podUid = AnnotationMaps.emptyToNull(podUid);
        baseImage = AnnotationMaps.emptyToNull(baseImage);
        node = AnnotationMaps.emptyToNull(node);
    }

    /**
     * Of a manifest that names neither image nor node.
     *
     * @param podNamespace the pod's namespace; null for none
     * @param podName the pod's name; null for none
     * @param podUid the pod's uid; null for none
     * @param hibernateEpoch the epoch at the push
     */
    public SnapshotOrigin(
            @Nullable String podNamespace, @Nullable String podName, @Nullable String podUid, Epoch hibernateEpoch) {
        this(podNamespace, podName, podUid, hibernateEpoch, null, null);
    }

    /**
     * {@return what a manifest's annotations say; nothing is thrown}
     * @param annotations the annotations of a manifest, or null for none
     */
    public static SnapshotOrigin from(@Nullable Map<String, String> annotations) {
        return new SnapshotOrigin(
                AnnotationMaps.text(annotations, POD_NAMESPACE),
                AnnotationMaps.text(annotations, POD_NAME),
                AnnotationMaps.text(annotations, POD_UID),
                Epoch.hibernateEpoch(annotations),
                AnnotationMaps.text(annotations, BASE_IMAGE),
                AnnotationMaps.text(annotations, FROM_NODE));
    }

    /** {@return the annotations to put on a manifest that is pushed; what is there; never null, unmodifiable} */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        AnnotationMaps.put(annotations, POD_NAMESPACE, podNamespace);
        AnnotationMaps.put(annotations, POD_NAME, podName);
        AnnotationMaps.put(annotations, POD_UID, podUid);
        if (hibernateEpoch.isPresent()) {
            annotations.put(Annotations.HIBERNATE_EPOCH, Long.toString(hibernateEpoch.value()));
        }
        AnnotationMaps.put(annotations, BASE_IMAGE, baseImage);
        AnnotationMaps.put(annotations, FROM_NODE, node);
        return Collections.unmodifiableMap(annotations);
    }

    /**
     * {@return whether the snapshot is another pod's, since a namespace or a name stands here that is not the pod's,
     * and so neither to be restored nor dropped for this one. The uid does not count: a pod that was created again is
     * to be restored from what the one before it has left}
     * @param namespace the namespace of the pod in question; null for none
     * @param name the name of the pod in question; null for none
     */
    public boolean isOfAnotherPod(@Nullable String namespace, @Nullable String name) {
        return (podNamespace != null && !podNamespace.equals(namespace)) || (podName != null && !podName.equals(name));
    }

    /**
     * {@return whether the snapshot is of another image, text for text, and so not to be restored into the pod; false
     * where the manifest names none (contract 12a rule whose-image)}
     * @param image the pod's image; null for none
     */
    public boolean isOfAnotherImage(@Nullable String image) {
        return baseImage != null && !baseImage.equals(image);
    }
}
