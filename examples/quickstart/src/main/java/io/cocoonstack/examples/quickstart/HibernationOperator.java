package io.cocoonstack.examples.quickstart;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;

// README
/** Hibernates and wakes VMs as CocoonHibernations ask for it. */
@ControllerConfiguration(finalizerName = Identifiers.HIBERNATION_FINALIZER)
@GradualRetry(maxAttempts = -1, maxInterval = 60_000) // without end: the library throws on refusals
final class HibernationOperator implements Reconciler<CocoonHibernation>, Cleaner<CocoonHibernation> {

    private final HibernationReconciler hibernations;

    HibernationOperator(KubernetesClient client, SnapshotRegistry registry) {
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT).build();
        hibernations = new HibernationReconciler(client, registry, new RoundExecutor(client, registry), settings);
    }

    @Override
    public UpdateControl<CocoonHibernation> reconcile(CocoonHibernation one, Context<CocoonHibernation> context) {
        UpdateControl<CocoonHibernation> control = UpdateControl.noUpdate();
        hibernations.reconcile(one).after().ifPresent(control::rescheduleAfter);
        return control;
    }

    @Override
    public DeleteControl cleanup(CocoonHibernation one, Context<CocoonHibernation> context) {
        DeleteControl control = DeleteControl.noFinalizerRemoval(); // the library removes it when nothing is lost by it
        hibernations.reconcile(one).after().ifPresent(control::rescheduleAfter);
        return control;
    }
}
// README
