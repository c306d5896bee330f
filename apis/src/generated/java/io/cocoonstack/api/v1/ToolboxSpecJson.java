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
 * How {@link ToolboxSpec} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class ToolboxSpecJson {
    /**
     * The fields.
     */
    static final ObjectType<ToolboxSpec> TYPE = ObjectTypeBuilder.of(ToolboxSpec.class, ToolboxSpec::new)
            .text("name", ToolboxSpec::getName, ToolboxSpec::setName)
            .text("image", ToolboxSpec::getImage, ToolboxSpec::setImage)
            .word("mode", VmMode::ofNullable, ToolboxSpec::getMode, ToolboxSpec::setMode)
            .text("staticIP", ToolboxSpec::getStaticIp, ToolboxSpec::setStaticIp)
            .text("staticVMID", ToolboxSpec::getStaticVmId, ToolboxSpec::setStaticVmId)
            .int32("vncPort", ToolboxSpec::getVncPort, ToolboxSpec::setVncPort)
            .word("os", OsType::ofNullable, ToolboxSpec::getOs, ToolboxSpec::setOs)
            .word("backend", Backend::ofNullable, ToolboxSpec::getBackend, ToolboxSpec::setBackend)
            .word("connType", ConnType::ofNullable, ToolboxSpec::getConnType, ToolboxSpec::setConnType)
            .text("network", ToolboxSpec::getNetwork, ToolboxSpec::setNetwork)
            .quantity("storage", ToolboxSpec::getStorage, ToolboxSpec::setStorage)
            .resources("resources", ToolboxSpec::getResources, ToolboxSpec::setResources)
            .int32("probePort", ToolboxSpec::getProbePort, ToolboxSpec::setProbePort)
            .bool("forcePull", ToolboxSpec::getForcePull, ToolboxSpec::setForcePull)
            .bool("noDirectIO", ToolboxSpec::getNoDirectIo, ToolboxSpec::setNoDirectIo)
            .build();

    private ToolboxSpecJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<ToolboxSpec> {
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
    public static final class Writer extends JsonWriter<ToolboxSpec> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
