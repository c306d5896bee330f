package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
import io.cocoonstack.common.meta.HibernationDesire;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link CocoonHibernationSpec} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonHibernationSpecJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonHibernationSpec> TYPE = ObjectTypeBuilder.of(CocoonHibernationSpec.class, CocoonHibernationSpec::new)
            .object("podRef", PodRefJson.TYPE, CocoonHibernationSpec::getPodRef, CocoonHibernationSpec::setPodRef)
            .value("desire", ValueTypes.word(HibernationDesire::ofNullable), CocoonHibernationSpec::getDesire, CocoonHibernationSpec::setDesire)
            .build();

    private CocoonHibernationSpecJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends Jackson2Reader<CocoonHibernationSpec> {
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
    public static final class Writer extends Jackson2Writer<CocoonHibernationSpec> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
