package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
import io.cocoonstack.common.meta.Backend;
import io.cocoonstack.common.meta.ConnType;
import io.cocoonstack.common.meta.OsType;
import io.cocoonstack.common.meta.VmMode;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link AgentSpec} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class AgentSpecJson {
    /**
     * The fields.
     */
    static final ObjectType<AgentSpec> TYPE = ObjectTypeBuilder.of(AgentSpec.class, AgentSpec::new)
            .value("replicas", ValueTypes.INT32, AgentSpec::getReplicas, AgentSpec::setReplicas)
            .value("image", ValueTypes.TEXT, AgentSpec::getImage, AgentSpec::setImage)
            .value("mode", ValueTypes.word(VmMode::ofNullable), AgentSpec::getMode, AgentSpec::setMode)
            .value("envFrom", ValueTypes.ENV_FROM, AgentSpec::getEnvFrom, AgentSpec::setEnvFrom)
            .value("serviceAccountName", ValueTypes.TEXT, AgentSpec::getServiceAccountName, AgentSpec::setServiceAccountName)
            .value("os", ValueTypes.word(OsType::ofNullable), AgentSpec::getOs, AgentSpec::setOs)
            .value("backend", ValueTypes.word(Backend::ofNullable), AgentSpec::getBackend, AgentSpec::setBackend)
            .value("connType", ValueTypes.word(ConnType::ofNullable), AgentSpec::getConnType, AgentSpec::setConnType)
            .value("network", ValueTypes.TEXT, AgentSpec::getNetwork, AgentSpec::setNetwork)
            .value("storage", ValueTypes.QUANTITY, AgentSpec::getStorage, AgentSpec::setStorage)
            .value("resources", ValueTypes.RESOURCES, AgentSpec::getResources, AgentSpec::setResources)
            .value("probePort", ValueTypes.INT32, AgentSpec::getProbePort, AgentSpec::setProbePort)
            .value("forcePull", ValueTypes.BOOL, AgentSpec::getForcePull, AgentSpec::setForcePull)
            .value("noDirectIO", ValueTypes.BOOL, AgentSpec::getNoDirectIo, AgentSpec::setNoDirectIo)
            .build();

    private AgentSpecJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<AgentSpec> {
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
    public static final class Reader3 extends Jackson3Reader<AgentSpec> {
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
    public static final class Writer2 extends Jackson2Writer<AgentSpec> {
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
    public static final class Writer3 extends Jackson3Writer<AgentSpec> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
