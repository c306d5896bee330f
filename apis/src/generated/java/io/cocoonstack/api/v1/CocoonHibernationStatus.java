package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.common.meta.HibernationPhase;
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
 * What the operator has observed of the hibernation.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = CocoonHibernationStatusJson.Reader2.class
)
@JsonSerialize(
        using = CocoonHibernationStatusJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = CocoonHibernationStatusJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = CocoonHibernationStatusJson.Writer3.class
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
public class CocoonHibernationStatus implements Extensible, Editable<CocoonHibernationStatusBuilder> {
    private @Nullable Long observedGeneration;

    private @Nullable HibernationPhase phase;

    private @Nullable String vmName;

    private List<Condition> conditions = new ArrayList<>();

    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link CocoonHibernationStatusBuilder} is the fluent way.
     */
    public CocoonHibernationStatus() {
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
     * Where the hibernation is. It is also the memory of how far a round from running to a
     * snapshot and back has come. One of {@code Pending}, {@code Hibernating},
     * {@code Hibernated}, {@code Waking}, {@code Active}, {@code Failed}.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    public @Nullable HibernationPhase getPhase() {
        return phase;
    }

    /**
     * Where the hibernation is. It is also the memory of how far a round from running to a
     * snapshot and back has come. One of {@code Pending}, {@code Hibernating},
     * {@code Hibernated}, {@code Waking}, {@code Active}, {@code Failed}.
     *
     * @param phase the word; null for none
     */
    public void setPhase(@Nullable HibernationPhase phase) {
        this.phase = phase;
        additionalProperties.remove("phase");
    }

    /**
     * Name of the VM, which is also the repository of its snapshot.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getVmName() {
        return vmName;
    }

    /**
     * Name of the VM, which is also the repository of its snapshot.
     *
     * @param vmName the text; null or empty for none
     */
    public void setVmName(@Nullable String vmName) {
        this.vmName = vmName == null || vmName.isEmpty() ? null : vmName;
        additionalProperties.remove("vmName");
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
        this.additionalProperties = CocoonHibernationStatusJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public CocoonHibernationStatusBuilder toBuilder() {
        return new CocoonHibernationStatusBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public CocoonHibernationStatusBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CocoonHibernationStatus that && CocoonHibernationStatusJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return CocoonHibernationStatusJson.TYPE.hash(this);
    }

    /**
     * What is written of this object, for logs.
     */
    @Override
    public String toString() {
        return CocoonHibernationStatusJson.TYPE.text(this);
    }
}
