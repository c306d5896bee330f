package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
import io.cocoonstack.common.meta.CocoonSetPhase;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link CocoonSetStatus} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonSetStatusJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonSetStatus> TYPE = ObjectTypeBuilder.of(CocoonSetStatus.class, CocoonSetStatus::new)
            .value("observedGeneration", ValueTypes.INT64, CocoonSetStatus::getObservedGeneration, CocoonSetStatus::setObservedGeneration)
            .value("phase", ValueTypes.word(CocoonSetPhase::ofNullable), CocoonSetStatus::getPhase, CocoonSetStatus::setPhase)
            .count("readyAgents", CocoonSetStatus::getReadyAgents, CocoonSetStatus::setReadyAgents)
            .count("desiredAgents", CocoonSetStatus::getDesiredAgents, CocoonSetStatus::setDesiredAgents)
            .count("readyToolboxes", CocoonSetStatus::getReadyToolboxes, CocoonSetStatus::setReadyToolboxes)
            .count("desiredToolboxes", CocoonSetStatus::getDesiredToolboxes, CocoonSetStatus::setDesiredToolboxes)
            .list("agents", AgentStatusJson.TYPE, CocoonSetStatus::getAgents, CocoonSetStatus::setAgents)
            .list("toolboxes", ToolboxStatusJson.TYPE, CocoonSetStatus::getToolboxes, CocoonSetStatus::setToolboxes)
            .value("conditions", ValueTypes.CONDITIONS, CocoonSetStatus::getConditions, CocoonSetStatus::setConditions)
            .build();

    private CocoonSetStatusJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<CocoonSetStatus> {
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
    public static final class Reader3 extends Jackson3Reader<CocoonSetStatus> {
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
    public static final class Writer2 extends Jackson2Writer<CocoonSetStatus> {
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
    public static final class Writer3 extends Jackson3Writer<CocoonSetStatus> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
