package io.cocoonstack.common.admission.rules;

import io.cocoonstack.common.admission.RawObject;

/** Finds the workload behind a Scale. Called from many threads at once; the API server waits while it works. */
@FunctionalInterface
public interface WorkloadLookup {

    /**
     * Reads a workload.
     *
     * @param kind what kind of
     * @param namespace its namespace
     * @param name its name
     * @return the workload as the API server has it, not as a cache had it; {@link RawObject#ABSENT} when it is gone
     * @throws Exception if that cannot be told: then scaling down is denied
     */
    RawObject find(WorkloadKind kind, String namespace, String name) throws Exception;
}
