package io.cocoonstack.common.testkit.world;

import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Today's operator of the Go side, as far as the kubelet of one pod sees it (contract 6.3). It keeps no epochs, decides
 * on the pod as its cache had it a while ago, and writes without a guard. It takes the flag away when it sees the tag.
 * When it then sees an id and a container that runs, it deletes the tag, whatever is behind it by then. For use by one
 * thread at a time.
 */
public final class GoOperator {

    private final User writes;
    private final SnapshotRegistry registry;
    private final String pod;
    private @Nullable Pod cached;

    /**
     * Makes an operator whose cache is empty.
     *
     * @param writes reads and writes the pod
     * @param registry is asked for snapshots, and deletes them
     * @param pod the pod's name
     */
    public GoOperator(User writes, SnapshotRegistry registry, String pod) {
        this.writes = writes;
        this.registry = registry;
        this.pod = pod;
    }

    /** Lets the cache catch up with the API server. */
    public void catchUp() {
        cached = writes.pod(pod);
    }

    /**
     * Reconciles once, on the pod as it was at the reconciliation before.
     *
     * @param hibernated whether the VM is to be hibernated; else it is to run
     */
    public void reconcile(boolean hibernated) {
        PodFacts facts = Pods.facts(cached);
        catchUp();
        String name = facts.vmName();
        if (name == null || facts.isDeleting()) {
            return;
        }
        ProbeResult tag = registry.probe(name, Identifiers.HIBERNATE_SNAPSHOT_TAG);
        boolean runs = facts.isContainerRunning() && facts.vmId() != null;
        if (hibernated && runs && !facts.isHibernate()) {
            flag("true");
        } else if (!hibernated && tag instanceof ProbeResult.Present present) {
            if (facts.isHibernate()) {
                flag(null);
            } else if (runs) {
                registry.drop(name, present.digest());
            }
        }
    }

    private void flag(@Nullable String value) {
        Map<String, @Nullable String> annotations = new HashMap<>();
        annotations.put(Annotations.HIBERNATE, value);
        writes.annotate(pod, annotations);
    }
}
