package io.cocoonstack.common.round;

import io.cocoonstack.common.meta.Identifiers;

/** Asks the registry for the hibernate snapshot of a pod's VM, for every gate and planner. */
final class GuardedProbe {

    private GuardedProbe() {}

    /**
     * Asks. VM names can collide, and then the snapshot is another pod's: it is neither this round's nor to be dropped
     * or overwritten, so it is an error and not an answer (contract 6.3 rule 9). An exception of the caller's probe is
     * a failure, never an absence.
     */
    static ProbeResult ask(PodFacts pod, String vmName, SnapshotProbe probe) {
        return ask(pod, vmName, Identifiers.HIBERNATE_SNAPSHOT_TAG, probe);
    }

    /** Asks for a manifest by a tag or by its digest, as {@link #ask(PodFacts, String, SnapshotProbe)} does. */
    static ProbeResult ask(PodFacts pod, String vmName, String reference, SnapshotProbe probe) {
        ProbeResult snapshot = ask(vmName, reference, probe);
        String namespace = pod.namespace();
        String name = pod.name();
        boolean known = namespace != null && name != null;
        if (known && snapshot instanceof ProbeResult.Present it && it.origin().isOfAnotherPod(namespace, name)) {
            return new ProbeResult.Failed(
                    "the snapshot of " + vmName + " is of another pod than " + namespace + "/" + name, null);
        }
        return snapshot;
    }

    private static ProbeResult ask(String vmName, String reference, SnapshotProbe probe) {
        try {
            return probe.probe(vmName, reference);
        } catch (RuntimeException e) {
            return new ProbeResult.Failed("the probe threw " + e.getClass().getSimpleName(), e);
        }
    }
}
