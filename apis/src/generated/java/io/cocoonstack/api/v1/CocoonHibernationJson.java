package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
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
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<CocoonHibernation> {
        /**
         * Made by Jackson 2.
         */
        public Reader2() {
            super(TYPE);
        }
    }

    /**
     * Made by Jackson 3.
     */
    public static final class Reader3 extends Jackson3Reader<CocoonHibernation> {
        /**
         * Made by Jackson 3.
         */
        public Reader3() {
            super(TYPE);
        }
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Writer2 extends Jackson2Writer<CocoonHibernation> {
        /**
         * Made by Jackson 2.
         */
        public Writer2() {
            super(TYPE);
        }
    }

    /**
     * Made by Jackson 3.
     */
    public static final class Writer3 extends Jackson3Writer<CocoonHibernation> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
