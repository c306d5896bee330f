package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.JsonReader;
import io.cocoonstack.api.internal.JsonWriter;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.common.meta.Role;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link AgentStatus} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class AgentStatusJson {
    /**
     * The fields.
     */
    static final ObjectType<AgentStatus> TYPE = ObjectTypeBuilder.of(AgentStatus.class, AgentStatus::new)
            .requiredInt32("slot", AgentStatus::getSlot, AgentStatus::setSlot)
            .word("role", Role::ofNullable, AgentStatus::getRole, AgentStatus::setRole)
            .text("podName", AgentStatus::getPodName, AgentStatus::setPodName)
            .text("vmName", AgentStatus::getVmName, AgentStatus::setVmName)
            .text("vmID", AgentStatus::getVmId, AgentStatus::setVmId)
            .text("ip", AgentStatus::getIp, AgentStatus::setIp)
            .text("phase", AgentStatus::getPhase, AgentStatus::setPhase)
            .text("forkedFrom", AgentStatus::getForkedFrom, AgentStatus::setForkedFrom)
            .build();

    private AgentStatusJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<AgentStatus> {
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
    public static final class Writer extends JsonWriter<AgentStatus> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
