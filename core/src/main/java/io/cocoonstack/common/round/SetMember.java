package io.cocoonstack.common.round;

import org.jspecify.annotations.Nullable;

/**
 * One pod that a set has or is to have: its main agent, a sub-agent or a toolbox.
 *
 * @param podName the pod's name, such as {@code demo-0}
 * @param pod the facts of the pod, possibly from a cache; null where there is none
 * @param owner whose round the pod is in
 */
public record SetMember(String podName, @Nullable PodFacts pod, RoundOwner owner) {}
