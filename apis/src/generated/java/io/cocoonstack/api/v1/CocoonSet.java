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
 * A group of VMs that belong together: one main agent, further agents that are forked from
 * it, and toolboxes beside them. An operator turns it into pods, and a virtual kubelet turns
 * the pods into VMs.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = CocoonSetJson.Reader2.class
)
@JsonSerialize(
        using = CocoonSetJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = CocoonSetJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = CocoonSetJson.Writer3.class
)
@Group("cocoonset.cocoonstack.io")
@Version("v1")
@Kind("CocoonSet")
@Plural("cocoonsets")
@Singular("cocoonset")
@ShortNames({"cs", "cset", "cocoonsets"})
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
public class CocoonSet extends CustomResource<CocoonSetSpec, CocoonSetStatus> implements Namespaced, Extensible, Editable<CocoonSetBuilder> {
    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link CocoonSetBuilder} is the fluent way.
     */
    public CocoonSet() {
    }

    /**
     * What is wanted of the set. Required.
     *
     * @return the object itself, not a copy; null when it is absent
     */
    @Override
    public @Nullable CocoonSetSpec getSpec() {
        return super.getSpec();
    }

    /**
     * What is wanted of the set. Required.
     *
     * @param spec the object; null for none
     */
    @Override
    public void setSpec(@Nullable CocoonSetSpec spec) {
        if (spec != null || getSpec() != null) {
            additionalProperties.remove("spec");
        }
        super.setSpec(spec);
    }

    /**
     * What the operator has observed of the set.
     *
     * @return the object itself, not a copy; null when it is absent
     */
    @Override
    public @Nullable CocoonSetStatus getStatus() {
        return super.getStatus();
    }

    /**
     * What the operator has observed of the set.
     *
     * @param status the object; null for none
     */
    @Override
    public void setStatus(@Nullable CocoonSetStatus status) {
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
        this.additionalProperties = CocoonSetJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public CocoonSetBuilder toBuilder() {
        return new CocoonSetBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public CocoonSetBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CocoonSet that && CocoonSetJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return CocoonSetJson.TYPE.hash(this);
    }
}
