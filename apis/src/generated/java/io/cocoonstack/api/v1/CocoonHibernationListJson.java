package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
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
     * Reads it.
     */
    public static final class Reader extends Jackson2Reader<CocoonHibernationList> {
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
    public static final class Writer extends Jackson2Writer<CocoonHibernationList> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
