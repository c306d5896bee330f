package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link PodRef} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class PodRefJson {
    /**
     * The fields.
     */
    static final ObjectType<PodRef> TYPE = ObjectTypeBuilder.of(PodRef.class, PodRef::new)
            .value("name", ValueTypes.TEXT, PodRef::getName, PodRef::setName)
            .build();

    private PodRefJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends Jackson2Reader<PodRef> {
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
    public static final class Writer extends Jackson2Writer<PodRef> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
