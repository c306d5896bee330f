package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
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
     * Reads it.
     */
    public static final class Reader extends Jackson2Reader<CocoonSet> {
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
    public static final class Writer extends Jackson2Writer<CocoonSet> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
