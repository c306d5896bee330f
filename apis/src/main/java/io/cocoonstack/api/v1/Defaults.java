package io.cocoonstack.api.v1;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Defaults of contract 5 that belong to no word of the vocabulary; those stand beside the words, such as
 * {@link io.cocoonstack.common.meta.VmMode#orAgentDefault}. No type fills in a default by itself: a read object shows
 * what stands there.
 */
@NullMarked
public final class Defaults {

    /** The pool of a set that names none. */
    public static final String NODE_POOL = "default";

    private Defaults() {}

    /**
     * The node pool of a set.
     *
     * @param spec the set's spec, or null
     * @return {@link #NODE_POOL} where the spec names none
     */
    public static String nodePool(@Nullable CocoonSetSpec spec) {
        @Nullable String pool = spec == null ? null : spec.getNodePool();
        return pool == null || pool.isEmpty() ? NODE_POOL : pool;
    }

    /**
     * The number of sub-agents.
     *
     * @param agent the agent of a set's spec, or null
     * @return 0 where there is none
     */
    public static int replicas(@Nullable AgentSpec agent) {
        @Nullable Integer replicas = agent == null ? null : agent.getReplicas();
        return replicas == null ? 0 : replicas;
    }

    /**
     * Whether the set is to be hibernated.
     *
     * @param spec the set's spec, or null
     * @return false where the spec does not say so
     */
    public static boolean suspend(@Nullable CocoonSetSpec spec) {
        return spec != null && Boolean.TRUE.equals(spec.getSuspend());
    }
}
