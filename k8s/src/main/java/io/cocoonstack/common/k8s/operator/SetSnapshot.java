package io.cocoonstack.common.k8s.operator;

/**
 * A snapshot that goes from the registry with its set, if it is there (contract 6.8).
 *
 * @param vmName name of the VM, which names the repository
 * @param podName name of the VM's pod; a snapshot that names another one is not the set's
 * @param tag the tag
 */
public record SetSnapshot(String vmName, String podName, String tag) {}
