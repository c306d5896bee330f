package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
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
 * The pod whose VM is meant, in the namespace of this object. It cannot be changed.
 *
 * <p>The API server refuses what breaks one of these rules:
 * {@code spec.podRef is immutable}.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = PodRefJson.Reader2.class
)
@JsonSerialize(
        using = PodRefJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = PodRefJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = PodRefJson.Writer3.class
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
public class PodRef implements Extensible, Editable<PodRefBuilder> {
    private @Nullable String name;

    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link PodRefBuilder} is the fluent way.
     */
    public PodRef() {
    }

    /**
     * Name of the pod. This object bears the same name. Required, not empty.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getName() {
        return name;
    }

    /**
     * Name of the pod. This object bears the same name. Required, not empty.
     *
     * @param name the text; null or empty for none
     */
    public void setName(@Nullable String name) {
        this.name = name == null || name.isEmpty() ? null : name;
        additionalProperties.remove("name");
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
        this.additionalProperties = PodRefJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public PodRefBuilder toBuilder() {
        return new PodRefBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public PodRefBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof PodRef that && PodRefJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return PodRefJson.TYPE.hash(this);
    }

    /**
     * What is written of this object, for logs.
     */
    @Override
    public String toString() {
        return PodRefJson.TYPE.text(this);
    }
}
