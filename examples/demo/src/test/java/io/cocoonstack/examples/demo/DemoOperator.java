package io.cocoonstack.examples.demo;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;
import io.cocoonstack.common.testkit.contracts.OperatorEnvironment;
import io.cocoonstack.examples.demo.operator.ClusterView;
import io.cocoonstack.examples.demo.operator.HibernationController;
import io.cocoonstack.examples.demo.operator.LiveView;
import io.cocoonstack.examples.demo.operator.Reconciliation;
import io.cocoonstack.examples.demo.operator.SetController;
import io.cocoonstack.examples.demo.operator.Told;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drives the demo's operator: one reconciliation of each set and each CocoonHibernation, over and over. */
final class DemoOperator implements OperatorDriver {

    private @Nullable OperatorEnvironment environment;
    private @Nullable Reconciliation operator;

    @Override
    public void start(OperatorEnvironment started) {
        environment = started;
        KubernetesClient client = started.client();
        Timeline timeline = new Timeline(null, () -> "");
        ClusterView view = new LiveView(client);
        RoundExecutor executor = new RoundExecutor(client, started.registry(), new Told(timeline));
        operator = new Reconciliation(
                client,
                new SetController(client, view, started.registry(), executor, timeline),
                new HibernationController(client, view, started.registry(), executor));
    }

    @Override
    public void settle() {
        OperatorEnvironment running = Objects.requireNonNull(environment, "not started");
        running.untilQuiet(() -> pass(running, Objects.requireNonNull(operator, "not started")));
    }

    private static void pass(OperatorEnvironment running, Reconciliation operator) {
        KubernetesClient client = running.client();
        String namespace = running.namespace();
        for (CocoonSet set :
                client.resources(CocoonSet.class).inNamespace(namespace).list().getItems()) {
            each(() -> operator.reconcile(set));
        }
        for (CocoonHibernation hibernation : client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems()) {
            each(() -> operator.reconcile(hibernation));
        }
    }

    /** As java-operator-sdk does: an object that fails keeps no other one from its turn, and comes again. */
    private static void each(Runnable reconciliation) {
        try {
            reconciliation.run();
        } catch (RuntimeException e) {
            // Comes again.
            return;
        }
    }

    @Override
    public void crash() {
        operator = null;
    }
}
