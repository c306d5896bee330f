package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
import io.fabric8.kubernetes.api.model.ListMeta;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link CocoonHibernationList} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonHibernationListJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonHibernationList> TYPE = ObjectTypeBuilder.of(CocoonHibernationList.class, CocoonHibernationList::new)
            .value("apiVersion", ValueTypes.TEXT, CocoonHibernationList::getApiVersion, CocoonHibernationList::setApiVersion)
            .value("kind", ValueTypes.TEXT, CocoonHibernationList::getKind, CocoonHibernationList::setKind)
            .foreign("metadata", ListMeta.class, CocoonHibernationList::getMetadata, CocoonHibernationList::setMetadata)
            .items("items", CocoonHibernation.class, CocoonHibernationList::getItems, CocoonHibernationList::setItems)
            .build();

    private CocoonHibernationListJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<CocoonHibernationList> {
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
    public static final class Reader3 extends Jackson3Reader<CocoonHibernationList> {
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
    public static final class Writer2 extends Jackson2Writer<CocoonHibernationList> {
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
    public static final class Writer3 extends Jackson3Writer<CocoonHibernationList> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
