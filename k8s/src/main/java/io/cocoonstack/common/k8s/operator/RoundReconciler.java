package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frame of both reconcilers: reads, keeps the finalizer, and comes back after a conflict. */
abstract class RoundReconciler<T extends HasMetadata> {

    final KubernetesClient client;
    final SnapshotRegistry registry;
    final RoundExecutor executor;
    final FleetSettings settings;
    final ClusterView view;
    private final String finalizer;

    RoundReconciler(
            KubernetesClient client,
            SnapshotRegistry registry,
            RoundExecutor executor,
            FleetSettings settings,
            ClusterView view,
            String finalizer) {
        this.client = client;
        this.registry = registry;
        this.executor = executor;
        this.settings = settings;
        this.view = view;
        this.finalizer = finalizer;
    }

    /**
     * Does the one next thing for an object.
     *
     * @param namespace its namespace
     * @param name its name
     * @return when to come back; {@link Next#onChange} where it is gone
     * @throws KubernetesClientException if the API server refuses for another reason than a conflict, or cannot be
     *     reached; come back with a back-off
     */
    public Next reconcile(String namespace, String name) {
        T object = read(namespace, name);
        return object == null ? Next.onChange() : reconcile(object);
    }

    /**
     * Does the one next thing for an object that a caller has read.
     *
     * @param object the object, possibly from a cache; never changed
     * @return when to come back
     * @throws KubernetesClientException if the API server refuses for another reason than a conflict, or cannot be
     *     reached; come back with a back-off
     */
    public Next reconcile(T object) {
        boolean deleting = Metadata.isDeleting(object);
        List<String> finalizers = object.getMetadata().getFinalizers();
        try {
            if (finalizers == null || !finalizers.contains(finalizer)) {
                return deleting ? Next.onChange() : changeFinalizers(object, list -> list.add(finalizer), Next.SOON);
            }
            return deleting ? cleanUp(object) : step(object);
        } catch (ConflictException e) {
            // Something has changed since it was read: what it is by then is read the next time.
            return Next.afterConflict(settings);
        }
    }

    /** Nothing is lost any more where the object goes. */
    final Next letGo(T object) {
        return changeFinalizers(object, list -> list.remove(finalizer), Next.onChange());
    }

    private Next changeFinalizers(T object, Consumer<List<String>> change, Next next) {
        Patches.patchIfUnchanged(client, object, copy -> {
            List<String> list = new ArrayList<>(
                    Objects.requireNonNullElse(copy.getMetadata().getFinalizers(), List.of()));
            change.accept(list);
            copy.getMetadata().setFinalizers(list);
        });
        return next;
    }

    abstract @Nullable T read(String namespace, String name);

    abstract Next step(T object);

    /** The one next thing for an object that is being deleted and has its finalizer. */
    abstract Next cleanUp(T object);
}
