package io.cocoonstack.api.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cocoonstack.api.Extensible;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.SnapshotPolicy;
import io.fabric8.kubernetes.api.builder.Editable;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.sundr.builder.annotations.Buildable;
import io.sundr.builder.annotations.BuildableReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of the set.
 *
 * <p>The API server refuses what breaks one of these rules:
 * {@code hibernatePolicy=release requires agent.replicas=0 and no toolboxes};
 * {@code snapshotCompatibilityClass is immutable once set}.
 */
@NullMarked
@Generated("io.cocoonstack.common.buildtools.Generate")
@JsonDeserialize(
        using = CocoonSetSpecJson.Reader2.class
)
@JsonSerialize(
        using = CocoonSetSpecJson.Writer2.class
)
@tools.jackson.databind.annotation.JsonDeserialize(
        using = CocoonSetSpecJson.Reader3.class
)
@tools.jackson.databind.annotation.JsonSerialize(
        using = CocoonSetSpecJson.Writer3.class
)
@Buildable(
        editableEnabled = false,
        validationEnabled = false,
        generateBuilderPackage = false,
        lazyCollectionInitEnabled = false,
        builderPackage = "io.fabric8.kubernetes.api.builder",
        refs = {
                @BuildableReference(ObjectMeta.class),
                @BuildableReference(ListMeta.class),
                @BuildableReference(ResourceRequirements.class),
                @BuildableReference(EnvFromSource.class),
                @BuildableReference(Condition.class)
        }
)
public class CocoonSetSpec implements Extensible, Editable<CocoonSetSpecBuilder> {
    private @Nullable Boolean suspend;

    private @Nullable SnapshotPolicy snapshotPolicy;

    private @Nullable HibernatePolicy hibernatePolicy;

    private @Nullable String nodePool;

    private @Nullable String snapshotCompatibilityClass;

    private @Nullable String nodeName;

    private @Nullable AgentSpec agent;

    private List<ToolboxSpec> toolboxes = new ArrayList<>();

    private Map<String, Object> additionalProperties = new LinkedHashMap<>();

    /**
     * An empty object, to be filled by setters; {@link CocoonSetSpecBuilder} is the fluent way.
     */
    public CocoonSetSpec() {
    }

    /**
     * Whether the VMs of the set are to be hibernated. Setting it back wakes them.
     *
     * @return the boolean; null when it is absent, which means false
     */
    public @Nullable Boolean getSuspend() {
        return suspend;
    }

    /**
     * Whether the VMs of the set are to be hibernated. Setting it back wakes them.
     *
     * @param suspend the boolean; null and false are not written
     */
    public void setSuspend(@Nullable Boolean suspend) {
        this.suspend = suspend;
        additionalProperties.remove("suspend");
    }

    /**
     * Which VMs of the set are snapshotted when their pod is deleted: all of them
     * ({@code always}), the main agent alone ({@code main-only}), or none ({@code never}). One
     * of {@code always}, {@code main-only}, {@code never}. Default: {@code always}, filled in by
     * the API server and not by this type.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    public @Nullable SnapshotPolicy getSnapshotPolicy() {
        return snapshotPolicy;
    }

    /**
     * Which VMs of the set are snapshotted when their pod is deleted: all of them
     * ({@code always}), the main agent alone ({@code main-only}), or none ({@code never}). One
     * of {@code always}, {@code main-only}, {@code never}. Default: {@code always}, filled in by
     * the API server and not by this type.
     *
     * @param snapshotPolicy the word; null for none
     */
    public void setSnapshotPolicy(@Nullable SnapshotPolicy snapshotPolicy) {
        this.snapshotPolicy = snapshotPolicy;
        additionalProperties.remove("snapshotPolicy");
    }

    /**
     * What a suspended set keeps: its pods, and with them their seats on the nodes
     * ({@code retain}), or only the snapshots ({@code release}). Releasing is for sets of a
     * single agent. One of {@code retain}, {@code release}. Default: {@code retain}, filled in
     * by the API server and not by this type.
     *
     * @return the word, known to this version or not; null when it is absent or empty
     */
    public @Nullable HibernatePolicy getHibernatePolicy() {
        return hibernatePolicy;
    }

    /**
     * What a suspended set keeps: its pods, and with them their seats on the nodes
     * ({@code retain}), or only the snapshots ({@code release}). Releasing is for sets of a
     * single agent. One of {@code retain}, {@code release}. Default: {@code retain}, filled in
     * by the API server and not by this type.
     *
     * @param hibernatePolicy the word; null for none
     */
    public void setHibernatePolicy(@Nullable HibernatePolicy hibernatePolicy) {
        this.hibernatePolicy = hibernatePolicy;
        additionalProperties.remove("hibernatePolicy");
    }

    /**
     * Pool of nodes that the pods are scheduled to, matched against the node label
     * {@code cocoonstack.io/pool}. Default: {@code default}, filled in by the API server and not
     * by this type.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getNodePool() {
        return nodePool;
    }

    /**
     * Pool of nodes that the pods are scheduled to, matched against the node label
     * {@code cocoonstack.io/pool}. Default: {@code default}, filled in by the API server and not
     * by this type.
     *
     * @param nodePool the text; null or empty for none
     */
    public void setNodePool(@Nullable String nodePool) {
        this.nodePool = nodePool == null || nodePool.isEmpty() ? null : nodePool;
        additionalProperties.remove("nodePool");
    }

    /**
     * Class of CPUs that a snapshot of this set can be restored on, matched against the node
     * label {@code cocoonstack.io/snapshot-cpu-class}. Once set it stays, because a guest cannot
     * be moved to another class. At most 63 characters. Must match
     * {@code ^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$}.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getSnapshotCompatibilityClass() {
        return snapshotCompatibilityClass;
    }

    /**
     * Class of CPUs that a snapshot of this set can be restored on, matched against the node
     * label {@code cocoonstack.io/snapshot-cpu-class}. Once set it stays, because a guest cannot
     * be moved to another class. At most 63 characters. Must match
     * {@code ^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$}.
     *
     * @param snapshotCompatibilityClass the text; null or empty for none
     */
    public void setSnapshotCompatibilityClass(@Nullable String snapshotCompatibilityClass) {
        this.snapshotCompatibilityClass = snapshotCompatibilityClass == null || snapshotCompatibilityClass.isEmpty() ? null : snapshotCompatibilityClass;
        additionalProperties.remove("snapshotCompatibilityClass");
    }

    /**
     * Node that the main agent is pinned to. Naming another one moves the VM there by way of a
     * snapshot.
     *
     * @return the text; null when it is absent or empty
     */
    public @Nullable String getNodeName() {
        return nodeName;
    }

    /**
     * Node that the main agent is pinned to. Naming another one moves the VM there by way of a
     * snapshot.
     *
     * @param nodeName the text; null or empty for none
     */
    public void setNodeName(@Nullable String nodeName) {
        this.nodeName = nodeName == null || nodeName.isEmpty() ? null : nodeName;
        additionalProperties.remove("nodeName");
    }

    /**
     * The agents of the set: the main one in slot 0, and its sub-agents behind it. Required.
     *
     * @return the object itself, not a copy; null when it is absent
     */
    public @Nullable AgentSpec getAgent() {
        return agent;
    }

    /**
     * The agents of the set: the main one in slot 0, and its sub-agents behind it. Required.
     *
     * @param agent the object; null for none
     */
    public void setAgent(@Nullable AgentSpec agent) {
        this.agent = agent;
        additionalProperties.remove("agent");
    }

    /**
     * VMs beside the agents: helpers such as a database or a desktop.
     *
     * @return the list itself, not a copy; empty when it is absent, never null
     */
    public List<ToolboxSpec> getToolboxes() {
        return toolboxes;
    }

    /**
     * VMs beside the agents: helpers such as a database or a desktop.
     *
     * @param toolboxes the list, which is kept and not copied; null for an empty one
     */
    public void setToolboxes(@Nullable List<ToolboxSpec> toolboxes) {
        this.toolboxes = toolboxes == null ? new ArrayList<>() : toolboxes;
        additionalProperties.remove("toolboxes");
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public Map<String, Object> getAdditionalProperties() {
        return additionalProperties;
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public void setAdditionalProperty(String name, @Nullable Object value) {
        additionalProperties.put(name, value);
    }

    /**
     * Replaces what the typed properties do not write.
     *
     * @param additionalProperties values of JSON by name, copied; those that a typed property has overtaken are left
     * out; null for none
     */
    public void setAdditionalProperties(@Nullable Map<String, Object> additionalProperties) {
        this.additionalProperties = CocoonSetSpecJson.TYPE.current(this, additionalProperties);
    }

    /**
     * Starts a builder from a copy of this object.
     *
     * @return a new builder
     */
    public CocoonSetSpecBuilder toBuilder() {
        return new CocoonSetSpecBuilder(this);
    }

    /**
     * The same as {@link #toBuilder()}, under the name that fabric8's types use.
     *
     * @return a new builder
     */
    @Override
    public CocoonSetSpecBuilder edit() {
        return toBuilder();
    }

    /**
     * Compares what is written: absent and empty are the same; numbers count by value.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof CocoonSetSpec that && CocoonSetSpecJson.TYPE.same(this, that));
    }

    /**
     * Fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return CocoonSetSpecJson.TYPE.hash(this);
    }

    /**
     * What is written of this object, for logs.
     */
    @Override
    public String toString() {
        return CocoonSetSpecJson.TYPE.text(this);
    }
}
