package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.JsonReader;
import io.cocoonstack.api.internal.JsonWriter;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
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
            .int64("observedGeneration", CocoonHibernationStatus::getObservedGeneration, CocoonHibernationStatus::setObservedGeneration)
            .word("phase", HibernationPhase::ofNullable, CocoonHibernationStatus::getPhase, CocoonHibernationStatus::setPhase)
            .text("vmName", CocoonHibernationStatus::getVmName, CocoonHibernationStatus::setVmName)
            .conditions("conditions", CocoonHibernationStatus::getConditions, CocoonHibernationStatus::setConditions)
            .build();

    private CocoonHibernationStatusJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<CocoonHibernationStatus> {
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
    public static final class Writer extends JsonWriter<CocoonHibernationStatus> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
