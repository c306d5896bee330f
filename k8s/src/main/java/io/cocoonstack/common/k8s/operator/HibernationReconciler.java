package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of CocoonHibernations (contract 6.5), one step a call: reads, plans, carries out, reports in the status,
 * keeps the finalizer, and says when to come back. It keeps nothing in memory that a decision needs, so it goes on
 * after a crash, beside a second leader, and behind a cache that lags. Safe for use by many threads, also for one
 * object at a time in several of them.
 */
public final class HibernationReconciler extends RoundReconciler<CocoonHibernation> {

    /**
     * Makes a reconciler that reads everything from the API server.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     * @param executor carries out the steps, and tells its listeners of them
     * @param settings the settings of the fleet
     */
    public HibernationReconciler(
            KubernetesClient client, SnapshotRegistry registry, RoundExecutor executor, FleetSettings settings) {
        this(client, registry, executor, settings, ClusterView.live(client));
    }

    /**
     * Makes a reconciler that decides by a view, such as one on the caches of informers.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     * @param executor carries out the steps, and tells its listeners of them
     * @param settings the settings of the fleet
     * @param view where to read what is decided by
     */
    public HibernationReconciler(
            KubernetesClient client,
            SnapshotRegistry registry,
            RoundExecutor executor,
            FleetSettings settings,
            ClusterView view) {
        super(client, registry, executor, settings, view, Identifiers.HIBERNATION_FINALIZER);
    }

    @Override
    @Nullable
    CocoonHibernation read(String namespace, String name) {
        return view.hibernation(namespace, name);
    }

    /** A CR that is being deleted has its VM woken first. */
    @Override
    Next cleanUp(CocoonHibernation hibernation) {
        return isOver(hibernation) ? letGo(hibernation) : step(hibernation);
    }

    /**
     * Whether nothing is lost where the CR goes: its VM runs, or pod and set are gone. A set that does not want the pod
     * now may want it again, and finds its snapshot by this CR.
     */
    private boolean isOver(CocoonHibernation hibernation) {
        if (HibernationPhase.ACTIVE.equals(Hibernations.phase(hibernation))) {
            return true;
        }
        String podName = Hibernations.podName(hibernation);
        LiveView live = new LiveView(client);
        return podName == null
                || (pod(live, hibernation) == null
                        && !live.hasSetOf(hibernation.getMetadata().getNamespace(), podName));
    }

    @Override
    Next step(CocoonHibernation hibernation) {
        Pod pod = pod(view, hibernation);
        PodFacts facts = pod == null ? null : Pods.facts(pod);
        CocoonSet set = set(view, hibernation, pod);
        boolean retry = isRetryDue(hibernation, Hibernations.phase(hibernation), conditions(hibernation));
        RoundStep<HibernationPhase> step = HibernationPlanner.next(
                Hibernations.facts(hibernation, set, retry), facts, settings.legacyPolicy(), registry);
        HibernationRound round =
                new HibernationRound(client, hibernation, facts == null ? null : facts.vmName(), settings.clock());
        StepReport report = executor.perform(step, round);
        if (report.outcome() == StepOutcome.ACTED) {
            return Next.SOON;
        }
        if (report.outcome() == StepOutcome.CONFLICT) {
            return afterConflict(hibernation);
        }
        if (retry) {
            noteRetry(hibernation);
        }
        Standing standing = Standing.of(report, isHeldBySet(hibernation, set, facts));
        return stand(hibernation, withLegacy(standing, Stream.ofNullable(facts)), facts, round);
    }

    /** No phase changes, unless its deadline has passed. */
    private Next stand(
            CocoonHibernation hibernation, Standing standing, @Nullable PodFacts pod, HibernationRound round) {
        Instant deadline = round.report().deadline(standing, settings.roundDeadline());
        HibernationPhase phase = Hibernations.phase(hibernation);
        boolean overdue = isPast(deadline);
        boolean fails = overdue && !HibernationPhase.WAKING.equals(phase);
        CocoonHibernationStatus status = fails
                ? round.report().failed(settings.roundDeadline(), standing.why())
                : round.report().waiting(overdue ? standing.overdue(phase, settings.roundDeadline()) : standing, pod);
        round.store(status);
        tell(hibernation, conditions(hibernation), status.getConditions());
        return fails ? Next.SOON : whileStanding(hibernation, standing, overdue ? null : deadline);
    }

    private static @Nullable List<Condition> conditions(CocoonHibernation hibernation) {
        return hibernation.getStatus() == null ? null : hibernation.getStatus().getConditions();
    }

    /** Whether the round of the set comes first, however long that takes (contract 6.5). */
    static boolean isHeldBySet(CocoonHibernation hibernation, @Nullable CocoonSet set, @Nullable PodFacts pod) {
        if (set == null) {
            return false;
        }
        boolean wakeWaits =
                Defaults.suspend(set.getSpec()) && HibernationDesire.WAKE.equals(Hibernations.desire(hibernation));
        boolean moves = CocoonSetPhase.MIGRATING.equals(CocoonSets.phase(set))
                && CocoonSets.facts(set).mainPodName().equals(Hibernations.podName(hibernation));
        return wakeWaits || (moves && !isHandedOver(hibernation, set, pod));
    }

    /** Whether a set that moves its main agent has left the pod to the round of the CR (contract 6.6). */
    private static boolean isHandedOver(CocoonHibernation hibernation, CocoonSet set, @Nullable PodFacts pod) {
        String wanted = set.getSpec() == null ? null : set.getSpec().getNodeName();
        return pod != null
                && pod.isHibernate()
                && RoundOwner.of(Hibernations.phase(hibernation)) == RoundOwner.HIBERNATION
                && (wanted == null || pod.nodeName() == null || wanted.equals(pod.nodeName()));
    }

    private static @Nullable Pod pod(ClusterView view, CocoonHibernation hibernation) {
        String podName = Hibernations.podName(hibernation);
        return podName == null ? null : view.pod(hibernation.getMetadata().getNamespace(), podName);
    }

    private static @Nullable CocoonSet set(ClusterView view, CocoonHibernation hibernation, @Nullable Pod pod) {
        return CocoonSets.ofPod(view, hibernation.getMetadata().getNamespace(), Hibernations.podName(hibernation), pod);
    }
}
