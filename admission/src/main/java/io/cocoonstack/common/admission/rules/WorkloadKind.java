package io.cocoonstack.common.admission.rules;

import org.jspecify.annotations.Nullable;

/** The workloads whose scale is looked after. Both are of the API group {@code apps}. */
public enum WorkloadKind {
    /** A Deployment. */
    DEPLOYMENT("Deployment", "deployments"),

    /** A StatefulSet. */
    STATEFUL_SET("StatefulSet", "statefulsets");

    static final String GROUP = "apps";

    private final String kind;
    private final String resource;

    WorkloadKind(String kind, String resource) {
        this.kind = kind;
        this.resource = resource;
    }

    /**
     * The kind.
     *
     * @return such as {@code Deployment}
     */
    public String kind() {
        return kind;
    }

    /**
     * The resource.
     *
     * @return the plural, such as {@code deployments}
     */
    public String resource() {
        return resource;
    }

    static @Nullable WorkloadKind ofResource(String group, String resource) {
        for (WorkloadKind kind : values()) {
            if (group.equals(GROUP) && kind.resource.equals(resource)) {
                return kind;
            }
        }
        return null;
    }
}
