package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.operator.CocoonSets;
import io.cocoonstack.common.k8s.operator.Hibernations;
import io.cocoonstack.common.k8s.operator.SetPods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operator of one-agent sets on the planners, without a framework. What it writes is in methods of its own, so that
 * wrong operators can be made of it.
 */
class ReferenceOperator implements OperatorDriver {

    private @Nullable OperatorEnvironment environment;

    @Override
    public void start(OperatorEnvironment started) {
        environment = started;
    }

    @Override
    public void crash() {
        environment = null;
    }

    private OperatorEnvironment environment() {
        return Objects.requireNonNull(environment, "not started");
    }

    final KubernetesClient client() {
        return environment().client();
    }

    SnapshotRegistry registry() {
        return environment().registry();
    }

    @Override
    public void settle() {
        environment().untilQuiet(this::pass);
    }

    private void pass() {
        for (CocoonSet set : client().resources(CocoonSet.class).list().getItems()) {
            each(() -> reconcile(set));
        }
        for (CocoonHibernation one :
                client().resources(CocoonHibernation.class).list().getItems()) {
            each(() -> reconcile(one));
        }
    }

    /** As a framework does: an object that fails keeps no other one from its turn. */
    private static void each(Runnable reconciliation) {
        try {
            reconciliation.run();
        } catch (RuntimeException e) {
            // Comes again.
        }
    }

    /** One set. */
    void reconcile(CocoonSet set) {
        PodFacts pod = read(mainPod(set));
        SetFacts facts = CocoonSets.facts(set);
        CocoonHibernation hibernation = hibernation(mainPod(set));
        RoundStep<CocoonSetPhase> step = planSet(set, facts, pod, hibernation);
        if (act(step, set)) {
            return;
        }
        boolean inNoRound = step instanceof SetStep.NotAMigration || step instanceof SetStep.HandOver;
        if (pod == null
                && (inNoRound
                        || !(CocoonSetPhase.SUSPENDED.equals(CocoonSets.phase(set))
                                && HibernatePolicy.RELEASE.equals(set.getSpec().getHibernatePolicy())))) {
            create(set, hibernation);
        } else if (pod != null && pod.generation() != set.getMetadata().getGeneration() && !pod.isDeleting()) {
            PodWrites.patchCocoonSetGeneration(
                    client(),
                    client().pods().withName(mainPod(set)).get(),
                    set.getMetadata().getGeneration());
        } else if (inNoRound && CocoonSets.phase(set) == null) {
            storePhase(set, CocoonSetPhase.RUNNING);
        }
    }

    RoundStep<CocoonSetPhase> planSet(
            CocoonSet set, SetFacts facts, @Nullable PodFacts pod, @Nullable CocoonHibernation hibernation) {
        return SetPlanner.next(
                facts, List.of(new SetMember(mainPod(set), pod, owner(hibernation))), policy(), registry());
    }

    RoundOwner owner(@Nullable CocoonHibernation hibernation) {
        return hibernation == null ? RoundOwner.NO_HIBERNATION : RoundOwner.of(Hibernations.phase(hibernation));
    }

    LegacyPolicy policy() {
        return LegacyPolicy.WAIT;
    }

    private void create(CocoonSet set, @Nullable CocoonHibernation hibernation) {
        RestoreDecision how = decideRestore(set, hibernation);
        RoundStep<CocoonSetPhase> first = beforeCreation(intent(set, hibernation), how);
        if (first != null) {
            act(first, set);
        } else if (how instanceof RestoreDecision.Restore || how instanceof RestoreDecision.CreateFresh) {
            create(set, how);
        }
    }

    RestoreDecision decideRestore(CocoonSet set, @Nullable CocoonHibernation hibernation) {
        return RestoreDecision.decide(
                intent(set, hibernation), SetPods.of(set).main().vmName(), registry());
    }

    private RestoreIntent intent(CocoonSet set, @Nullable CocoonHibernation hibernation) {
        return CocoonSets.restoreIntent(set, hibernation, mainPod(set), leftovers());
    }

    @Nullable
    RoundStep<CocoonSetPhase> beforeCreation(RestoreIntent intent, RestoreDecision how) {
        return null;
    }

    void create(CocoonSet set, RestoreDecision how) {
        SetPods pods = SetPods.of(set);
        client().resource(pods.build(pods.main(), null, how)).create();
    }

    private void reconcile(CocoonHibernation one) {
        String pod = one.getSpec().getPodRef().getName();
        CocoonSet set = client().resources(CocoonSet.class)
                .withName(pod.substring(0, pod.lastIndexOf('-')))
                .get();
        boolean going = one.getMetadata().getDeletionTimestamp() != null;
        if (!going && !one.getMetadata().getFinalizers().contains(Identifiers.HIBERNATION_FINALIZER)) {
            Patches.patch(
                    client(), one, copy -> copy.getMetadata().getFinalizers().add(Identifiers.HIBERNATION_FINALIZER));
            return;
        }
        if (going && isFree(one, set)) {
            Patches.patch(client(), one, copy -> copy.getMetadata().setFinalizers(List.of()));
            return;
        }
        round(one, set, read(pod));
    }

    boolean isFree(CocoonHibernation one, @Nullable CocoonSet set) {
        return HibernationPhase.ACTIVE.equals(Hibernations.phase(one)) || set == null;
    }

    void round(CocoonHibernation one, @Nullable CocoonSet set, @Nullable PodFacts pod) {
        new StepActions<HibernationPhase>(this, phase -> storePhase(one, phase), null).carryOut(plan(one, set, pod));
    }

    RoundStep<HibernationPhase> plan(CocoonHibernation one, @Nullable CocoonSet set, @Nullable PodFacts pod) {
        Long observed = one.getStatus() == null ? null : one.getStatus().getObservedGeneration();
        HibernationFacts facts = HibernationFacts.builder()
                .desire(one.getSpec().getDesire())
                .phase(Hibernations.phase(one))
                .deleting(one.getMetadata().getDeletionTimestamp() != null)
                .set(set == null ? null : CocoonSets.facts(set))
                .specChanged(observed == null || isNewer(one.getMetadata().getGeneration(), observed))
                .build();
        return HibernationPlanner.next(facts, pod, policy(), registry());
    }

    boolean isNewer(long generation, long observed) {
        return generation > observed;
    }

    /** Carries a step out; whether it was one that acts. */
    boolean act(RoundStep<CocoonSetPhase> step, CocoonSet set) {
        return new StepActions<CocoonSetPhase>(this, phase -> storePhase(set, phase), set).carryOut(step);
    }

    void recordNode(CocoonSet set, @Nullable String node) {
        CocoonSets.round(client(), set).recordNode(node);
    }

    /** Where a pod is read for a decision. */
    @Nullable
    PodFacts read(String pod) {
        return readFresh(pod);
    }

    /** Where a pod is read after the probe. */
    @Nullable
    PodFacts readFresh(String pod) {
        Pod read = client().pods().withName(pod).get();
        if (read == null) {
            return null;
        }
        Map<String, String> annotations = new HashMap<>(read.getMetadata().getAnnotations());
        see(annotations);
        read.getMetadata().setAnnotations(annotations);
        return see(read);
    }

    /** What the operator takes a pod's annotations for. */
    void see(Map<String, String> annotations) {}

    PodFacts see(Pod pod) {
        return Pods.facts(pod);
    }

    void requestHibernate(PodFacts pod) {
        PodWrites.requestHibernate(client(), pod);
    }

    void requestWake(List<PodFacts> pods, Runnable thenStore) {
        pods.forEach(pod -> PodWrites.requestWake(client(), pod));
        thenStore.run();
    }

    void drop(String vmName, String digest) {
        registry().drop(vmName, digest);
    }

    void delete(PodFacts pod) {
        PodWrites.delete(client(), pod);
    }

    void storePhase(CocoonSet set, CocoonSetPhase phase) {
        Patches.patchStatusIfUnchanged(client(), set, copy -> ReferenceStatus.set(copy, phase));
    }

    void storePhase(CocoonHibernation one, HibernationPhase phase) {
        Patches.patchStatusIfUnchanged(client(), one, copy -> ReferenceStatus.set(copy, phase));
    }

    private @Nullable CocoonHibernation hibernation(String pod) {
        return client().resources(CocoonHibernation.class).withName(pod).get();
    }

    private static String mainPod(CocoonSet set) {
        return set.getMetadata().getName() + "-0";
    }
}
