package io.cocoonstack.api.v1;

import io.cocoonstack.api.Extensible;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.ConnType;
import io.cocoonstack.common.meta.OsType;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What agents and toolboxes have in common: how their VM is run.
 *
 * @see AgentSpec
 * @see ToolboxSpec
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
public interface VmOptions extends Extensible {
    /**
     * Operating system of the guest. One of {@code linux}, {@code windows}, {@code android},
     * {@code macos}. Default: {@code linux}, filled in by the API server and not by this type.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    @Nullable OsType getOs();

    /**
     * Hypervisor that runs the VM. One of {@code cloud-hypervisor}, {@code firecracker}.
     * Default: {@code cloud-hypervisor}, filled in by the API server and not by this type.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    @Nullable Backend getBackend();

    /**
     * How users connect to the VM. Empty means that it follows from the operating system, and
     * from a VNC port where there is one. One of {@code ssh}, {@code rdp}, {@code vnc},
     * {@code adb}.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    @Nullable ConnType getConnType();

    /**
     * Cluster network that the VM is attached to. Empty leaves the choice to the node.
     *
     * @return the text; null when it is absent or empty
     */
    @Nullable String getNetwork();

    /**
     * Size of the root disk, as a Kubernetes quantity. Empty leaves it to the image.
     *
     * @return the quantity; null when it is absent
     */
    @Nullable Quantity getStorage();

    /**
     * Compute resources of the pod that stands for the VM.
     *
     * @return the object itself, not a copy; null when it is absent
     */
    @Nullable ResourceRequirements getResources();

    /**
     * TCP port that tells whether the guest is up. Empty or 0 means that it is not probed. From
     * 0 to 65535.
     *
     * @return the integer; null when it is absent, which means 0
     */
    @Nullable Integer getProbePort();

    /**
     * Whether the image is pulled even where the node has it already.
     *
     * @return the boolean; null when it is absent, which means false
     */
    @Nullable Boolean getForcePull();

    /**
     * Whether the disks of the VM bypass direct I/O and go through the page cache of the host.
     *
     * @return the boolean; null when it is absent, which means false
     */
    @Nullable Boolean getNoDirectIo();
}
