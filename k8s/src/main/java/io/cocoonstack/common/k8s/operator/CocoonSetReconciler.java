package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.common.k8s.ApiErrors;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.k8s.internal.Pace;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetPlanner;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns CocoonSets into pods, and suspends, releases, moves and wakes them (contract 6.4 to 6.8), one step a call:
 * reads, plans, carries out, creates the pods that are missing, removes those that are not wanted any more, reports in
 * the status, keeps the finalizer, and says when to come back. A set that is deleted takes its pods along, then its
 * snapshots.
 *
 * <p>It keeps nothing in memory that a decision needs, so it goes on after a crash, beside a second leader, and behind
 * a cache that lags. Safe for use by many threads.
 */
public final class CocoonSetReconciler extends RoundReconciler<CocoonSet> {

    private final PodActions actions;
    private final MissingPods missing;

    /**
     * Makes a reconciler that reads everything from the API server.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     * @param executor carries out the steps of rounds, and tells its listeners of them
     * @param settings the settings of the fleet
     */
    public CocoonSetReconciler(
            KubernetesClient client, SnapshotRegistry registry, RoundExecutor executor, FleetSettings settings) {
        this(client, registry, executor, settings, ClusterView.live(client));
    }

    /**
     * Makes a reconciler that decides by a view, such as one on the caches of informers.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     * @param executor carries out the steps of rounds, and tells its listeners of them
     * @param settings the settings of the fleet
     * @param view where to read what is decided by
     * @param listeners are told of what is done beside the steps of rounds, in this order
     */
    public CocoonSetReconciler(
            KubernetesClient client,
            SnapshotRegistry registry,
            RoundExecutor executor,
            FleetSettings settings,
            ClusterView view,
            PodAction.Listener... listeners) {
        super(client, registry, executor, settings, view, Identifiers.COCOON_SET_FINALIZER);
        this.actions = new PodActions(List.of(listeners));
        this.missing = new MissingPods(client, new LiveView(client), registry, executor, actions, settings, new Pace());
    }

    @Override
    @Nullable
    CocoonSet read(String namespace, String name) {
        return view.set(namespace, name);
    }

    @Override
    Next cleanUp(CocoonSet set) {
        CocoonSetRound round = round(set);
        PodRefusals refused = new PodRefusals();
        Hindrance left = new SetCleanup(client, registry, actions).next(round, refused);
        noteRefusals(set, refused);
        if (left == null) {
            return letGo(set);
        }
        if (SetCleanup.LISTED.equals(left)) {
            return Next.SOON;
        }
        round.store(round.report().deleting(left));
        return whileIncomplete(set, true);
    }

    @Override
    Next step(CocoonSet set) {
        PodRefusals refused = new PodRefusals();
        Next next = step(set, refused);
        noteRefusals(set, refused);
        return next;
    }

    private Next step(CocoonSet set, PodRefusals refused) {
        String namespace = set.getMetadata().getNamespace();
        List<Pod> read = view.pods(namespace, set.getMetadata().getName());
        List<CocoonHibernation> hibernations = view.hibernations(namespace);
        CocoonSetRound round = round(set);
        SetPods wanted = round.pods();
        if (new SurplusPods(client, settings.legacyPolicy(), actions).remove(round, wanted.surplus(read), refused)) {
            return Next.SOON;
        }
        boolean retry = isRetryDue(set, CocoonSets.phase(set), conditions(set));
        RoundStep<CocoonSetPhase> step = SetPlanner.next(
                CocoonSets.facts(wanted, retry, settings.leftovers()),
                CocoonSets.members(set, read, hibernations),
                settings.legacyPolicy(),
                registry);
        Map<String, Pod> pods = byName(set, read);
        StepReport report;
        try {
            report = executor.perform(step, round);
        } catch (IllegalArgumentException e) {
            // The step creates the main pod, and the spec is not one that a pod can be built of.
            return stand(set, waitingFor(step), pods, Hindrance.of(String.valueOf(e.getMessage())), round);
        } catch (KubernetesClientException e) {
            if (step instanceof SetStep.CreatePod && ApiErrors.isRefusal(e)) {
                Hindrance refusal = Hindrance.ofRefusal(ApiErrors.describe(e)).of(wanted.main());
                return stand(set, waitingFor(step), pods, refusal, round);
            }
            throw e;
        }
        if (report.outcome() == StepOutcome.ACTED) {
            return Next.SOON;
        }
        if (report.outcome() == StepOutcome.CONFLICT) {
            return afterConflict(set);
        }
        if (report.outcome() == StepOutcome.HELD_BACK && step instanceof SetStep.CreatePod) {
            Hindrance heldBack = Hindrance.ofRefusal(report.message()).of(wanted.main());
            return stand(set, waitingFor(step), pods, heldBack, round);
        }
        if (retry) {
            noteRetry(set);
        }
        // Where the registry gave no answer, or the phase is one of a later version, nothing may touch the pods.
        boolean tended = report.outcome() == StepOutcome.NOTHING_TO_DO && isKnown(CocoonSets.phase(set));
        Hindrance heldBack = tended ? tend(wanted, pods, round, refused) : refused.first();
        if (MissingPods.ROUND_BEGUN.equals(heldBack)) {
            return Next.SOON;
        }
        if (MissingPods.CONFLICT.equals(heldBack)) {
            return afterConflict(set);
        }
        Standing standing = Standing.of(report, report.step() instanceof SetStep.HandOver);
        Stream<PodFacts> facts = pods.values().stream().map(Pods::facts);
        return stand(set, withLegacy(standing, facts), pods, heldBack, round);
    }

    private CocoonSetRound round(CocoonSet set) {
        return new CocoonSetRound(client, SetPods.of(set, settings.vmNames()), settings.clock());
    }

    private static Standing waitingFor(RoundStep<CocoonSetPhase> step) {
        return new Standing(Standing.Kind.WAITING, step.why());
    }

    /** No phase of a round changes, unless its deadline has passed. */
    private Next stand(
            CocoonSet set,
            Standing standing,
            Map<String, Pod> pods,
            @Nullable Hindrance heldBack,
            CocoonSetRound round) {
        Instant deadline = round.report().deadline(standing, settings.roundDeadline());
        CocoonSetPhase phase = CocoonSets.phase(set);
        boolean overdue = isPast(deadline);
        boolean fails = overdue && !CocoonSetPhase.WAKING.equals(phase);
        String why = heldBack == null ? standing.why() : standing.why() + ", but " + heldBack;
        CocoonSetStatus status = fails
                ? round.report().failed(settings.roundDeadline(), why)
                : round.report()
                        .waiting(
                                overdue ? standing.overdue(phase, settings.roundDeadline()) : standing, pods, heldBack);
        round.store(status);
        tell(set, conditions(set), status.getConditions());
        if (fails) {
            return Next.SOON;
        }
        boolean complete = !overdue
                && heldBack == null
                && pods.size() == round.pods().wanted().size()
                && pods.values().stream().noneMatch(pod -> MissingPods.mayMissRestore(Pods.facts(pod)));
        return complete
                ? whileStanding(set, standing, deadline)
                : whileIncomplete(set, heldBack != null || standing.kind() == Standing.Kind.REGISTRY_FAILED);
    }

    private static @Nullable List<Condition> conditions(CocoonSet set) {
        return set.getStatus() == null ? null : set.getStatus().getConditions();
    }

    private static boolean isKnown(@Nullable CocoonSetPhase phase) {
        return phase == null || phase.isKnown();
    }

    private static Map<String, Pod> byName(CocoonSet set, List<Pod> read) {
        return read.stream()
                .filter(pod -> SetPods.owns(set, pod))
                .collect(Collectors.toMap(
                        pod -> pod.getMetadata().getName(), pod -> pod, (one, other) -> other, TreeMap::new));
    }

    /** Creates what is missing and stamps what is there; answers why a pod was held back, or null. */
    private @Nullable Hindrance tend(SetPods wanted, Map<String, Pod> pods, CocoonSetRound round, PodRefusals refused) {
        String excess = wanted.wanted().isEmpty() ? "spec is not set, expected one with an agent" : wanted.excess();
        Hindrance heldBack = excess == null ? null : Hindrance.of(excess);
        MissingPods.Look look = missing.new Look(round.set());
        for (WantedPod one : wanted.wanted()) {
            Pod pod = pods.get(one.podName());
            Hindrance why = null;
            if (pod == null) {
                why = missing.create(round, look, wanted, one, pods);
            } else if (!Metadata.isDeleting(pod)) {
                why = stampOrRestore(look, pod, round, refused);
            }
            if (MissingPods.ROUND_BEGUN.equals(why) || MissingPods.CONFLICT.equals(why)) {
                return why;
            }
            heldBack = heldBack == null ? why : heldBack;
        }
        return heldBack == null ? refused.first() : heldBack;
    }

    /** Answers why a round that restores the pod does not begin, or that it has begun; null for neither. */
    private @Nullable Hindrance stampOrRestore(
            MissingPods.Look look, Pod pod, CocoonSetRound round, PodRefusals refused) {
        CocoonSet set = round.set();
        String name = pod.getMetadata().getName();
        RoundStep<CocoonSetPhase> missed = missing.missedRestore(look, pod);
        long generation = Metadata.generation(set);
        if (missed instanceof RoundStep.StorePhase<CocoonSetPhase>) {
            Hindrance why = missing.begin(missed, round, look, name);
            boolean toldApart = MissingPods.ROUND_BEGUN.equals(why) || MissingPods.CONFLICT.equals(why);
            return toldApart ? why : Hindrance.ofPod(name + " is not asked to restore: " + why.lasting(), why.detail());
        }
        if (missed instanceof RoundStep.RequestWake<CocoonSetPhase>) {
            refused.attempt(name, "asked to restore", () -> {
                StepReport report = executor.perform(missed, round);
                if (report.outcome() == StepOutcome.HELD_BACK) {
                    refused.note(name, "asked to restore", report.message());
                }
            });
        } else if (Pods.generation(pod) != generation
                && refused.attempt(
                        name, "stamped", () -> PodWrites.patchCocoonSetGeneration(client, pod, generation))) {
            actions.tell(
                    set,
                    PodAction.Kind.STAMPED,
                    name,
                    "the set's generation is " + generation,
                    GenerationStamp.annotations(generation));
        }
        return null;
    }
}
