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
 * How {@link ToolboxSpec} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class ToolboxSpecJson {
    /**
     * The fields.
     */
    static final ObjectType<ToolboxSpec> TYPE = ObjectTypeBuilder.of(ToolboxSpec.class, ToolboxSpec::new)
            .value("name", ValueTypes.TEXT, ToolboxSpec::getName, ToolboxSpec::setName)
            .value("image", ValueTypes.TEXT, ToolboxSpec::getImage, ToolboxSpec::setImage)
            .value("mode", ValueTypes.word(VmMode::ofNullable), ToolboxSpec::getMode, ToolboxSpec::setMode)
            .value("staticIP", ValueTypes.TEXT, ToolboxSpec::getStaticIp, ToolboxSpec::setStaticIp)
            .value("staticVMID", ValueTypes.TEXT, ToolboxSpec::getStaticVmId, ToolboxSpec::setStaticVmId)
            .value("vncPort", ValueTypes.INT32, ToolboxSpec::getVncPort, ToolboxSpec::setVncPort)
            .value("os", ValueTypes.word(OsType::ofNullable), ToolboxSpec::getOs, ToolboxSpec::setOs)
            .value("backend", ValueTypes.word(Backend::ofNullable), ToolboxSpec::getBackend, ToolboxSpec::setBackend)
            .value("connType", ValueTypes.word(ConnType::ofNullable), ToolboxSpec::getConnType, ToolboxSpec::setConnType)
            .value("network", ValueTypes.TEXT, ToolboxSpec::getNetwork, ToolboxSpec::setNetwork)
            .value("storage", ValueTypes.QUANTITY, ToolboxSpec::getStorage, ToolboxSpec::setStorage)
            .value("resources", ValueTypes.RESOURCES, ToolboxSpec::getResources, ToolboxSpec::setResources)
            .value("probePort", ValueTypes.INT32, ToolboxSpec::getProbePort, ToolboxSpec::setProbePort)
            .value("forcePull", ValueTypes.BOOL, ToolboxSpec::getForcePull, ToolboxSpec::setForcePull)
            .value("noDirectIO", ValueTypes.BOOL, ToolboxSpec::getNoDirectIo, ToolboxSpec::setNoDirectIo)
            .build();

    private ToolboxSpecJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<ToolboxSpec> {
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
    public static final class Reader3 extends Jackson3Reader<ToolboxSpec> {
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
    public static final class Writer2 extends Jackson2Writer<ToolboxSpec> {
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
    public static final class Writer3 extends Jackson3Writer<ToolboxSpec> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
