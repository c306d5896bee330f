package io.cocoonstack.examples.demo.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.meta.Identifiers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What java-operator-sdk does for the controllers, for one object at a time and on the caller's thread: it keeps the
 * finalizer, and asks for a reconciliation or a cleanup.
 */
public final class Reconciliation {

    private final KubernetesClient client;
    private final SetController sets;
    private final HibernationController hibernations;

    /**
     * Makes one.
     *
     * @param client writes the finalizers
     * @param sets the controller of sets
     * @param hibernations the controller of CocoonHibernations
     */
    public Reconciliation(KubernetesClient client, SetController sets, HibernationController hibernations) {
        this.client = client;
        this.sets = sets;
        this.hibernations = hibernations;
    }

    /**
     * Reconciles a set.
     *
     * @param set the set, possibly from a cache
     */
    public void reconcile(CocoonSet set) {
        reconcile(set, Identifiers.COCOON_SET_FINALIZER, sets::reconcile, sets::cleanUp);
    }

    /**
     * Reconciles a CocoonHibernation.
     *
     * @param hibernation the CocoonHibernation, possibly from a cache
     */
    public void reconcile(CocoonHibernation hibernation) {
        reconcile(hibernation, Identifiers.HIBERNATION_FINALIZER, hibernations::reconcile, hibernations::cleanUp);
    }

    private <T extends HasMetadata> void reconcile(
            T object, String finalizer, Consumer<T> reconcile, Predicate<T> cleanUp) {
        boolean held = object.getMetadata().getFinalizers().contains(finalizer);
        if (Facts.isDeleting(object)) {
            if (held && cleanUp.test(object)) {
                finalizers(object, list -> list.remove(finalizer));
            }
        } else if (held) {
            reconcile.accept(object);
        } else {
            finalizers(object, list -> list.add(finalizer));
        }
    }

    private <T extends HasMetadata> void finalizers(T object, Consumer<List<String>> change) {
        Patches.patchIfUnchanged(client, object, copy -> {
            List<String> list = new ArrayList<>(copy.getMetadata().getFinalizers());
            change.accept(list);
            copy.getMetadata().setFinalizers(list);
        });
    }
}
