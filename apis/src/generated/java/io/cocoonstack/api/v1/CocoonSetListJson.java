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
 * How {@link CocoonSetList} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonSetListJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonSetList> TYPE = ObjectTypeBuilder.of(CocoonSetList.class, CocoonSetList::new)
            .value("apiVersion", ValueTypes.TEXT, CocoonSetList::getApiVersion, CocoonSetList::setApiVersion)
            .value("kind", ValueTypes.TEXT, CocoonSetList::getKind, CocoonSetList::setKind)
            .foreign("metadata", ListMeta.class, CocoonSetList::getMetadata, CocoonSetList::setMetadata)
            .items("items", CocoonSet.class, CocoonSetList::getItems, CocoonSetList::setItems)
            .build();

    private CocoonSetListJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<CocoonSetList> {
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
    public static final class Reader3 extends Jackson3Reader<CocoonSetList> {
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
    public static final class Writer2 extends Jackson2Writer<CocoonSetList> {
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
    public static final class Writer3 extends Jackson3Writer<CocoonSetList> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
