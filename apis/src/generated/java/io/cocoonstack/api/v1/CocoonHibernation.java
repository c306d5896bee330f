package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
import io.fabric8.kubernetes.api.builder.Editable;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.sundr.builder.annotations.Buildable;
import io.sundr.builder.annotations.BuildableReference;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The wish that the VM of one pod sleeps or is awake. Hibernating stops the VM and keeps its
 * state as a snapshot in the registry; waking restores it.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = CocoonHibernationJson.Reader2.class
)
@JsonSerialize(
        using = CocoonHibernationJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = CocoonHibernationJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = CocoonHibernationJson.Writer3.class
)
@Group("cocoonset.cocoonstack.io")
@Version("v1")
@Kind("CocoonHibernation")
@Plural("cocoonhibernations")
@Singular("cocoonhibernation")
@ShortNames({"ch", "cocoonhibernations"})
@Categories({"cocoon"})
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
public class CocoonHibernation extends CustomResource<CocoonHibernationSpec, CocoonHibernationStatus> implements Namespaced, Extensible, Editable<CocoonHibernationBuilder> {
    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link CocoonHibernationBuilder} is the fluent way.
     */
    public CocoonHibernation() {
    }

    /**
     * What is wanted of the VM. Required.
     *
     * @return the object itself, not a copy; null when it is absent
     */
    @Override
    public @Nullable CocoonHibernationSpec getSpec() {
        return super.getSpec();
    }

    /**
     * What is wanted of the VM. Required.
     *
     * @param spec the object; null for none
     */
    @Override
    public void setSpec(@Nullable CocoonHibernationSpec spec) {
        if (spec != null || getSpec() != null) {
            additionalProperties.remove("spec");
        }
        super.setSpec(spec);
    }

    /**
     * What the operator has observed of the hibernation.
     *
     * @return the object itself, not a copy; null when it is absent
     */
    @Override
    public @Nullable CocoonHibernationStatus getStatus() {
        return super.getStatus();
    }

    /**
     * What the operator has observed of the hibernation.
     *
     * @param status the object; null for none
     */
    @Override
    public void setStatus(@Nullable CocoonHibernationStatus status) {
        if (status != null || getStatus() != null) {
            additionalProperties.remove("status");
        }
        super.setStatus(status);
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
        this.additionalProperties = CocoonHibernationJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public CocoonHibernationBuilder toBuilder() {
        return new CocoonHibernationBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public CocoonHibernationBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CocoonHibernation that && CocoonHibernationJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return CocoonHibernationJson.TYPE.hash(this);
    }
}
