package io.cocoonstack.examples.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;
import io.cocoonstack.common.testkit.contracts.OperatorEnvironment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drives both controllers as java-operator-sdk does: each object gets its turn, over and over. */
final class ExampleOperator implements OperatorDriver {

    private @Nullable OperatorEnvironment environment;
    private @Nullable CocoonSetController sets;
    private @Nullable CocoonHibernationController hibernations;

    @Override
    public void start(OperatorEnvironment started) {
        environment = started;
        KubernetesClient client = started.client();
        RoundExecutor executor = new RoundExecutor(client, started.registry());
        FleetSettings settings = FleetSettings.builder(legacyPolicy()).build();
        sets = new CocoonSetController(new CocoonSetReconciler(client, started.registry(), executor, settings));
        hibernations = new CocoonHibernationController(
                new HibernationReconciler(client, started.registry(), executor, settings));
    }

    @Override
    public void settle() {
        OperatorEnvironment running = Objects.requireNonNull(environment, "not started");
        running.untilQuiet(() -> pass(
                running.client(),
                running.namespace(),
                Objects.requireNonNull(sets, "not started"),
                Objects.requireNonNull(hibernations, "not started")));
    }

    private static void pass(
            KubernetesClient client,
            String namespace,
            CocoonSetController sets,
            CocoonHibernationController hibernations) {
        for (CocoonSet set :
                client.resources(CocoonSet.class).inNamespace(namespace).list().getItems()) {
            each(() -> {
                if (set.getMetadata().getDeletionTimestamp() == null) {
                    sets.reconcile(set, null);
                } else {
                    sets.cleanup(set, null);
                }
            });
        }
        for (CocoonHibernation one : client.resources(CocoonHibernation.class)
                .inNamespace(namespace)
                .list()
                .getItems()) {
            each(() -> {
                if (one.getMetadata().getDeletionTimestamp() == null) {
                    hibernations.reconcile(one, null);
                } else {
                    hibernations.cleanup(one, null);
                }
            });
        }
    }

    /** An object that fails keeps no other one from its turn, and comes again. */
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
        sets = null;
        hibernations = null;
    }
}
