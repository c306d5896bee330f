package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.common.meta.HibernationDesire;
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
 * What is wanted of the VM.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = CocoonHibernationSpecJson.Reader2.class
)
@JsonSerialize(
        using = CocoonHibernationSpecJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = CocoonHibernationSpecJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = CocoonHibernationSpecJson.Writer3.class
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
public class CocoonHibernationSpec implements Extensible, Editable<CocoonHibernationSpecBuilder> {
    private @Nullable PodRef podRef;

    private @Nullable HibernationDesire desire;

    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link CocoonHibernationSpecBuilder} is the fluent way.
     */
    public CocoonHibernationSpec() {
    }

    /**
     * The pod whose VM is meant, in the namespace of this object. It cannot be changed.
     * Required.
     *
     * @return the object itself, not a copy; null when it is absent
     */
    public @Nullable PodRef getPodRef() {
        return podRef;
    }

    /**
     * The pod whose VM is meant, in the namespace of this object. It cannot be changed.
     * Required.
     *
     * @param podRef the object; null for none
     */
    public void setPodRef(@Nullable PodRef podRef) {
        this.podRef = podRef;
        additionalProperties.remove("podRef");
    }

    /**
     * Whether the VM is to sleep ({@code Hibernate}) or to be awake ({@code Wake}). Required.
     * One of {@code Hibernate}, {@code Wake}.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    public @Nullable HibernationDesire getDesire() {
        return desire;
    }

    /**
     * Whether the VM is to sleep ({@code Hibernate}) or to be awake ({@code Wake}). Required.
     * One of {@code Hibernate}, {@code Wake}.
     *
     * @param desire the word; null for none
     */
    public void setDesire(@Nullable HibernationDesire desire) {
        this.desire = desire;
        additionalProperties.remove("desire");
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
        this.additionalProperties = CocoonHibernationSpecJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public CocoonHibernationSpecBuilder toBuilder() {
        return new CocoonHibernationSpecBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public CocoonHibernationSpecBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CocoonHibernationSpec that && CocoonHibernationSpecJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return CocoonHibernationSpecJson.TYPE.hash(this);
    }

    /**
     * What is written of this object, for logs.
     */
    @Override
    public String toString() {
        return CocoonHibernationSpecJson.TYPE.text(this);
    }
}
