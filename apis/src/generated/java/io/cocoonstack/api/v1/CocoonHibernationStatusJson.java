package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
import io.cocoonstack.common.meta.HibernationPhase;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link CocoonHibernationStatus} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonHibernationStatusJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonHibernationStatus> TYPE = ObjectTypeBuilder.of(CocoonHibernationStatus.class, CocoonHibernationStatus::new)
            .value("observedGeneration", ValueTypes.INT64, CocoonHibernationStatus::getObservedGeneration, CocoonHibernationStatus::setObservedGeneration)
            .value("phase", ValueTypes.word(HibernationPhase::ofNullable), CocoonHibernationStatus::getPhase, CocoonHibernationStatus::setPhase)
            .value("vmName", ValueTypes.TEXT, CocoonHibernationStatus::getVmName, CocoonHibernationStatus::setVmName)
            .value("conditions", ValueTypes.CONDITIONS, CocoonHibernationStatus::getConditions, CocoonHibernationStatus::setConditions)
            .build();

    private CocoonHibernationStatusJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<CocoonHibernationStatus> {
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
    public static final class Reader3 extends Jackson3Reader<CocoonHibernationStatus> {
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
    public static final class Writer2 extends Jackson2Writer<CocoonHibernationStatus> {
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
    public static final class Writer3 extends Jackson3Writer<CocoonHibernationStatus> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
