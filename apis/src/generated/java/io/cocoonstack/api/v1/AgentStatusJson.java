package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
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
            .value("slot", ValueTypes.REQUIRED_INT32, AgentStatus::getSlot, AgentStatus::setSlot)
            .value("role", ValueTypes.word(Role::ofNullable), AgentStatus::getRole, AgentStatus::setRole)
            .value("podName", ValueTypes.TEXT, AgentStatus::getPodName, AgentStatus::setPodName)
            .value("vmName", ValueTypes.TEXT, AgentStatus::getVmName, AgentStatus::setVmName)
            .value("vmID", ValueTypes.TEXT, AgentStatus::getVmId, AgentStatus::setVmId)
            .value("ip", ValueTypes.TEXT, AgentStatus::getIp, AgentStatus::setIp)
            .value("phase", ValueTypes.TEXT, AgentStatus::getPhase, AgentStatus::setPhase)
            .value("forkedFrom", ValueTypes.TEXT, AgentStatus::getForkedFrom, AgentStatus::setForkedFrom)
            .build();

    private AgentStatusJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<AgentStatus> {
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
    public static final class Reader3 extends Jackson3Reader<AgentStatus> {
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
    public static final class Writer2 extends Jackson2Writer<AgentStatus> {
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
    public static final class Writer3 extends Jackson3Writer<AgentStatus> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
