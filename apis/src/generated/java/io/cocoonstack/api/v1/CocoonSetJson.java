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
 * How {@link CocoonSet} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonSetJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonSet> TYPE = ObjectTypeBuilder.of(CocoonSet.class, CocoonSet::new)
            .constant("apiVersion", CocoonSet::getApiVersion)
            .constant("kind", CocoonSet::getKind)
            .foreign("metadata", ObjectMeta.class, CocoonSet::getMetadata, CocoonSet::setMetadata)
            .object("spec", CocoonSetSpecJson.TYPE, CocoonSet::getSpec, CocoonSet::setSpec)
            .alwaysObject("status", CocoonSetStatusJson.TYPE, CocoonSet::getStatus, CocoonSet::setStatus)
            .build();

    private CocoonSetJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<CocoonSet> {
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
    public static final class Reader3 extends Jackson3Reader<CocoonSet> {
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
    public static final class Writer2 extends Jackson2Writer<CocoonSet> {
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
    public static final class Writer3 extends Jackson3Writer<CocoonSet> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
