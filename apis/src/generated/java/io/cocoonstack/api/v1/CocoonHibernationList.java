package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
import io.fabric8.kubernetes.api.builder.Editable;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import io.sundr.builder.annotations.Buildable;
import io.sundr.builder.annotations.BuildableReference;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A list of {@link CocoonHibernation}, as the API server answers it.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = CocoonHibernationListJson.Reader2.class
)
@JsonSerialize(
        using = CocoonHibernationListJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = CocoonHibernationListJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = CocoonHibernationListJson.Writer3.class
)
@Group("cocoonset.cocoonstack.io")
@Version("v1")
@Kind("CocoonHibernationList")
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
public class CocoonHibernationList extends DefaultKubernetesResourceList<CocoonHibernation> implements Extensible, Editable<CocoonHibernationListBuilder> {
    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link CocoonHibernationListBuilder} is the fluent way.
     */
    public CocoonHibernationList() {
        setApiVersion("cocoonset.cocoonstack.io/v1");
        setKind("CocoonHibernationList");
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
        this.additionalProperties = CocoonHibernationListJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public CocoonHibernationListBuilder toBuilder() {
        return new CocoonHibernationListBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public CocoonHibernationListBuilder edit() {
        return toBuilder();
    }
}
