package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.RoundExecutor.Outcome;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.operator.PodFactory.Wanted;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns a CocoonSet into pods, and what their kubelets say into its status; moves, suspends and releases as the planners
 * say.
 */
public final class SetController {

    private final KubernetesClient client;
    private final ClusterView view;
    private final SnapshotRegistry registry;
    private final RoundExecutor executor;
    private final Timeline timeline;
    private final MissingPods missing;

    /**
     * Makes a controller.
     *
     * @param client the client
     * @param view what to decide by
     * @param registry the registry that holds the snapshots
     * @param executor carries out what is decided
     * @param timeline where to tell what it does
     */
    public SetController(
            KubernetesClient client,
            ClusterView view,
            SnapshotRegistry registry,
            RoundExecutor executor,
            Timeline timeline) {
        this.client = client;
        this.view = view;
        this.registry = registry;
        this.executor = executor;
        this.timeline = timeline;
        this.missing = new MissingPods(client, registry, timeline);
    }

    /**
     * Does the one next thing of its round; where there is none to do, makes the pods that are missing and reports.
     *
     * @param set the set, possibly from a cache
     */
    public void reconcile(CocoonSet set) {
        PodFactory factory = new PodFactory(set);
        Map<String, Pod> pods = pods(set);
        RoundStep<CocoonSetPhase> step =
                SetPlanner.next(Facts.of(set), members(set, factory, pods), LegacyPolicy.WAIT, registry);
        Outcome outcome = executor.execute(step, new SetObject(set, client));
        if (outcome == Outcome.ACTED || outcome == Outcome.CONFLICT) {
            return;
        }
        // Where the registry gave no answer, nothing may touch the pods.
        if (outcome == Outcome.NOTHING_TO_DO) {
            for (Wanted wanted : factory.wanted()) {
                Pod pod = pods.get(wanted.podName());
                if (pod == null) {
                    missing.create(set, factory, wanted, pods);
                } else if (!Facts.isDeleting(pod)) {
                    stampOrRestore(set, pod);
                }
            }
        }
        SetReport.of(set, factory.wanted(), pods).store(client, timeline);
    }

    private Map<String, Pod> pods(CocoonSet set) {
        Map<String, Pod> pods = new TreeMap<>();
        for (Pod pod :
                view.pods(set.getMetadata().getNamespace(), set.getMetadata().getName())) {
            pods.put(pod.getMetadata().getName(), pod);
        }
        return pods;
    }

    private List<SetMember> members(CocoonSet set, PodFactory factory, Map<String, Pod> pods) {
        List<SetMember> members = new ArrayList<>();
        for (Wanted wanted : factory.wanted()) {
            Pod pod = pods.get(wanted.podName());
            if (pod == null && isStatic(wanted)) {
                continue; // No round waits for it.
            }
            RoundOwner owner =
                    RoundOwner.of(Facts.phase(view.hibernation(set.getMetadata().getNamespace(), wanted.podName())));
            members.add(new SetMember(wanted.podName(), pod == null ? null : Pods.facts(pod), owner));
        }
        return members;
    }

    private static boolean isStatic(Wanted wanted) {
        return wanted.toolbox() != null && VmMode.STATIC.equals(wanted.toolbox().getMode());
    }

    private void stampOrRestore(CocoonSet set, Pod pod) {
        RoundStep<CocoonSetPhase> missed = missing.missedRestore(set, pod);
        if (missed instanceof RoundStep.RequestWake<?>) {
            executor.execute(missed, new SetObject(set, client));
        } else {
            stamp(set, pod);
        }
    }

    private void stamp(CocoonSet set, Pod pod) {
        long generation = set.getMetadata().getGeneration();
        if (Pods.generation(pod) != generation) {
            PodWrites.patchCocoonSetGeneration(client, pod, generation);
            timeline.wrote(Told.WHO, pod.getMetadata().getName(), GenerationStamp.annotations(generation));
        }
    }

    /**
     * Does the one next thing for a set that is being deleted: its pods first, then its snapshots (contract 6.8).
     *
     * @param set the set, possibly from a cache
     * @return whether its finalizer may go
     */
    public boolean cleanUp(CocoonSet set) {
        Map<String, Pod> pods = new TreeMap<>();
        // Not from a cache: a snapshot that goes while a pod is still there may be pushed again.
        for (Pod pod : new LiveView(client)
                .pods(set.getMetadata().getNamespace(), set.getMetadata().getName())) {
            pods.put(pod.getMetadata().getName(), pod);
            if (!Facts.isDeleting(pod)) {
                client.resource(pod).delete();
            }
        }
        return pods.isEmpty() && new LeftSnapshots(registry, timeline).drop(set);
    }
}
