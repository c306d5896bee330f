package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes down a set that is being deleted: its pods, and once they are gone its snapshots (contract 6.8 rule finalizer).
 */
record SetCleanup(KubernetesClient client, SnapshotRegistry registry, PodActions actions) {

    /** The set was written to, and is to be read again. */
    static final Hindrance LISTED = Hindrance.of("the names of its VMs were listed");

    /** Does what can be done now; answers what is left, or null for nothing. */
    @Nullable
    Hindrance next(CocoonSetRound round, PodRefusals refused) {
        CocoonSet set = round.set();
        // Not from a cache: a snapshot that goes while a pod is still there may be pushed again.
        List<Pod> owned =
                ClusterView.live(client)
                        .pods(
                                set.getMetadata().getNamespace(),
                                set.getMetadata().getName())
                        .stream()
                        .filter(pod -> SetPods.owns(set, pod))
                        .toList();
        if (round.listVms(owned.stream().map(Pods::facts).toList())) {
            return LISTED;
        }
        for (Pod pod : owned) {
            String name = pod.getMetadata().getName();
            if (!Metadata.isDeleting(pod)
                    && refused.attempt(name, "deleted", () -> PodWrites.delete(client, Pods.facts(pod)))) {
                actions.tell(set, PodAction.Kind.DELETED, name, "the set is being deleted");
            }
        }
        if (owned.isEmpty()) {
            return dropSnapshots(round.pods());
        }
        return refused.first() == null ? Hindrance.of("pods are left: " + owned.size()) : refused.first();
    }

    private @Nullable Hindrance dropSnapshots(SetPods pods) {
        Hindrance problem = null;
        for (SetSnapshot snapshot : pods.snapshots()) {
            Hindrance failure = drop(pods.set(), snapshot);
            problem = problem == null ? failure : problem;
        }
        return problem;
    }

    private @Nullable Hindrance drop(CocoonSet set, SetSnapshot snapshot) {
        String subject = snapshot.vmName() + ":" + snapshot.tag();
        ProbeResult found = registry.probe(snapshot.vmName(), snapshot.tag());
        if (found instanceof ProbeResult.Failed failed) {
            return new Hindrance("the registry gave no answer about " + subject + ": ", failed.reason());
        }
        if (!(found instanceof ProbeResult.Present present)
                || present.origin().isOfAnotherPod(set.getMetadata().getNamespace(), snapshot.podName())) {
            return null;
        }
        String other = new LiveView(client).otherOwner(set, snapshot.podName());
        if (other != null) {
            actions.tell(
                    set, PodAction.Kind.SNAPSHOT_KEPT, subject, "it may be of " + other + " with the name of its pod");
            return null;
        }
        DropResult result = registry.drop(snapshot.vmName(), present.digest());
        if (result instanceof DropResult.Failed failed) {
            return new Hindrance("the registry does not drop " + subject + ": ", failed.reason());
        }
        if (result instanceof DropResult.Unsupported unsupported) {
            // Where the registry deletes nothing for anyone, to wait for it would keep the set for ever.
            actions.tell(set, PodAction.Kind.SNAPSHOT_KEPT, subject, unsupported.reason());
        } else {
            actions.tell(set, PodAction.Kind.SNAPSHOT_DROPPED, subject, "its set is being deleted");
        }
        return null;
    }
}
