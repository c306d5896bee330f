package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationStatus;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.RoundObject;
import io.cocoonstack.common.k8s.StepReport;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rounds of CocoonHibernations: read, plan, execute, come back. */
@ControllerConfiguration(finalizerName = Identifiers.HIBERNATION_FINALIZER)
public final class CocoonHibernationReconciler implements Reconciler<CocoonHibernation>, Cleaner<CocoonHibernation> {

    private static final long AGAIN_MILLIS = 60;
    private static final String WHO = "operator";

    private final SnapshotRegistry registry;
    private final RoundExecutor executor;
    private final Timeline timeline;

    /**
     * Makes a reconciler.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     * @param timeline where to tell what it does
     */
    public CocoonHibernationReconciler(KubernetesClient client, SnapshotRegistry registry, Timeline timeline) {
        this.registry = registry;
        this.executor = new RoundExecutor(client, registry, this::tell);
        this.timeline = timeline;
    }

    @Override
    public UpdateControl<CocoonHibernation> reconcile(
            CocoonHibernation hibernation, Context<CocoonHibernation> context) {
        step(hibernation, context.getClient());
        return UpdateControl.<CocoonHibernation>noUpdate().rescheduleAfter(AGAIN_MILLIS);
    }

    @Override
    public DeleteControl cleanup(CocoonHibernation hibernation, Context<CocoonHibernation> context) {
        boolean nothingLeft = new Round(hibernation, context.getClient()).readPod() == null
                && set(hibernation, context.getClient()) == null;
        if (HibernationPhase.ACTIVE.equals(phase(hibernation)) || nothingLeft) {
            return DeleteControl.defaultDelete();
        }
        step(hibernation, context.getClient());
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(AGAIN_MILLIS);
    }

    private void step(CocoonHibernation hibernation, KubernetesClient client) {
        Round round = new Round(hibernation, client);
        CocoonSet set = set(hibernation, client);
        HibernationFacts facts = HibernationFacts.builder()
                .desire(
                        hibernation.getSpec() == null
                                ? null
                                : hibernation.getSpec().getDesire())
                .phase(phase(hibernation))
                .deleting(hibernation.getMetadata().getDeletionTimestamp() != null)
                .set(set == null ? null : facts(set))
                .specChanged(hibernation.getMetadata().getGeneration() > observedGeneration(hibernation))
                .build();
        RoundStep step = HibernationPlanner.next(facts, round.readPod(), LegacyPolicy.WAIT, registry);
        executor.execute(step, round);
    }

    private static SetFacts facts(CocoonSet set) {
        return SetFacts.builder(
                        set.getMetadata().getNamespace(), set.getMetadata().getName())
                .suspended(Defaults.suspend(set.getSpec()))
                .phase(set.getStatus() == null ? null : set.getStatus().getPhase())
                .wantedNode(set.getSpec() == null ? null : set.getSpec().getNodeName())
                .build();
    }

    private void tell(StepReport report) {
        RoundObject round = report.round();
        RoundStep step = report.step();
        RoundExecutor.Outcome outcome = report.outcome();
        String as = ", as " + step.why()
                + (outcome == RoundExecutor.Outcome.CONFLICT ? ", but what it was decided on has changed" : "");
        if (step instanceof RoundStep.RequestHibernate request) {
            timeline.tell(WHO, "requests hibernate" + as);
            tellWrite(outcome, request.pod(), HibernateState.ON.patch());
        } else if (step instanceof RoundStep.RequestWake request) {
            timeline.tell(WHO, "requests wake" + as);
            tellWrite(outcome, request.pod(), Epochs.wakeRequest(request.pod().hibernateEpoch()));
        } else if (step instanceof RoundStep.DropSnapshot drop) {
            timeline.tell(WHO, "drops " + drop.digest().substring(0, 19) + as);
        } else if (step instanceof RoundStep.StorePhase store) {
            timeline.tell(WHO, "stores phase " + store.phase() + " on " + round + as);
        } else if (step instanceof RoundStep.ClosePhase close) {
            timeline.tell(WHO, "stores phase " + close.phase() + " on " + round + as);
        } else {
            timeline.tellOnce(WHO, round.toString(), "waits" + as);
        }
    }

    private void tellWrite(
            RoundExecutor.Outcome outcome, PodFacts pod, Map<String, ? extends @Nullable String> annotations) {
        if (outcome == RoundExecutor.Outcome.ACTED) {
            timeline.wrote(WHO, String.valueOf(pod.name()), annotations);
        }
    }

    /** The set whose agent or toolbox the pod is: the demo's pods are named {set}-{slot} and {set}-{toolbox}. */
    private static @Nullable CocoonSet set(CocoonHibernation hibernation, KubernetesClient client) {
        String pod = podName(hibernation);
        if (pod == null || pod.indexOf('-') < 0) {
            return null;
        }
        return client.resources(CocoonSet.class)
                .inNamespace(hibernation.getMetadata().getNamespace())
                .withName(pod.substring(0, pod.lastIndexOf('-')))
                .get();
    }

    private static @Nullable String podName(CocoonHibernation hibernation) {
        return hibernation.getSpec() == null || hibernation.getSpec().getPodRef() == null
                ? null
                : hibernation.getSpec().getPodRef().getName();
    }

    private static @Nullable HibernationPhase phase(CocoonHibernation hibernation) {
        return hibernation.getStatus() == null ? null : hibernation.getStatus().getPhase();
    }

    private static long observedGeneration(CocoonHibernation hibernation) {
        Long observed =
                hibernation.getStatus() == null ? null : hibernation.getStatus().getObservedGeneration();
        return observed == null ? 0 : observed;
    }

    /** The CocoonHibernation as it was read, and what the executor needs of it. */
    private static final class Round implements RoundObject {

        private final CocoonHibernation hibernation;
        private final KubernetesClient client;

        Round(CocoonHibernation hibernation, KubernetesClient client) {
            this.hibernation = hibernation;
            this.client = client;
        }

        @Nullable
        PodFacts readPod() {
            String podName = podName(hibernation);
            return podName == null ? null : readPod(podName);
        }

        @Override
        public @Nullable PodFacts readPod(String podName) {
            Pod pod = client.pods()
                    .inNamespace(hibernation.getMetadata().getNamespace())
                    .withName(podName)
                    .get();
            return pod == null ? null : Pods.facts(pod);
        }

        @Override
        public void storePhase(Vocabulary phase) {
            long generation = hibernation.getMetadata().getGeneration();
            Patches.patchStatusIfUnchanged(client, hibernation, copy -> {
                CocoonHibernationStatus status =
                        copy.getStatus() == null ? new CocoonHibernationStatus() : copy.getStatus();
                boolean settled = HibernationPhase.ACTIVE.equals(phase) || HibernationPhase.HIBERNATED.equals(phase);
                status.setPhase((HibernationPhase) phase);
                status.setObservedGeneration(generation);
                status.setConditions(Conditions.set(
                                status.getConditions(),
                                Conditions.ready(
                                        settled ? "True" : "False", phase.value(), "phase is " + phase, generation),
                                Instant.now())
                        .conditions());
                copy.setStatus(status);
            });
        }

        @Override
        public String toString() {
            return "CocoonHibernation " + hibernation.getMetadata().getName();
        }
    }
}
