package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.ApiErrors;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.FreshReads;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.k8s.internal.Pace;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.round.LeftoverPolicy;
import io.cocoonstack.common.round.LeftoverRound;
import io.cocoonstack.common.round.MissedRestore;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Creates the pods of a set that are not there, as the restore decision says (contract 6.4). Whether a pod is missing,
 * and what speaks for its restore, is read from the API server: a cache that lags would have a VM booted fresh that
 * sits in the registry. Where the main agent moves or comes back, its pod is created by a step of the round.
 */
record MissingPods(
        KubernetesClient client,
        LiveView live,
        SnapshotRegistry registry,
        RoundExecutor executor,
        PodActions actions,
        FleetSettings settings,
        Pace pace) {

    /** The set was written to, and is to be read again. */
    static final Hindrance ROUND_BEGUN = Hindrance.of("a round that restores it has begun");

    /** The set has changed since it was read. */
    static final Hindrance CONFLICT = Hindrance.of("the set has changed since it was read");

    private static final int CONFLICT_CODE = 409;

    /**
     * Creates a pod, or says why not.
     *
     * @param pods the pods that the set has, by name
     * @return null where there is nothing to say: the pod was created, is there already, or is not to be there. A pod
     *     of another set that is created at the same moment is found by the next look. {@link #ROUND_BEGUN} or {@link
     *     #CONFLICT} where the set is to be read again first
     */
    @Nullable
    Hindrance create(CocoonSetRound round, Look look, SetPods wantedPods, WantedPod wanted, Map<String, Pod> pods) {
        CocoonSet set = round.set();
        if (isReleased(set)) {
            return null;
        }
        Pod main = pods.get(wantedPods.main().podName());
        String mainNode = Pods.facts(main).nodeName();
        boolean afterMain = Role.SUB_AGENT.equals(wanted.role());
        if (afterMain && mainNode == null) {
            return heldBack(set, wanted, "the main agent's pod is not bound to a node");
        }
        RestoreIntent.Builder intent = look.intent(wanted.podName());
        Pod there = live.pod(set.getMetadata().getNamespace(), wanted.podName());
        if (there != null && !SetPods.owns(set, there)) {
            return heldBack(set, wanted, "a pod of that name is there that is not of this set");
        }
        if (intent == null || there != null) {
            return null;
        }
        RestoreIntent asked = wanted.isStatic()
                ? RestoreIntent.builder().build()
                : intent.leftovers(settings.leftovers()).build();
        RestoreDecision how = RestoreDecision.decide(asked, wanted.vmName(), registry);
        RoundStep<CocoonSetPhase> first = LeftoverRound.begin(asked, how);
        if (first != null) {
            Hindrance why = begin(first, round, look, wanted.podName());
            return ROUND_BEGUN.equals(why) || CONFLICT.equals(why) ? why : heldBack(set, wanted, why);
        }
        if (how instanceof RestoreDecision.InTheWay found) {
            // What destroys state is decided on what is read just before.
            boolean again = found.isToBeDropped() && !isStillInTheWay(new Look(set), wanted);
            return again ? null : inTheWay(round, wanted, found);
        }
        if (how instanceof RestoreDecision.DoNotCreate failed) {
            return heldBack(set, wanted, Hindrance.ofNoAnswer(failed));
        }
        if (afterMain
                && how instanceof RestoreDecision.CreateFresh
                && Pods.vmRuntime(main).vmId() == null) {
            return heldBack(set, wanted, "the main agent's VM, which it forks from, does not run");
        }
        try {
            Pod pod = wantedPods.build(wanted, mainNode, how);
            String forked = Pods.vmSpec(main).vmName();
            if (afterMain && forked != null) {
                // The main agent's VM may have a name of the other form (contract 12a rule vm-names).
                pod.getMetadata().getAnnotations().put(Annotations.FORK_FROM, forked);
            }
            return create(set, wanted, pod, how);
        } catch (IllegalArgumentException e) {
            return heldBack(set, wanted, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Begins the round of a leftover: stores Waking, which speaks for each pod of the set from then on. So it is not
     * begun while another pod of the set has a snapshot that is not to be restored, or may have one.
     *
     * @return {@link #ROUND_BEGUN}, {@link #CONFLICT}, or why it is not begun
     */
    Hindrance begin(RoundStep<CocoonSetPhase> first, CocoonSetRound round, Look look, String podName) {
        for (WantedPod other : round.pods().wanted()) {
            RestoreIntent.Builder intent = look.intent(other.podName());
            if (other.isStatic() || other.podName().equals(podName) || intent == null) {
                continue;
            }
            RestoreDecision how = RestoreDecision.decide(
                    intent.leftovers(settings.leftovers()).build(), other.vmName(), registry);
            String ofBoth = first.why() + ", but the round would be one of " + other.podName() + " too: ";
            if (how instanceof RestoreDecision.InTheWay found) {
                return Hindrance.of(ofBoth + found.why());
            }
            if (how instanceof RestoreDecision.DoNotCreate failed) {
                Hindrance why = Hindrance.ofNoAnswer(failed);
                return new Hindrance(ofBoth + why.lasting(), why.detail());
            }
        }
        StepReport report = executor.perform(first, round);
        return switch (report.outcome()) {
            case ACTED -> ROUND_BEGUN;
            case CONFLICT -> CONFLICT;
            default -> new Hindrance(first.why(), ": " + report.message());
        };
    }

    /**
     * What a server refuses for one pod keeps no other one from being looked after. A conflict is of something else,
     * such as a quota, since nobody has read a pod that is not there.
     */
    private @Nullable Hindrance create(CocoonSet set, WantedPod wanted, Pod pod, RestoreDecision how) {
        String what = set.getMetadata().getNamespace() + "/" + wanted.podName();
        long now = TimeUnit.MILLISECONDS.toNanos(settings.clock().millis());
        if (!pace.admits(what, now)) {
            String refusal = pace.refusal(what);
            Hindrance why = Hindrance.of("it was created six times within a minute");
            return heldBack(set, wanted, refusal.isEmpty() ? why : Hindrance.ofRefusal(refusal));
        }
        try {
            client.resource(pod).create();
            pace.note(what, now, "");
        } catch (KubernetesClientException e) {
            String refusal = ApiErrors.describe(e);
            pace.note(what, now, refusal);
            if (ApiErrors.isRefusal(e) || ConflictException.isConflict(e)) {
                return heldBack(set, wanted, Hindrance.ofRefusal(refusal));
            }
            if (e.getCode() != CONFLICT_CODE) {
                throw e;
            }
            return null;
        }
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        actions.tell(set, PodAction.Kind.CREATED, wanted.podName(), how.why(), annotations);
        return null;
    }

    private boolean isStillInTheWay(Look look, WantedPod wanted) {
        RestoreIntent.Builder intent = look.intent(wanted.podName());
        return intent != null
                && RestoreDecision.decide(intent.leftovers(settings.leftovers()).build(), wanted.vmName(), registry)
                        instanceof RestoreDecision.InTheWay;
    }

    /** A snapshot that is not to be restored: it goes where the fleet's choice says so, and the pod comes after it. */
    private Hindrance inTheWay(CocoonSetRound round, WantedPod wanted, RestoreDecision.InTheWay found) {
        if (!found.isToBeDropped()) {
            return heldBack(round.set(), wanted, found.why());
        }
        StepReport report = executor.perform(
                new SetStep.DropLeftover(wanted.podName(), wanted.vmName(), found.digest(), found.why()), round);
        String left = report.message().isEmpty() ? "" : ": " + report.message();
        return heldBack(round.set(), wanted, new Hindrance(found.why() + ", which is to be dropped first", left));
    }

    private Hindrance heldBack(CocoonSet set, WantedPod wanted, String why) {
        return heldBack(set, wanted, Hindrance.of(why));
    }

    private Hindrance heldBack(CocoonSet set, WantedPod wanted, Hindrance why) {
        actions.tell(set, PodAction.Kind.HELD_BACK, wanted.podName(), why.toString());
        return why.of(wanted);
    }

    /**
     * What to do about a pod whose creation came so late that nobody had asked it to restore; most often nothing, else
     * a wake request, or the phase of the round that sends one.
     */
    RoundStep<CocoonSetPhase> missedRestore(Look look, Pod pod) {
        // What was asked to restore, or has a VM, needs no look at the API server.
        PodFacts facts = Pods.facts(pod);
        if (!mayMissRestore(facts)) {
            return new RoundStep.Wait<>("the pod has or had a VM, or was asked to restore one");
        }
        RestoreIntent.Builder intent = look.intent(pod.getMetadata().getName());
        if (intent == null) {
            return new RoundStep.Wait<>("the set has changed since");
        }
        intent.image(facts.image()); // The set may ask for another one since.
        if (settings.leftovers() == LeftoverPolicy.RESTORE) {
            intent.leftovers(LeftoverPolicy.RESTORE);
        }
        return MissedRestore.next(intent.build(), facts, registry);
    }

    /** Whether a pod has no VM, and nobody has asked it to restore one: it is looked at until it has. */
    static boolean mayMissRestore(PodFacts pod) {
        return !pod.isRestoreFlag() && !pod.hibernateEpoch().isPresent() && pod.vmId() == null;
    }

    /** A set that has given back its seats stays without pods. */
    private static boolean isReleased(CocoonSet set) {
        return CocoonSetPhase.SUSPENDED.equals(CocoonSets.phase(set))
                && set.getSpec() != null
                && HibernatePolicy.RELEASE.equals(set.getSpec().getHibernatePolicy());
    }

    /** What one look at a set reads anew from the API server: once, however many pods the set has. */
    final class Look {

        private final CocoonSet set;
        private @Nullable Map<String, CocoonHibernation> hibernations;
        private boolean isRead;

        Look(CocoonSet set) {
            this.set = set;
        }

        /** Null where the set is not any more what the reconciliation was begun with. */
        RestoreIntent.@Nullable Builder intent(String podName) {
            if (!isRead) {
                isRead = true;
                String namespace = set.getMetadata().getNamespace();
                hibernations =
                        FreshReads.isUnchanged(client, set) ? Hibernations.byPod(live.hibernations(namespace)) : null;
            }
            return hibernations == null ? null : CocoonSets.intent(set, hibernations.get(podName), podName);
        }
    }
}
