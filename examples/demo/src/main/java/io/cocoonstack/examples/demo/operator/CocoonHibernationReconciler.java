package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.examples.demo.Trouble;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.util.function.BooleanSupplier;

/** A {@link HibernationController} on java-operator-sdk. */
@ControllerConfiguration(finalizerName = Identifiers.HIBERNATION_FINALIZER)
public final class CocoonHibernationReconciler implements Reconciler<CocoonHibernation>, Cleaner<CocoonHibernation> {

    private static final long AGAIN_MILLIS = 60;

    private final HibernationController controller;
    private final BooleanSupplier alive;

    /**
     * Makes a reconciler.
     *
     * @param controller does the work
     * @param alive whether the process lives
     */
    public CocoonHibernationReconciler(HibernationController controller, BooleanSupplier alive) {
        this.controller = controller;
        this.alive = alive;
    }

    @Override
    public UpdateControl<CocoonHibernation> reconcile(
            CocoonHibernation hibernation, Context<CocoonHibernation> context) {
        try {
            if (alive.getAsBoolean()) {
                controller.reconcile(hibernation);
            }
        } catch (Trouble.Crash crash) {
            return UpdateControl.noUpdate();
        }
        return UpdateControl.<CocoonHibernation>noUpdate().rescheduleAfter(AGAIN_MILLIS);
    }

    @Override
    public DeleteControl cleanup(CocoonHibernation hibernation, Context<CocoonHibernation> context) {
        boolean done = alive.getAsBoolean() && controller.cleanUp(hibernation);
        return done
                ? DeleteControl.defaultDelete()
                : DeleteControl.noFinalizerRemoval().rescheduleAfter(AGAIN_MILLIS);
    }
}
