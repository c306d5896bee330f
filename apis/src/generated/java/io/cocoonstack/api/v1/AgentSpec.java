package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.ConnType;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.VmMode;
import io.fabric8.kubernetes.api.builder.Editable;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.sundr.builder.annotations.Buildable;
import io.sundr.builder.annotations.BuildableReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The agents of the set: the main one in slot 0, and its sub-agents behind it.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = AgentSpecJson.Reader2.class
)
@JsonSerialize(
        using = AgentSpecJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = AgentSpecJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = AgentSpecJson.Writer3.class
)
@Buildable(
        editableEnabled = false,
        validationEnabled = false,
        generateBuilderPackage = false,
        lazyCollectionInitEnabled = false,
        builderPackage = "io.fabric8.kubernetes.api.builder",
        refs = {
                @BuildableReference(ObjectMeta.class),
                @BuildableReference(ListMeta.class),
                @BuildableReference(ResourceRequirements.class),
                @BuildableReference(EnvFromSource.class),
                @BuildableReference(Condition.class)
        }
)
public class AgentSpec implements VmOptions, Editable<AgentSpecBuilder> {
    private @Nullable Integer replicas;

    private @Nullable String image;

    private @Nullable VmMode mode;

    private List<EnvFromSource> envFrom = new ArrayList<>();

    private @Nullable String serviceAccountName;

    private @Nullable OsType os;

    private @Nullable Backend backend;

    private @Nullable ConnType connType;

    private @Nullable String network;

    private @Nullable Quantity storage;

    private @Nullable ResourceRequirements resources;

    private @Nullable Integer probePort;

    private @Nullable Boolean forcePull;

    private @Nullable Boolean noDirectIo;

    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link AgentSpecBuilder} is the fluent way.
     */
    public AgentSpec() {
    }

    /**
     * Number of sub-agents, in addition to the main agent. At least 0. Default: {@code 0},
     * filled in by the API server and not by this type.
     *
     * @return the integer; null when it is absent, which means 0
     */
    public @Nullable Integer getReplicas() {
        return replicas;
    }

    /**
     * Number of sub-agents, in addition to the main agent. At least 0. Default: {@code 0},
     * filled in by the API server and not by this type.
     *
     * @param replicas the integer; null and 0 are not written
     */
    public void setReplicas(@Nullable Integer replicas) {
        this.replicas = replicas;
        additionalProperties.remove("replicas");
    }

    /**
     * Image that the agents are cloned from or started from, as a reference to a registry.
     * Required, not empty.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getImage() {
        return image;
    }

    /**
     * Image that the agents are cloned from or started from, as a reference to a registry.
     * Required, not empty.
     *
     * @param image the text; null or empty for none
     */
    public void setImage(@Nullable String image) {
        this.image = image == null || image.isEmpty() ? null : image;
        additionalProperties.remove("image");
    }

    /**
     * How an agent comes to be: cloned from a snapshot or an image ({@code clone}), or started
     * from an image ({@code run}). One of {@code clone}, {@code run}. Default: {@code clone},
     * filled in by the API server and not by this type.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    public @Nullable VmMode getMode() {
        return mode;
    }

    /**
     * How an agent comes to be: cloned from a snapshot or an image ({@code clone}), or started
     * from an image ({@code run}). One of {@code clone}, {@code run}. Default: {@code clone},
     * filled in by the API server and not by this type.
     *
     * @param mode the word; null for none
     */
    public void setMode(@Nullable VmMode mode) {
        this.mode = mode;
        additionalProperties.remove("mode");
    }

    /**
     * ConfigMaps and Secrets whose entries become environment variables of the agents.
     *
     * @return the list itself, not a copy; empty when it is absent, never null
     */
    public List<EnvFromSource> getEnvFrom() {
        return envFrom;
    }

    /**
     * ConfigMaps and Secrets whose entries become environment variables of the agents.
     *
     * @param envFrom the list, which is kept and not copied; null for an empty one
     */
    public void setEnvFrom(@Nullable List<EnvFromSource> envFrom) {
        this.envFrom = envFrom == null ? new ArrayList<>() : envFrom;
        additionalProperties.remove("envFrom");
    }

    /**
     * Service account that the pods of the agents run under. Empty means the default one of the
     * namespace.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getServiceAccountName() {
        return serviceAccountName;
    }

    /**
     * Service account that the pods of the agents run under. Empty means the default one of the
     * namespace.
     *
     * @param serviceAccountName the text; null or empty for none
     */
    public void setServiceAccountName(@Nullable String serviceAccountName) {
        this.serviceAccountName = serviceAccountName == null || serviceAccountName.isEmpty() ? null : serviceAccountName;
        additionalProperties.remove("serviceAccountName");
    }

    /**
     * Operating system of the guest. One of {@code linux}, {@code windows}, {@code android},
     * {@code macos}. Default: {@code linux}, filled in by the API server and not by this type.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    @Override
    public @Nullable OsType getOs() {
        return os;
    }

    /**
     * Operating system of the guest. One of {@code linux}, {@code windows}, {@code android},
     * {@code macos}. Default: {@code linux}, filled in by the API server and not by this type.
     *
     * @param os the word; null for none
     */
    public void setOs(@Nullable OsType os) {
        this.os = os;
        additionalProperties.remove("os");
    }

    /**
     * Hypervisor that runs the VM. One of {@code cloud-hypervisor}, {@code firecracker}.
     * Default: {@code cloud-hypervisor}, filled in by the API server and not by this type.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    @Override
    public @Nullable Backend getBackend() {
        return backend;
    }

    /**
     * Hypervisor that runs the VM. One of {@code cloud-hypervisor}, {@code firecracker}.
     * Default: {@code cloud-hypervisor}, filled in by the API server and not by this type.
     *
     * @param backend the word; null for none
     */
    public void setBackend(@Nullable Backend backend) {
        this.backend = backend;
        additionalProperties.remove("backend");
    }

    /**
     * How users connect to the VM. Empty means that it follows from the operating system, and
     * from a VNC port where there is one. One of {@code ssh}, {@code rdp}, {@code vnc},
     * {@code adb}.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    @Override
    public @Nullable ConnType getConnType() {
        return connType;
    }

    /**
     * How users connect to the VM. Empty means that it follows from the operating system, and
     * from a VNC port where there is one. One of {@code ssh}, {@code rdp}, {@code vnc},
     * {@code adb}.
     *
     * @param connType the word; null for none
     */
    public void setConnType(@Nullable ConnType connType) {
        this.connType = connType;
        additionalProperties.remove("connType");
    }

    /**
     * Cluster network that the VM is attached to. Empty leaves the choice to the node.
     *
     * @return the text; null when it is absent or empty
     */
    @Override
    public @Nullable String getNetwork() {
        return network;
    }

    /**
     * Cluster network that the VM is attached to. Empty leaves the choice to the node.
     *
     * @param network the text; null or empty for none
     */
    public void setNetwork(@Nullable String network) {
        this.network = network == null || network.isEmpty() ? null : network;
        additionalProperties.remove("network");
    }

    /**
     * Size of the root disk, as a Kubernetes quantity. Empty leaves it to the image.
     *
     * @return the quantity; null when it is absent
     */
    @Override
    public @Nullable Quantity getStorage() {
        return storage;
    }

    /**
     * Size of the root disk, as a Kubernetes quantity. Empty leaves it to the image.
     *
     * @param storage the quantity; null for none
     */
    public void setStorage(@Nullable Quantity storage) {
        this.storage = storage;
        additionalProperties.remove("storage");
    }

    /**
     * Compute resources of the pod that stands for the VM.
     *
     * @return the object itself, not a copy; null when it is absent
     */
    @Override
    public @Nullable ResourceRequirements getResources() {
        return resources;
    }

    /**
     * Compute resources of the pod that stands for the VM.
     *
     * @param resources the object; null for none, written as an empty one
     */
    public void setResources(@Nullable ResourceRequirements resources) {
        this.resources = resources;
        additionalProperties.remove("resources");
    }

    /**
     * TCP port that tells whether the guest is up. Empty or 0 means that it is not probed. From
     * 0 to 65535.
     *
     * @return the integer; null when it is absent, which means 0
     */
    @Override
    public @Nullable Integer getProbePort() {
        return probePort;
    }

    /**
     * TCP port that tells whether the guest is up. Empty or 0 means that it is not probed. From
     * 0 to 65535.
     *
     * @param probePort the integer; null and 0 are not written
     */
    public void setProbePort(@Nullable Integer probePort) {
        this.probePort = probePort;
        additionalProperties.remove("probePort");
    }

    /**
     * Whether the image is pulled even where the node has it already.
     *
     * @return the boolean; null when it is absent, which means false
     */
    @Override
    public @Nullable Boolean getForcePull() {
        return forcePull;
    }

    /**
     * Whether the image is pulled even where the node has it already.
     *
     * @param forcePull the boolean; null and false are not written
     */
    public void setForcePull(@Nullable Boolean forcePull) {
        this.forcePull = forcePull;
        additionalProperties.remove("forcePull");
    }

    /**
     * Whether the disks of the VM bypass direct I/O and go through the page cache of the host.
     *
     * @return the boolean; null when it is absent, which means false
     */
    @Override
    public @Nullable Boolean getNoDirectIo() {
        return noDirectIo;
    }

    /**
     * Whether the disks of the VM bypass direct I/O and go through the page cache of the host.
     *
     * @param noDirectIo the boolean; null and false are not written
     */
    public void setNoDirectIo(@Nullable Boolean noDirectIo) {
        this.noDirectIo = noDirectIo;
        additionalProperties.remove("noDirectIO");
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public Map<String, Object> getAdditionalProperties() {
        return additionalProperties;
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public void setAdditionalProperty(String name, @Nullable Object value) {
        additionalProperties.put(name, value);
    }

    /**
     * Replaces what the typed properties do not write.
     *
     * @param additionalProperties values of JSON by name, copied; those that a typed property has overtaken are left
     * out; null for none
     */
    public void setAdditionalProperties(@Nullable Map<String, Object> additionalProperties) {
        this.additionalProperties = AgentSpecJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public AgentSpecBuilder toBuilder() {
        return new AgentSpecBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public AgentSpecBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof AgentSpec that && AgentSpecJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return AgentSpecJson.TYPE.hash(this);
    }

    /**
     * What is written of this object, for logs.
     */
    @Override
    public String toString() {
        return AgentSpecJson.TYPE.text(this);
    }
}
