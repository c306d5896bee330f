package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** The rounds of CocoonHibernations: read, plan, execute, come back. */
public final class HibernationController {

    private final KubernetesClient client;
    private final ClusterView view;
    private final SnapshotRegistry registry;
    private final RoundExecutor executor;

    /**
     * Makes a controller.
     *
     * @param client the client
     * @param view what to decide by
     * @param registry the registry that holds the snapshots
     * @param executor carries out what is decided
     */
    public HibernationController(
            KubernetesClient client, ClusterView view, SnapshotRegistry registry, RoundExecutor executor) {
        this.client = client;
        this.view = view;
        this.registry = registry;
        this.executor = executor;
    }

    /**
     * Does the one next thing.
     *
     * @param hibernation the CocoonHibernation, possibly from a cache
     */
    public void reconcile(CocoonHibernation hibernation) {
        String podName = Facts.podName(hibernation);
        Pod pod = podName == null ? null : view.pod(namespace(hibernation), podName);
        RoundStep<HibernationPhase> step = HibernationPlanner.next(
                Facts.of(hibernation, set(view, hibernation, pod)),
                pod == null ? null : Pods.facts(pod),
                LegacyPolicy.WAIT,
                registry);
        HibernationObject round = new HibernationObject(hibernation, client);
        RoundExecutor.Outcome outcome = executor.execute(step, round);
        boolean failed = LifecycleState.FAILED.equals(Pods.lifecycle(pod).state());
        if (failed && outcome == RoundExecutor.Outcome.NOTHING_TO_DO && Facts.phase(hibernation) != null) {
            tell(round, Pods.lifecycle(pod).message());
        }
    }

    private static void tell(HibernationObject round, @Nullable String message) {
        try {
            round.tellFailure(message);
        } catch (ConflictException e) {
            // It has changed since: the next time, it is told of what is then.
            return;
        }
    }

    /**
     * Does the one next thing for one that is being deleted, which counts as the desire to wake.
     *
     * @param hibernation the CocoonHibernation, possibly from a cache
     * @return whether its finalizer may go
     */
    public boolean cleanUp(CocoonHibernation hibernation) {
        if (HibernationPhase.ACTIVE.equals(Facts.phase(hibernation)) || isNothingLeft(hibernation)) {
            return true;
        }
        reconcile(hibernation);
        return false;
    }

    private boolean isNothingLeft(CocoonHibernation hibernation) {
        ClusterView live = new LiveView(client);
        String podName = Facts.podName(hibernation);
        Pod pod = podName == null ? null : live.pod(namespace(hibernation), podName);
        return pod == null && set(live, hibernation, null) == null;
    }

    /** The set that owns the pod; where there is no pod, the one whose main agent has its name. */
    private static @Nullable CocoonSet set(ClusterView view, CocoonHibernation hibernation, @Nullable Pod pod) {
        String owner = Pods.cocoonSetName(pod);
        String podName = Facts.podName(hibernation);
        if (owner == null && podName != null && podName.indexOf('-') >= 0) {
            owner = podName.substring(0, podName.lastIndexOf('-'));
        }
        return owner == null ? null : view.set(namespace(hibernation), owner);
    }

    private static String namespace(CocoonHibernation hibernation) {
        return hibernation.getMetadata().getNamespace();
    }
}
