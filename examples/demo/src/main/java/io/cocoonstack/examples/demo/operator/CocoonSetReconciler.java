package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.examples.demo.Trouble;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.util.function.BooleanSupplier;

/** A {@link SetController} on java-operator-sdk, which brings it each set again and again and keeps the finalizer. */
@ControllerConfiguration(finalizerName = Identifiers.COCOON_SET_FINALIZER)
public final class CocoonSetReconciler implements Reconciler<CocoonSet>, Cleaner<CocoonSet> {

    private static final long AGAIN_MILLIS = 60;

    private final SetController controller;
    private final BooleanSupplier alive;

    /**
     * Makes a reconciler.
     *
     * @param controller does the work
     * @param alive whether the process lives
     */
    public CocoonSetReconciler(SetController controller, BooleanSupplier alive) {
        this.controller = controller;
        this.alive = alive;
    }

    @Override
    public UpdateControl<CocoonSet> reconcile(CocoonSet set, Context<CocoonSet> context) {
        try {
            if (alive.getAsBoolean()) {
                controller.reconcile(set);
            }
        } catch (Trouble.Crash crash) {
            return UpdateControl.noUpdate();
        }
        return UpdateControl.<CocoonSet>noUpdate().rescheduleAfter(AGAIN_MILLIS);
    }

    @Override
    public DeleteControl cleanup(CocoonSet set, Context<CocoonSet> context) {
        boolean done = alive.getAsBoolean() && controller.cleanUp(set);
        return done
                ? DeleteControl.defaultDelete()
                : DeleteControl.noFinalizerRemoval().rescheduleAfter(AGAIN_MILLIS);
    }
}
