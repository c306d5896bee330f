package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
import io.cocoonstack.common.meta.ConnType;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link ToolboxStatus} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class ToolboxStatusJson {
    /**
     * The fields.
     */
    static final ObjectType<ToolboxStatus> TYPE = ObjectTypeBuilder.of(ToolboxStatus.class, ToolboxStatus::new)
            .value("name", ValueTypes.TEXT, ToolboxStatus::getName, ToolboxStatus::setName)
            .value("podName", ValueTypes.TEXT, ToolboxStatus::getPodName, ToolboxStatus::setPodName)
            .value("vmName", ValueTypes.TEXT, ToolboxStatus::getVmName, ToolboxStatus::setVmName)
            .value("vmID", ValueTypes.TEXT, ToolboxStatus::getVmId, ToolboxStatus::setVmId)
            .value("ip", ValueTypes.TEXT, ToolboxStatus::getIp, ToolboxStatus::setIp)
            .value("phase", ValueTypes.TEXT, ToolboxStatus::getPhase, ToolboxStatus::setPhase)
            .value("connType", ValueTypes.word(ConnType::ofNullable), ToolboxStatus::getConnType, ToolboxStatus::setConnType)
            .value("vncPort", ValueTypes.INT32, ToolboxStatus::getVncPort, ToolboxStatus::setVncPort)
            .build();

    private ToolboxStatusJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<ToolboxStatus> {
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
    public static final class Reader3 extends Jackson3Reader<ToolboxStatus> {
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
    public static final class Writer2 extends Jackson2Writer<ToolboxStatus> {
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
    public static final class Writer3 extends Jackson3Writer<ToolboxStatus> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
