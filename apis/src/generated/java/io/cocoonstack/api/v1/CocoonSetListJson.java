package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.JsonReader;
import io.cocoonstack.api.internal.JsonWriter;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.fabric8.kubernetes.api.model.ListMeta;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link CocoonSetList} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonSetListJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonSetList> TYPE = ObjectTypeBuilder.of(CocoonSetList.class, CocoonSetList::new)
            .text("apiVersion", CocoonSetList::getApiVersion, CocoonSetList::setApiVersion)
            .text("kind", CocoonSetList::getKind, CocoonSetList::setKind)
            .foreign("metadata", ListMeta.class, CocoonSetList::getMetadata, CocoonSetList::setMetadata)
            .items("items", CocoonSetJson.TYPE, CocoonSetList::getItems, CocoonSetList::setItems)
            .build();

    private CocoonSetListJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<CocoonSetList> {
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
    public static final class Writer extends JsonWriter<CocoonSetList> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
