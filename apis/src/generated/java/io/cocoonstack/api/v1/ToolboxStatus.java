package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.common.meta.ConnType;
import io.fabric8.kubernetes.api.builder.Editable;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.sundr.builder.annotations.Buildable;
import io.sundr.builder.annotations.BuildableReference;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * One toolbox that exists.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = ToolboxStatusJson.Reader2.class
)
@JsonSerialize(
        using = ToolboxStatusJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = ToolboxStatusJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = ToolboxStatusJson.Writer3.class
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
public class ToolboxStatus implements Extensible, Editable<ToolboxStatusBuilder> {
    private @Nullable String name;

    private @Nullable String podName;

    private @Nullable String vmName;

    private @Nullable String vmId;

    private @Nullable String ip;

    private @Nullable String phase;

    private @Nullable ConnType connType;

    private @Nullable Integer vncPort;

    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link ToolboxStatusBuilder} is the fluent way.
     */
    public ToolboxStatus() {
    }

    /**
     * Name of the toolbox, as the spec gives it. Required.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getName() {
        return name;
    }

    /**
     * Name of the toolbox, as the spec gives it. Required.
     *
     * @param name the text; null or empty for none
     */
    public void setName(@Nullable String name) {
        this.name = name == null || name.isEmpty() ? null : name;
        additionalProperties.remove("name");
    }

    /**
     * Name of the pod of the toolbox.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getPodName() {
        return podName;
    }

    /**
     * Name of the pod of the toolbox.
     *
     * @param podName the text; null or empty for none
     */
    public void setPodName(@Nullable String podName) {
        this.podName = podName == null || podName.isEmpty() ? null : podName;
        additionalProperties.remove("podName");
    }

    /**
     * Name of the VM of the toolbox, which is also the repository of its snapshots.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getVmName() {
        return vmName;
    }

    /**
     * Name of the VM of the toolbox, which is also the repository of its snapshots.
     *
     * @param vmName the text; null or empty for none
     */
    public void setVmName(@Nullable String vmName) {
        this.vmName = vmName == null || vmName.isEmpty() ? null : vmName;
        additionalProperties.remove("vmName");
    }

    /**
     * Id that the kubelet gave to the VM. Empty while there is no VM.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getVmId() {
        return vmId;
    }

    /**
     * Id that the kubelet gave to the VM. Empty while there is no VM.
     *
     * @param vmId the text; null or empty for none
     */
    public void setVmId(@Nullable String vmId) {
        this.vmId = vmId == null || vmId.isEmpty() ? null : vmId;
        additionalProperties.remove("vmID");
    }

    /**
     * Primary IPv4 address of the VM. Empty while it has none.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getIp() {
        return ip;
    }

    /**
     * Primary IPv4 address of the VM. Empty while it has none.
     *
     * @param ip the text; null or empty for none
     */
    public void setIp(@Nullable String ip) {
        this.ip = ip == null || ip.isEmpty() ? null : ip;
        additionalProperties.remove("ip");
    }

    /**
     * State of the toolbox in one word, as the operator reports it.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getPhase() {
        return phase;
    }

    /**
     * State of the toolbox in one word, as the operator reports it.
     *
     * @param phase the text; null or empty for none
     */
    public void setPhase(@Nullable String phase) {
        this.phase = phase == null || phase.isEmpty() ? null : phase;
        additionalProperties.remove("phase");
    }

    /**
     * How users connect to the VM, settled from the spec. One of {@code ssh}, {@code rdp},
     * {@code vnc}, {@code adb}.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    public @Nullable ConnType getConnType() {
        return connType;
    }

    /**
     * How users connect to the VM, settled from the spec. One of {@code ssh}, {@code rdp},
     * {@code vnc}, {@code adb}.
     *
     * @param connType the word; null for none
     */
    public void setConnType(@Nullable ConnType connType) {
        this.connType = connType;
        additionalProperties.remove("connType");
    }

    /**
     * Port on which the VM serves VNC. Empty or 0 means none.
     *
     * @return the integer; null when it is absent, which means 0
     */
    public @Nullable Integer getVncPort() {
        return vncPort;
    }

    /**
     * Port on which the VM serves VNC. Empty or 0 means none.
     *
     * @param vncPort the integer; null and 0 are not written
     */
    public void setVncPort(@Nullable Integer vncPort) {
        this.vncPort = vncPort;
        additionalProperties.remove("vncPort");
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
        this.additionalProperties = ToolboxStatusJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public ToolboxStatusBuilder toBuilder() {
        return new ToolboxStatusBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public ToolboxStatusBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ToolboxStatus that && ToolboxStatusJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return ToolboxStatusJson.TYPE.hash(this);
    }

    /**
     * What is written of this object, for logs.
     */
    @Override
    public String toString() {
        return ToolboxStatusJson.TYPE.text(this);
    }
}
