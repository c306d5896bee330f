package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.Jackson2Reader;
import io.cocoonstack.api.internal.Jackson2Writer;
import io.cocoonstack.api.internal.Jackson3Reader;
import io.cocoonstack.api.internal.Jackson3Writer;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
import io.cocoonstack.api.internal.ValueTypes;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.SnapshotPolicy;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * How {@link CocoonSetSpec} is read and written.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
final class CocoonSetSpecJson {
    /**
     * The fields.
     */
    static final ObjectType<CocoonSetSpec> TYPE = ObjectTypeBuilder.of(CocoonSetSpec.class, CocoonSetSpec::new)
            .value("suspend", ValueTypes.BOOL, CocoonSetSpec::getSuspend, CocoonSetSpec::setSuspend)
            .value("snapshotPolicy", ValueTypes.word(SnapshotPolicy::ofNullable), CocoonSetSpec::getSnapshotPolicy, CocoonSetSpec::setSnapshotPolicy)
            .value("hibernatePolicy", ValueTypes.word(HibernatePolicy::ofNullable), CocoonSetSpec::getHibernatePolicy, CocoonSetSpec::setHibernatePolicy)
            .value("nodePool", ValueTypes.TEXT, CocoonSetSpec::getNodePool, CocoonSetSpec::setNodePool)
            .value("snapshotCompatibilityClass", ValueTypes.TEXT, CocoonSetSpec::getSnapshotCompatibilityClass, CocoonSetSpec::setSnapshotCompatibilityClass)
            .value("nodeName", ValueTypes.TEXT, CocoonSetSpec::getNodeName, CocoonSetSpec::setNodeName)
            .object("agent", AgentSpecJson.TYPE, CocoonSetSpec::getAgent, CocoonSetSpec::setAgent)
            .list("toolboxes", ToolboxSpecJson.TYPE, CocoonSetSpec::getToolboxes, CocoonSetSpec::setToolboxes)
            .build();

    private CocoonSetSpecJson() {
    }

    /**
     * Made by Jackson 2.
     */
    public static final class Reader2 extends Jackson2Reader<CocoonSetSpec> {
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
    public static final class Reader3 extends Jackson3Reader<CocoonSetSpec> {
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
    public static final class Writer2 extends Jackson2Writer<CocoonSetSpec> {
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
    public static final class Writer3 extends Jackson3Writer<CocoonSetSpec> {
        /**
         * Made by Jackson 3.
         */
        public Writer3() {
            super(TYPE);
        }
    }
}
