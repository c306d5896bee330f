package io.cocoonstack.common.meta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator wants of a pod's VM (contract 4 rule vm-spec), as it stands in the pod's annotations. The stable
 * way to make one is {@link #builder()}.
 *
 * <p>Texts are kept as they are, also those that the contract does not know; empty text is null.
 *
 * @param vmName the VM's name, see {@link VmNames}; null for none
 * @param image image reference; null for none
 * @param mode how the VM comes to be; null for none
 * @param os system of the guest; null for none
 * @param storage size of the disk, a quantity as {@link Quantities#canonical} writes it; null for none
 * @param network name of a cluster network; null for none
 * @param snapshotPolicy which VMs of the set are snapshotted; null for none
 * @param forkFrom name of the VM to fork from; null for none
 * @param connType how a client connects; null for none
 * @param backend the hypervisor; null for none
 * @param probePort TCP port by which health is probed, as text; null for none
 * @param managed whether the kubelet runs the VM
 * @param forcePull whether to pull the image even where it is at hand
 * @param noDirectIo whether to go without direct I/O
 */
public record VmSpec(
        @Nullable String vmName,
        @Nullable String image,
        @Nullable VmMode mode,
        @Nullable OsType os,
        @Nullable String storage,
        @Nullable String network,
        @Nullable SnapshotPolicy snapshotPolicy,
        @Nullable String forkFrom,
        @Nullable ConnType connType,
        @Nullable Backend backend,
        @Nullable String probePort,
        boolean managed,
        boolean forcePull,
        boolean noDirectIo) {

    /**
     * Takes empty texts as null.
     *
     * @param vmName the VM's name; null or empty for none
     * @param image what to boot; null or empty for none
     * @param mode how the VM comes to be; null for none
     * @param os the guest's operating system; null for none
     * @param storage a quantity as text, not checked; null or empty for none
     * @param network the network; null or empty for none
     * @param snapshotPolicy which VMs of the set are snapshotted; null for none
     * @param forkFrom name of the VM to fork from; null or empty for none
     * @param connType how a client connects; null for none
     * @param backend the hypervisor; null for none
     * @param probePort TCP port as text, not checked; null or empty for none
     * @param managed whether the kubelet runs the VM
     * @param forcePull whether to pull the image even where it is at hand
     * @param noDirectIo whether to go without direct I/O
     */
    public VmSpec {
        vmName = AnnotationMaps.emptyToNull(vmName);
        image = AnnotationMaps.emptyToNull(image);
        storage = AnnotationMaps.emptyToNull(storage);
        network = AnnotationMaps.emptyToNull(network);
        forkFrom = AnnotationMaps.emptyToNull(forkFrom);
        probePort = AnnotationMaps.emptyToNull(probePort);
    }

    /**
     * {@return every field as it stands, null or false where it is absent; nothing is thrown}
     * @param annotations the annotations of a pod, or null for none
     */
    public static VmSpec from(@Nullable Map<String, String> annotations) {
        Map<String, String> map = annotations == null ? Map.of() : annotations;
        return new VmSpec(
                map.get(Annotations.VM_NAME),
                map.get(Annotations.IMAGE),
                VmMode.ofNullable(map.get(Annotations.MODE)),
                OsType.ofNullable(map.get(Annotations.OS)),
                map.get(Annotations.STORAGE),
                map.get(Annotations.NETWORK),
                SnapshotPolicy.ofNullable(map.get(Annotations.SNAPSHOT_POLICY)),
                map.get(Annotations.FORK_FROM),
                ConnType.ofNullable(map.get(Annotations.CONN_TYPE)),
                Backend.ofNullable(map.get(Annotations.BACKEND)),
                map.get(Annotations.PROBE_PORT),
                AnnotationMaps.flag(map, Annotations.MANAGED),
                AnnotationMaps.flag(map, Annotations.FORCE_PULL),
                AnnotationMaps.flag(map, Annotations.NO_DIRECT_IO));
    }

    /**
     * {@return the annotations to put on a pod that is being built; the texts that are there and the booleans that are
     * true; never null, unmodifiable}
     */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        applyTo(annotations);
        return Collections.unmodifiableMap(annotations);
    }

    /**
     * Puts the texts that are there and the booleans that are true into a map, and touches nothing else: a spec cannot
     * clear.
     *
     * @param annotations a modifiable map
     */
    public void applyTo(Map<String, String> annotations) {
        AnnotationMaps.put(annotations, Annotations.VM_NAME, vmName);
        AnnotationMaps.put(annotations, Annotations.IMAGE, image);
        AnnotationMaps.put(annotations, Annotations.MODE, mode);
        AnnotationMaps.put(annotations, Annotations.OS, os);
        AnnotationMaps.put(annotations, Annotations.STORAGE, storage);
        AnnotationMaps.put(annotations, Annotations.NETWORK, network);
        AnnotationMaps.put(annotations, Annotations.SNAPSHOT_POLICY, snapshotPolicy);
        AnnotationMaps.put(annotations, Annotations.FORK_FROM, forkFrom);
        AnnotationMaps.put(annotations, Annotations.CONN_TYPE, connType);
        AnnotationMaps.put(annotations, Annotations.BACKEND, backend);
        AnnotationMaps.put(annotations, Annotations.PROBE_PORT, probePort);
        AnnotationMaps.put(annotations, Annotations.MANAGED, managed);
        AnnotationMaps.put(annotations, Annotations.FORCE_PULL, forcePull);
        AnnotationMaps.put(annotations, Annotations.NO_DIRECT_IO, noDirectIo);
    }

    /** {@return a builder with nothing set; a new builder} */
    public static VmSpecBuilder builder() {
        return new VmSpecBuilder(Map.of());
    }

    /** {@return a builder with everything set as it is here; a new builder} */
    public VmSpecBuilder toBuilder() {
        return new VmSpecBuilder(annotations());
    }
}
