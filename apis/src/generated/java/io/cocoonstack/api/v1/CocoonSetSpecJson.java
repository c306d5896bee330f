package io.cocoonstack.api.v1;

import io.cocoonstack.api.internal.JsonReader;
import io.cocoonstack.api.internal.JsonWriter;
import io.cocoonstack.api.internal.ObjectType;
import io.cocoonstack.api.internal.ObjectTypeBuilder;
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
            .bool("suspend", CocoonSetSpec::getSuspend, CocoonSetSpec::setSuspend)
            .word("snapshotPolicy", SnapshotPolicy::ofNullable, CocoonSetSpec::getSnapshotPolicy, CocoonSetSpec::setSnapshotPolicy)
            .word("hibernatePolicy", HibernatePolicy::ofNullable, CocoonSetSpec::getHibernatePolicy, CocoonSetSpec::setHibernatePolicy)
            .text("nodePool", CocoonSetSpec::getNodePool, CocoonSetSpec::setNodePool)
            .text("snapshotCompatibilityClass", CocoonSetSpec::getSnapshotCompatibilityClass, CocoonSetSpec::setSnapshotCompatibilityClass)
            .text("nodeName", CocoonSetSpec::getNodeName, CocoonSetSpec::setNodeName)
            .object("agent", AgentSpecJson.TYPE, CocoonSetSpec::getAgent, CocoonSetSpec::setAgent)
            .list("toolboxes", ToolboxSpecJson.TYPE, CocoonSetSpec::getToolboxes, CocoonSetSpec::setToolboxes)
            .build();

    private CocoonSetSpecJson() {
    }

    /**
     * Reads it.
     */
    public static final class Reader extends JsonReader<CocoonSetSpec> {
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
    public static final class Writer extends JsonWriter<CocoonSetSpec> {
        /**
         * Made by Jackson.
         */
        public Writer() {
            super(TYPE);
        }
    }
}
