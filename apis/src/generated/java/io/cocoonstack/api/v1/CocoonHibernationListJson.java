package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.JsonReader;
import io.cocoonstack.api.internal.JsonWriter;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
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
            .text("apiVersion", CocoonHibernationList::getApiVersion, CocoonHibernationList::setApiVersion)
            .text("kind", CocoonHibernationList::getKind, CocoonHibernationList::setKind)
            .foreign("metadata", ListMeta.class, CocoonHibernationList::getMetadata, CocoonHibernationList::setMetadata)
            .items("items", CocoonHibernationJson.TYPE, CocoonHibernationList::getItems, CocoonHibernationList::setItems)
            .build();

    private CocoonHibernationListJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<CocoonHibernationList> {
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
    public static final class Writer extends JsonWriter<CocoonHibernationList> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
