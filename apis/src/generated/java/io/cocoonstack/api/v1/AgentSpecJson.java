package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.JsonReader;
import io.cocoonstack.api.internal.JsonWriter;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
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
            .int32("replicas", AgentSpec::getReplicas, AgentSpec::setReplicas)
            .text("image", AgentSpec::getImage, AgentSpec::setImage)
            .word("mode", VmMode::ofNullable, AgentSpec::getMode, AgentSpec::setMode)
            .envFrom("envFrom", AgentSpec::getEnvFrom, AgentSpec::setEnvFrom)
            .text("serviceAccountName", AgentSpec::getServiceAccountName, AgentSpec::setServiceAccountName)
            .word("os", OsType::ofNullable, AgentSpec::getOs, AgentSpec::setOs)
            .word("backend", Backend::ofNullable, AgentSpec::getBackend, AgentSpec::setBackend)
            .word("connType", ConnType::ofNullable, AgentSpec::getConnType, AgentSpec::setConnType)
            .text("network", AgentSpec::getNetwork, AgentSpec::setNetwork)
            .quantity("storage", AgentSpec::getStorage, AgentSpec::setStorage)
            .resources("resources", AgentSpec::getResources, AgentSpec::setResources)
            .int32("probePort", AgentSpec::getProbePort, AgentSpec::setProbePort)
            .bool("forcePull", AgentSpec::getForcePull, AgentSpec::setForcePull)
            .bool("noDirectIO", AgentSpec::getNoDirectIo, AgentSpec::setNoDirectIo)
            .build();

    private AgentSpecJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<AgentSpec> {
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
    public static final class Writer extends JsonWriter<AgentSpec> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
