package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.Patches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts finalizers on and takes them off, under the version of the object that it was decided on. */
final class Finalizers {

    private Finalizers() {}

    static boolean isHeld(HasMetadata object, String finalizer) {
        List<String> finalizers = object.getMetadata().getFinalizers();
        return finalizers != null && finalizers.contains(finalizer);
    }

    static void add(KubernetesClient client, HasMetadata object, String finalizer) {
        change(client, object, list -> list.add(finalizer));
    }

    static void remove(KubernetesClient client, HasMetadata object, String finalizer) {
        change(client, object, list -> list.remove(finalizer));
    }

    private static void change(KubernetesClient client, HasMetadata object, Consumer<List<String>> change) {
        Patches.patchIfUnchanged(client, object, copy -> {
            List<String> before = copy.getMetadata().getFinalizers();
            List<String> list = before == null ? new ArrayList<>() : new ArrayList<>(before);
            change.accept(list);
            copy.getMetadata().setFinalizers(list);
        });
    }
}
