package io.cocoonstack.examples.operator;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
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
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.util.List;

/**
 * Brings each CocoonSet to the library whenever it or one of its pods changes, and whenever the library wants it
 * again.
 */
@ControllerConfiguration(finalizerName = Identifiers.COCOON_SET_FINALIZER)
@GradualRetry(maxAttempts = -1, maxInterval = 60_000) // without end: the library throws on refusals
public final class CocoonSetController implements Reconciler<CocoonSet>, Cleaner<CocoonSet> {

    private final CocoonSetReconciler sets;

    /**
     * Makes a controller.
     *
     * @param sets reconciles one set
     */
    public CocoonSetController(CocoonSetReconciler sets) {
        this.sets = sets;
    }

    @Override
    public UpdateControl<CocoonSet> reconcile(CocoonSet set, Context<CocoonSet> context) {
        UpdateControl<CocoonSet> control = UpdateControl.noUpdate();
        sets.reconcile(set).after().ifPresent(control::rescheduleAfter);
        return control;
    }

    /** The library removes the finalizer itself, once pods and snapshots are gone. */
    @Override
    public DeleteControl cleanup(CocoonSet set, Context<CocoonSet> context) {
        DeleteControl control = DeleteControl.noFinalizerRemoval();
        sets.reconcile(set).after().ifPresent(control::rescheduleAfter);
        return control;
    }

    @Override
    public List<EventSource<?, CocoonSet>> prepareEventSources(EventSourceContext<CocoonSet> context) {
        var pods = InformerEventSourceConfiguration.from(Pod.class, CocoonSet.class)
                .withLabelSelector(Labels.COCOON_SET)
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(CocoonSet.class))
                .withNamespacesInheritedFromController()
                .build();
        return List.of(new InformerEventSource<>(pods, context));
    }
}
