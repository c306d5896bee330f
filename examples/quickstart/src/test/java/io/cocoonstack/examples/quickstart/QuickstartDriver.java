package io.cocoonstack.examples.quickstart;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.testkit.contracts.OperatorDriver;
import io.cocoonstack.common.testkit.contracts.OperatorEnvironment;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Brings each CocoonHibernation to the operator as java-operator-sdk does, and each set to the library. */
final class QuickstartDriver implements OperatorDriver {

    private OperatorEnvironment environment;
    private HibernationOperator hibernations;
    private CocoonSetReconciler sets;

    @Override
    public void start(OperatorEnvironment started) {
        environment = started;
        hibernations = new HibernationOperator(started.client(), started.registry());
        sets = new CocoonSetReconciler(
                started.client(),
                started.registry(),
                new RoundExecutor(started.client(), started.registry()),
                FleetSettings.builder(legacyPolicy()).build());
    }

    @Override
    public void settle() {
        environment.untilQuiet(() -> pass(environment.client()));
    }

    private void pass(KubernetesClient client) {
        for (CocoonSet set :
                client.resources(CocoonSet.class).inAnyNamespace().list().getItems()) {
            each(() -> sets.reconcile(set));
        }
        for (CocoonHibernation one : client.resources(CocoonHibernation.class)
                .inAnyNamespace()
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

    /** The rules of suspended sets and migrations are not the quickstart's. */
    @Override
    public boolean supportsSuspend() {
        return false;
    }

    @Override
    public boolean supportsMigration() {
        return false;
    }
}
