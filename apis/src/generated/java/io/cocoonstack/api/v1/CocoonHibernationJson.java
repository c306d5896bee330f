package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link CocoonHibernation} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonHibernationJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonHibernation> TYPE = ObjectTypeBuilder.of(CocoonHibernation.class, CocoonHibernation::new)
            .constant("apiVersion", CocoonHibernation::getApiVersion)
            .constant("kind", CocoonHibernation::getKind)
            .foreign("metadata", ObjectMeta.class, CocoonHibernation::getMetadata, CocoonHibernation::setMetadata)
            .object("spec", CocoonHibernationSpecJson.TYPE, CocoonHibernation::getSpec, CocoonHibernation::setSpec)
            .alwaysObject("status", CocoonHibernationStatusJson.TYPE, CocoonHibernation::getStatus, CocoonHibernation::setStatus)
            .build();

    private CocoonHibernationJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends Jackson2Reader<CocoonHibernation> {
        /**
         * Made by Jackson.
         */
        public Reader() {
            super(TYPE);
        }
    }

    /**
     * Writes it.
     */
    public static final class Writer extends Jackson2Writer<CocoonHibernation> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
