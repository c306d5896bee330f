package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
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
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<PodRef> {
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
    public static final class Reader3 extends Jackson3Reader<PodRef> {
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
    public static final class Writer2 extends Jackson2Writer<PodRef> {
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
    public static final class Writer3 extends Jackson3Writer<PodRef> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
