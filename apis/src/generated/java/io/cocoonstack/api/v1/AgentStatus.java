package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.common.meta.Role;
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
 * One agent that exists.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = AgentStatusJson.Reader2.class
)
@JsonSerialize(
        using = AgentStatusJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = AgentStatusJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = AgentStatusJson.Writer3.class
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
public class AgentStatus implements Extensible, Editable<AgentStatusBuilder> {
    private @Nullable Integer slot;

    private @Nullable Role role;

    private @Nullable String podName;

    private @Nullable String vmName;

    private @Nullable String vmId;

    private @Nullable String ip;

    private @Nullable String phase;

    private @Nullable String forkedFrom;

    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link AgentStatusBuilder} is the fluent way.
     */
    public AgentStatus() {
    }

    /**
     * Position of the agent in the set; 0 is the main agent. Required.
     *
     * @return the integer; null when it is absent
     */
    public @Nullable Integer getSlot() {
        return slot;
    }

    /**
     * Position of the agent in the set; 0 is the main agent. Required.
     *
     * @param slot the integer; null for none
     */
    public void setSlot(@Nullable Integer slot) {
        this.slot = slot;
        additionalProperties.remove("slot");
    }

    /**
     * What the agent is within the set: {@code main} or {@code sub-agent}. Required.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    public @Nullable Role getRole() {
        return role;
    }

    /**
     * What the agent is within the set: {@code main} or {@code sub-agent}. Required.
     *
     * @param role the word; null for none
     */
    public void setRole(@Nullable Role role) {
        this.role = role;
        additionalProperties.remove("role");
    }

    /**
     * Name of the pod of the agent.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getPodName() {
        return podName;
    }

    /**
     * Name of the pod of the agent.
     *
     * @param podName the text; null or empty for none
     */
    public void setPodName(@Nullable String podName) {
        this.podName = podName == null || podName.isEmpty() ? null : podName;
        additionalProperties.remove("podName");
    }

    /**
     * Name of the VM of the agent, which is also the repository of its snapshots.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getVmName() {
        return vmName;
    }

    /**
     * Name of the VM of the agent, which is also the repository of its snapshots.
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
     * State of the agent in one word, as the operator reports it.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getPhase() {
        return phase;
    }

    /**
     * State of the agent in one word, as the operator reports it.
     *
     * @param phase the text; null or empty for none
     */
    public void setPhase(@Nullable String phase) {
        this.phase = phase == null || phase.isEmpty() ? null : phase;
        additionalProperties.remove("phase");
    }

    /**
     * Name of the VM that this agent was forked from. Empty for the main agent.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getForkedFrom() {
        return forkedFrom;
    }

    /**
     * Name of the VM that this agent was forked from. Empty for the main agent.
     *
     * @param forkedFrom the text; null or empty for none
     */
    public void setForkedFrom(@Nullable String forkedFrom) {
        this.forkedFrom = forkedFrom == null || forkedFrom.isEmpty() ? null : forkedFrom;
        additionalProperties.remove("forkedFrom");
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
        this.additionalProperties = AgentStatusJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public AgentStatusBuilder toBuilder() {
        return new AgentStatusBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public AgentStatusBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof AgentStatus that && AgentStatusJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return AgentStatusJson.TYPE.hash(this);
    }

    /**
     * What is written of this object, for logs.
     */
    @Override
    public String toString() {
        return AgentStatusJson.TYPE.text(this);
    }
}
