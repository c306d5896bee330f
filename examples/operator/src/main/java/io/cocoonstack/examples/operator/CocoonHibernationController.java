package io.cocoonstack.examples.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.util.List;
import java.util.Set;

/**
 * Brings each CocoonHibernation to the library whenever it or its pod changes, and whenever the library wants it again.
 */
@ControllerConfiguration(finalizerName = Identifiers.HIBERNATION_FINALIZER)
@GradualRetry(maxAttempts = -1, maxInterval = 60_000) // without end: the library throws on refusals
public final class CocoonHibernationController implements Reconciler<CocoonHibernation>, Cleaner<CocoonHibernation> {

    private final HibernationReconciler hibernations;

    /**
     * Makes a controller.
     *
     * @param hibernations reconciles one CocoonHibernation
     */
    public CocoonHibernationController(HibernationReconciler hibernations) {
        this.hibernations = hibernations;
    }

    @Override
    public UpdateControl<CocoonHibernation> reconcile(
            CocoonHibernation hibernation, Context<CocoonHibernation> context) {
        UpdateControl<CocoonHibernation> control = UpdateControl.noUpdate();
        hibernations.reconcile(hibernation).after().ifPresent(control::rescheduleAfter);
        return control;
    }

    /** The library removes the finalizer itself, once nothing is lost by it. */
    @Override
    public DeleteControl cleanup(CocoonHibernation hibernation, Context<CocoonHibernation> context) {
        DeleteControl control = DeleteControl.noFinalizerRemoval();
        hibernations.reconcile(hibernation).after().ifPresent(control::rescheduleAfter);
        return control;
    }

    /** A CocoonHibernation has the name of its pod. */
    @Override
    public List<EventSource<?, CocoonHibernation>> prepareEventSources(EventSourceContext<CocoonHibernation> context) {
        var pods = InformerEventSourceConfiguration.from(Pod.class, CocoonHibernation.class)
                .withLabelSelector(Labels.COCOON_SET)
                .withSecondaryToPrimaryMapper(pod -> Set.of(ResourceID.fromResource(pod)))
                .withNamespacesInheritedFromController()
                .build();
        return List.of(new InformerEventSource<>(pods, context));
    }
}
