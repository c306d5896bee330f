package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.Trouble;
import io.cocoonstack.examples.demo.operator.OperatorTimeline;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Random;

/** What a framework does for the reconcilers, one reconciliation at a time. */
final class OperatorLoop {

    private final PretendProcess process;
    private final LaggingView view;
    private final Random random;
    private final Timeline timeline;
    private final CocoonSetReconciler sets;
    private final HibernationReconciler hibernations;

    OperatorLoop(
            KubernetesClient client,
            SnapshotRegistry registry,
            PretendProcess process,
            LaggingView view,
            Random random,
            Timeline timeline) {
        this.process = process;
        this.view = view;
        this.random = random;
        this.timeline = timeline;
        OperatorTimeline told = new OperatorTimeline(timeline);
        RoundExecutor executor = new RoundExecutor(client, registry, told);
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT).build();
        this.sets = new CocoonSetReconciler(client, registry, executor, settings, view, told);
        this.hibernations = new HibernationReconciler(client, registry, executor, settings, view);
    }

    void step(boolean mayLag) {
        if (!process.isAlive()) {
            return;
        }
        try {
            view.catchUp(random, mayLag);
            CocoonSet set = view.set();
            boolean setsTurn = random.nextBoolean();
            if (setsTurn && set != null) {
                sets.reconcile(set);
            }
            for (CocoonHibernation hibernation : setsTurn ? List.<CocoonHibernation>of() : view.hibernations()) {
                hibernations.reconcile(hibernation);
            }
        } catch (Trouble.Crash crash) {
            // It is dead, and is started again when chance has it.
            return;
        } catch (KubernetesClientException e) {
            timeline.tell("operator", "comes back later: " + e.getMessage());
        }
    }
}
