package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.JsonReader;
import io.cocoonstack.api.internal.JsonWriter;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
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
            .text("name", ToolboxStatus::getName, ToolboxStatus::setName)
            .text("podName", ToolboxStatus::getPodName, ToolboxStatus::setPodName)
            .text("vmName", ToolboxStatus::getVmName, ToolboxStatus::setVmName)
            .text("vmID", ToolboxStatus::getVmId, ToolboxStatus::setVmId)
            .text("ip", ToolboxStatus::getIp, ToolboxStatus::setIp)
            .text("phase", ToolboxStatus::getPhase, ToolboxStatus::setPhase)
            .word("connType", ConnType::ofNullable, ToolboxStatus::getConnType, ToolboxStatus::setConnType)
            .int32("vncPort", ToolboxStatus::getVncPort, ToolboxStatus::setVncPort)
            .build();

    private ToolboxStatusJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<ToolboxStatus> {
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
    public static final class Writer extends JsonWriter<ToolboxStatus> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
