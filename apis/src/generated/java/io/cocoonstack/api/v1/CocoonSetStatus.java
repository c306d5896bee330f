package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.fabric8.kubernetes.api.builder.Editable;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
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
 * What the operator has observed of the set.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = CocoonSetStatusJson.Reader2.class
)
@JsonSerialize(
        using = CocoonSetStatusJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = CocoonSetStatusJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = CocoonSetStatusJson.Writer3.class
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
public class CocoonSetStatus implements Extensible, Editable<CocoonSetStatusBuilder> {
    private @Nullable Long observedGeneration;

    private @Nullable CocoonSetPhase phase;

    private int readyAgents;

    private int desiredAgents;

    private int readyToolboxes;

    private int desiredToolboxes;

    private List<AgentStatus> agents = new ArrayList<>();

    private List<ToolboxStatus> toolboxes = new ArrayList<>();

    private List<Condition> conditions = new ArrayList<>();

    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link CocoonSetStatusBuilder} is the fluent way.
     */
    public CocoonSetStatus() {
    }

    /**
     * The {@code metadata.generation} that this status was computed from.
     *
     * @return the integer; null when it is absent, which means 0
     */
    public @Nullable Long getObservedGeneration() {
        return observedGeneration;
    }

    /**
     * The {@code metadata.generation} that this status was computed from.
     *
     * @param observedGeneration the integer; null and 0 are not written
     */
    public void setObservedGeneration(@Nullable Long observedGeneration) {
        this.observedGeneration = observedGeneration;
        additionalProperties.remove("observedGeneration");
    }

    /**
     * Where the set is in its life. It is also the memory of how far a hibernation or a move has
     * come. One of {@code Pending}, {@code Running}, {@code Scaling}, {@code Suspending},
     * {@code Suspended}, {@code Waking}, {@code Migrating}, {@code Failed}.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    public @Nullable CocoonSetPhase getPhase() {
        return phase;
    }

    /**
     * Where the set is in its life. It is also the memory of how far a hibernation or a move has
     * come. One of {@code Pending}, {@code Running}, {@code Scaling}, {@code Suspending},
     * {@code Suspended}, {@code Waking}, {@code Migrating}, {@code Failed}.
     *
     * @param phase the word; null for none
     */
    public void setPhase(@Nullable CocoonSetPhase phase) {
        this.phase = phase;
        additionalProperties.remove("phase");
    }

    /**
     * Number of agents whose VM is up, the main one included.
     *
     * @return the count; 0 when it is absent
     */
    public int getReadyAgents() {
        return readyAgents;
    }

    /**
     * Number of agents whose VM is up, the main one included.
     *
     * @param readyAgents the count, written even if it is 0
     */
    public void setReadyAgents(int readyAgents) {
        this.readyAgents = readyAgents;
        additionalProperties.remove("readyAgents");
    }

    /**
     * Number of agents that are wanted, the main one included.
     *
     * @return the count; 0 when it is absent
     */
    public int getDesiredAgents() {
        return desiredAgents;
    }

    /**
     * Number of agents that are wanted, the main one included.
     *
     * @param desiredAgents the count, written even if it is 0
     */
    public void setDesiredAgents(int desiredAgents) {
        this.desiredAgents = desiredAgents;
        additionalProperties.remove("desiredAgents");
    }

    /**
     * Number of toolboxes whose VM is up.
     *
     * @return the count; 0 when it is absent
     */
    public int getReadyToolboxes() {
        return readyToolboxes;
    }

    /**
     * Number of toolboxes whose VM is up.
     *
     * @param readyToolboxes the count, written even if it is 0
     */
    public void setReadyToolboxes(int readyToolboxes) {
        this.readyToolboxes = readyToolboxes;
        additionalProperties.remove("readyToolboxes");
    }

    /**
     * Number of toolboxes that are wanted.
     *
     * @return the count; 0 when it is absent
     */
    public int getDesiredToolboxes() {
        return desiredToolboxes;
    }

    /**
     * Number of toolboxes that are wanted.
     *
     * @param desiredToolboxes the count, written even if it is 0
     */
    public void setDesiredToolboxes(int desiredToolboxes) {
        this.desiredToolboxes = desiredToolboxes;
        additionalProperties.remove("desiredToolboxes");
    }

    /**
     * The agents that exist, one entry a slot.
     *
     * @return the list itself, not a copy; empty when it is absent, never null
     */
    public List<AgentStatus> getAgents() {
        return agents;
    }

    /**
     * The agents that exist, one entry a slot.
     *
     * @param agents the list, which is kept and not copied; null for an empty one
     */
    public void setAgents(@Nullable List<AgentStatus> agents) {
        this.agents = agents == null ? new ArrayList<>() : agents;
        additionalProperties.remove("agents");
    }

    /**
     * The toolboxes that exist, one entry a name.
     *
     * @return the list itself, not a copy; empty when it is absent, never null
     */
    public List<ToolboxStatus> getToolboxes() {
        return toolboxes;
    }

    /**
     * The toolboxes that exist, one entry a name.
     *
     * @param toolboxes the list, which is kept and not copied; null for an empty one
     */
    public void setToolboxes(@Nullable List<ToolboxStatus> toolboxes) {
        this.toolboxes = toolboxes == null ? new ArrayList<>() : toolboxes;
        additionalProperties.remove("toolboxes");
    }

    /**
     * Conditions of the object in the standard Kubernetes form, one entry a type. {@code Ready}
     * is the one to wait for.
     *
     * @return the list itself, not a copy; empty when it is absent, never null
     */
    public List<Condition> getConditions() {
        return conditions;
    }

    /**
     * Conditions of the object in the standard Kubernetes form, one entry a type. {@code Ready}
     * is the one to wait for.
     *
     * @param conditions the list, which is kept and not copied; null for an empty one
     */
    public void setConditions(@Nullable List<Condition> conditions) {
        this.conditions = conditions == null ? new ArrayList<>() : conditions;
        additionalProperties.remove("conditions");
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
        this.additionalProperties = CocoonSetStatusJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public CocoonSetStatusBuilder toBuilder() {
        return new CocoonSetStatusBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public CocoonSetStatusBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CocoonSetStatus that && CocoonSetStatusJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return CocoonSetStatusJson.TYPE.hash(this);
    }

    /**
     * What is written of this object, for logs.
     */
    @Override
    public String toString() {
        return CocoonSetStatusJson.TYPE.text(this);
    }
}
