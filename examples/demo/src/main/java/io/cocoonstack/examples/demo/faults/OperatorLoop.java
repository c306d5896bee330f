package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.Trouble;
import io.cocoonstack.examples.demo.operator.HibernationController;
import io.cocoonstack.examples.demo.operator.Reconciliation;
import io.cocoonstack.examples.demo.operator.SetController;
import io.cocoonstack.examples.demo.operator.Told;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Random;

/** What java-operator-sdk does for the controllers, one reconciliation at a time. */
final class OperatorLoop {

    private final PretendProcess process;
    private final LaggingView view;
    private final Random random;
    private final Timeline timeline;
    private final Reconciliation operator;

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
        RoundExecutor executor = new RoundExecutor(client, registry, new Told(timeline));
        this.operator = new Reconciliation(
                client,
                new SetController(client, view, registry, executor, timeline),
                new HibernationController(client, view, registry, executor));
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
                operator.reconcile(set);
            }
            for (CocoonHibernation hibernation : setsTurn ? List.<CocoonHibernation>of() : view.hibernations()) {
                operator.reconcile(hibernation);
            }
        } catch (Trouble.Crash crash) {
            // It is dead, and is started again when chance has it.
            return;
        } catch (KubernetesClientException | ConflictException e) {
            timeline.tell("operator", "comes back later: " + e.getMessage());
        }
    }
}
