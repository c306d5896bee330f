package io.cocoonstack.examples.demo.faults;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.examples.demo.Timeline;
import io.cocoonstack.examples.demo.Trouble;
import io.cocoonstack.examples.demo.operator.HibernationController;
import io.cocoonstack.examples.demo.operator.SetController;
import io.cocoonstack.examples.demo.operator.Told;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What java-operator-sdk does for the controllers, one reconciliation at a time. */
final class OperatorLoop {

    private final KubernetesClient client;
    private final PretendProcess process;
    private final LaggingView view;
    private final Random random;
    private final Timeline timeline;
    private final SetController sets;
    private final HibernationController hibernations;

    OperatorLoop(
            KubernetesClient client,
            SnapshotRegistry registry,
            PretendProcess process,
            LaggingView view,
            Random random,
            Timeline timeline) {
        this.client = client;
        this.process = process;
        this.view = view;
        this.random = random;
        this.timeline = timeline;
        RoundExecutor executor = new RoundExecutor(client, registry, new Told(timeline));
        this.sets = new SetController(client, view, registry, executor, timeline);
        this.hibernations = new HibernationController(client, view, registry, executor);
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
                reconcile(set, Identifiers.COCOON_SET_FINALIZER, sets::reconcile, sets::cleanUp);
            }
            for (CocoonHibernation hibernation : setsTurn ? List.<CocoonHibernation>of() : view.hibernations()) {
                reconcile(
                        hibernation, Identifiers.HIBERNATION_FINALIZER, hibernations::reconcile, hibernations::cleanUp);
            }
        } catch (Trouble.Crash crash) {
            // It is dead, and is started again when chance has it.
            return;
        } catch (KubernetesClientException | ConflictException e) {
            timeline.tell("operator", "comes back later: " + e.getMessage());
        }
    }

    private <T extends HasMetadata> void reconcile(
            T object, String finalizer, Consumer<T> reconcile, Predicate<T> cleanUp) {
        boolean held = object.getMetadata().getFinalizers().contains(finalizer);
        if (object.getMetadata().getDeletionTimestamp() != null) {
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
