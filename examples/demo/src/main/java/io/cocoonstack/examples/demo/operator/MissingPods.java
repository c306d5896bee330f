package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Defaults;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernatePolicy;
import io.cocoonstack.common.meta.Role;
import io.cocoonstack.common.round.MissedRestore;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RestoreIntent;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.operator.PodFactory.Wanted;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pods of a set that are not there, as the restore decision says (contract 6.4). Whether a pod is missing, and
 * why it may be, is read from the API server: a cache that lags would have a VM booted fresh that sits in the registry.
 * Where the main agent moves or comes back, its pod is made by a step of the round, and this is not asked.
 */
final class MissingPods {

    private static final int CONFLICT = 409;

    private final KubernetesClient client;
    private final ClusterView live;
    private final SnapshotRegistry registry;
    private final Timeline timeline;

    MissingPods(KubernetesClient client, SnapshotRegistry registry, Timeline timeline) {
        this.client = client;
        this.live = new LiveView(client);
        this.registry = registry;
        this.timeline = timeline;
    }

    void create(CocoonSet set, PodFactory factory, Wanted wanted, Map<String, Pod> pods) {
        if (isReleased(set)) {
            return;
        }
        Pod main = pods.get(factory.wanted().get(0).podName());
        String mainNode = main == null ? null : main.getSpec().getNodeName();
        boolean afterMain = Role.SUB_AGENT.equals(wanted.role());
        if (afterMain && mainNode == null) {
            return;
        }
        RestoreIntent intent = intent(set, wanted.podName());
        if (intent == null || live.pod(set.getMetadata().getNamespace(), wanted.podName()) != null) {
            return;
        }
        RestoreDecision decision = RestoreDecision.decide(intent, wanted.vmName(), registry);
        if (decision instanceof RestoreDecision.DoNotCreate) {
            timeline.tellOnce(
                    Told.WHO, wanted.podName(), "does not create " + wanted.podName() + ": " + decision.why());
            return;
        }
        // What is to be forked from has to be there.
        if (afterMain
                && decision instanceof RestoreDecision.CreateFresh
                && Pods.vmRuntime(main).vmId() == null) {
            return;
        }
        create(factory.pod(wanted, mainNode, decision.annotations()), decision);
    }

    /** What to do about a pod whose creation came so late that nobody had asked it to restore; most often nothing. */
    RoundStep<CocoonSetPhase> missedRestore(CocoonSet set, Pod pod) {
        // What was asked to restore, or has a VM, needs no look at the API server.
        PodFacts facts = Pods.facts(pod);
        if (facts.isRestoreFlag() || facts.hibernateEpoch().isPresent()) {
            return new RoundStep.Wait<>("the pod has or had a VM, or was asked to restore one");
        }
        RestoreIntent intent = intent(set, pod.getMetadata().getName());
        return intent == null
                ? new RoundStep.Wait<>("the set has changed since")
                : MissedRestore.next(intent, facts, registry);
    }

    private void create(Pod pod, RestoreDecision decision) {
        try {
            client.resource(pod).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw e;
            }
            return;
        }
        timeline.tell(Told.WHO, "creates " + pod.getMetadata().getName() + ": " + decision.why());
        timeline.wrote(Told.WHO, pod.getMetadata().getName(), pod.getMetadata().getAnnotations());
    }

    /** A set that has given back its seats stays without pods. */
    private static boolean isReleased(CocoonSet set) {
        return CocoonSetPhase.SUSPENDED.equals(Facts.phase(set))
                && set.getSpec() != null
                && HibernatePolicy.RELEASE.equals(set.getSpec().getHibernatePolicy());
    }

    /** Null where something is not any more what the reconciliation was begun with. */
    private @Nullable RestoreIntent intent(CocoonSet set, String podName) {
        String namespace = set.getMetadata().getNamespace();
        CocoonSet now = live.set(namespace, set.getMetadata().getName());
        boolean unchanged = now != null
                && Objects.equals(
                        now.getMetadata().getResourceVersion(),
                        set.getMetadata().getResourceVersion());
        if (!unchanged) {
            return null;
        }
        RestoreIntent.Builder intent = RestoreIntent.builder()
                .pod(namespace, podName)
                .set(Defaults.suspend(set.getSpec()), Facts.phase(set))
                .roundsStartClean(true);
        CocoonHibernation hibernation = live.hibernation(namespace, podName);
        if (hibernation != null) {
            intent.hibernation(Facts.phase(hibernation), Facts.desire(hibernation));
        }
        return intent.build();
    }
}
