package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.Conditions;
import io.cocoonstack.common.k8s.ConflictException;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.internal.Remembered;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.Liveness;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.round.WakeGate;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The frame of both reconcilers: reads, keeps the finalizer, and comes back after a conflict. */
abstract class RoundReconciler<T extends HasMetadata> {

    final KubernetesClient client;
    final SnapshotRegistry registry;
    final RoundExecutor executor;
    final FleetSettings settings;
    final ClusterView view;
    private final String finalizer;
    private final Refusals refusals;
    private final Map<String, Integer> waits = new Remembered<>();
    private final Map<String, Instant> retries = new Remembered<>();

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
        this.refusals = new Refusals(settings.clock());
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
     * Does the one next thing for an object that a caller has read. After requests that were refused in a row it does
     * nothing until a pause is over, which grows (contract 6.5 rule pace).
     *
     * @param object the object, possibly from a cache; never changed
     * @return when to come back
     * @throws KubernetesClientException if the API server refuses for another reason than a conflict, or cannot be
     *     reached; come back with a back-off
     */
    public Next reconcile(T object) {
        Duration left = refusals.left(object);
        if (left != null) {
            return Next.after(left);
        }
        try {
            Next next = next(object);
            refusals.end(object);
            return next;
        } catch (ConflictException e) {
            return afterConflict(object);
        } catch (KubernetesClientException e) {
            refusals.note(object);
            throw e;
        }
    }

    private Next next(T object) {
        boolean deleting = Metadata.isDeleting(object);
        List<String> finalizers = object.getMetadata().getFinalizers();
        if (finalizers == null || !finalizers.contains(finalizer)) {
            return deleting ? Next.onChange() : changeFinalizers(object, list -> list.add(finalizer), Next.SOON);
        }
        return deleting ? cleanUp(object) : step(object);
    }

    /** Something has changed since it was read: what it is by then is read the next time. */
    final Next afterConflict(T object) {
        return Next.after(refusals.note(object));
    }

    /** Requests for single pods were refused. It counts like one that ends the reconciliation. */
    final void noteRefusals(T object, PodRefusals refused) {
        if (refused.first() != null) {
            refusals.note(object);
        }
    }

    /** Nothing is to be done for now. The set of a pod and its CocoonHibernation may both ask about its snapshot. */
    final Next whileStanding(T object, Standing standing, @Nullable Instant deadline) {
        boolean failed = standing.kind() == Standing.Kind.REGISTRY_FAILED;
        return Next.whileStanding(standing, deadline, count(waits, object, failed), settings);
    }

    /** Something is missing, or a deadline has passed. */
    final Next whileIncomplete(T object, boolean asks) {
        return Next.whileHeldBack(count(waits, object, asks), settings);
    }

    /** How many came in a row, with this one. */
    private int count(Map<String, Integer> inARow, T object, boolean again) {
        String uid = String.valueOf(object.getMetadata().getUid());
        synchronized (inARow) {
            if (again) {
                return inARow.merge(uid, 1, Integer::sum);
            }
            inARow.remove(uid);
            return 0;
        }
    }

    /**
     * Whether an object in phase Failed is to be tried again (contract 6.5 rule failed): one deadline after it was
     * given up, then after pauses that double up to one hour. A process that has just started tries once.
     */
    final boolean isRetryDue(T object, @Nullable Vocabulary phase, @Nullable List<Condition> conditionsBefore) {
        if (phase == null || !StatusConditions.PHASE_FAILED.equals(phase.value())) {
            return false;
        }
        Instant givenUp = RoundTimes.givenUp(conditionsBefore);
        synchronized (retries) {
            Instant last = retries.get(String.valueOf(object.getMetadata().getUid()));
            Instant after = last == null || last.isBefore(givenUp) ? givenUp : last;
            return !RoundTimes.nextRetry(givenUp, settings.roundDeadline(), after)
                    .isAfter(settings.clock().instant());
        }
    }

    /** A retry is over once nothing is left to be done by it for now. */
    final void noteRetry(T object) {
        synchronized (retries) {
            retries.put(
                    String.valueOf(object.getMetadata().getUid()),
                    settings.clock().instant());
        }
    }

    final boolean isPast(@Nullable Instant deadline) {
        return deadline != null && !settings.clock().instant().isBefore(deadline);
    }

    /** Tells once that a deadline has passed or that a VM failed: when Ready begins to say so. */
    final void tell(T object, @Nullable List<Condition> before, List<Condition> after) {
        Condition old = RoundTimes.find(before, Conditions.READY);
        Condition now = RoundTimes.find(after, Conditions.READY);
        boolean same = old != null && now != null && Objects.equals(old.getReason(), now.getReason());
        if (now == null || same) {
            return;
        }
        if (RoundTimes.DEADLINE_PASSED.equals(now.getReason())) {
            settings.tell(new RoundSignal(object, RoundSignal.Kind.DEADLINE_PASSED, now.getMessage()));
        } else if (StatusConditions.VM_FAILED.equals(now.getReason())) {
            settings.tell(new RoundSignal(object, RoundSignal.Kind.VM_FAILED, now.getMessage()));
        }
    }

    /** The reason for which a leg or a start waits, where it is the fleet's choice to wait for legacy kubelets. */
    final Standing withLegacy(Standing standing, Stream<PodFacts> pods) {
        return pods.filter(pod -> {
                    Liveness liveness = WakeGate.evaluate(pod);
                    return liveness.isLive(LegacyPolicy.TRUST) && !liveness.isLive(settings.legacyPolicy());
                })
                .findFirst()
                .map(pod -> standing.legacy(String.valueOf(pod.name()), settings.legacyPolicy()))
                .orElse(standing);
    }

    /** Nothing is lost any more where the object goes. */
    final Next letGo(T object) {
        return changeFinalizers(object, list -> list.remove(finalizer), Next.onChange());
    }

    private Next changeFinalizers(T object, Consumer<List<String>> change, Next next) {
        Patches.patchMetadataIfUnchanged(client, object, metadata -> change.accept(metadata.getFinalizers()));
        return next;
    }

    abstract @Nullable T read(String namespace, String name);

    abstract Next step(T object);

    /** The one next thing for an object that is being deleted and has its finalizer. */
    abstract Next cleanUp(T object);
}
