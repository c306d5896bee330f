package io.cocoonstack.common.meta;

/** Keys of the labels on cocoon pods (contract 2 and 6.8). */
public final class Labels {

    /** Name of the CocoonSet that owns the pod. */
    public static final String COCOON_SET = "cocoonset.cocoonstack.io/name";
    /** What the pod is within its set, a {@link Role}. */
    public static final String ROLE = "cocoonset.cocoonstack.io/role";
    /** Zero-based agent slot; of a toolbox its name. */
    public static final String SLOT = "cocoonset.cocoonstack.io/slot";
    /** Pool of nodes, {@link #DEFAULT_NODE_POOL} when unset; on nodes, in node selectors and on pods. */
    public static final String NODE_POOL = "cocoonstack.io/pool";
    /** Certified guest-visible CPU ABI, since 0.3; on nodes and in node selectors. */
    public static final String SNAPSHOT_COMPATIBILITY_CLASS = "cocoonstack.io/snapshot-cpu-class";

    /** The pool of a pod or set that names none. */
    public static final String DEFAULT_NODE_POOL = "default";

    private Labels() {}
}
