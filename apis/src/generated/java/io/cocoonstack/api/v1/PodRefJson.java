package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.JsonReader;
import io.cocoonstack.api.internal.JsonWriter;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
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
            .text("name", PodRef::getName, PodRef::setName)
            .build();

    private PodRefJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<PodRef> {
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
    public static final class Writer extends JsonWriter<PodRef> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
