package io.cocoonstack.common.meta;

/** Names of the API group, its kinds and finalizers, the toleration and the snapshot tags (contract 2 and 6). */
public final class Identifiers {

    /** API group of the custom resources. */
    public static final String GROUP = "cocoonset.cocoonstack.io";
    /** Version of the custom resources. */
    public static final String VERSION = "v1";
    /** apiVersion of the custom resources. */
    public static final String API_VERSION = GROUP + "/" + VERSION;
    /** Kind of a set of agents and toolboxes. */
    public static final String KIND_COCOON_SET = "CocoonSet";
    /** Kind of a request to hibernate one pod's VM. */
    public static final String KIND_COCOON_HIBERNATION = "CocoonHibernation";

    /** Key of the toleration that gates cocoon pods onto virtual-kubelet nodes. */
    public static final String TOLERATION_KEY = "virtual-kubelet.io/provider";

    /** Finalizer of a CocoonSet (contract 6.8). */
    public static final String COCOON_SET_FINALIZER = "cocoonset.cocoonstack.io/finalizer";
    /** Finalizer of a CocoonHibernation (contract 6.5). */
    public static final String HIBERNATION_FINALIZER = "cocoonhibernation.cocoonset.cocoonstack.io/finalizer";

    /** Tag of the snapshot of a hibernation; the operator probes it. */
    public static final String HIBERNATE_SNAPSHOT_TAG = "hibernate";
    /** Tag of routine snapshots, pushed at pod delete; also the tag of a reference that names none. */
    public static final String DEFAULT_SNAPSHOT_TAG = "latest";

    private Identifiers() {}
}
