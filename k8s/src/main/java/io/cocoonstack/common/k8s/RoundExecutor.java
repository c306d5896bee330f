package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one step of a round (contract 6.2): guarded writes, the fresh read where a step needs one, drops by digest,
 * and effect and phase in the order that the rules ask for. What comes next is planned anew from what is then read, so a
 * crash at any point, a lost answer or a second leader does no harm.
 */
public final class RoundExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(RoundExecutor.class);

    private final KubernetesClient client;
    private final SnapshotRegistry registry;
    private final Listener listener;

    /**
     * Makes an executor, which may be shared by many threads.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     */
    public RoundExecutor(KubernetesClient client, SnapshotRegistry registry) {
        this(client, registry, (round, step, outcome) -> {});
    }

    /**
     * Makes an executor that can be observed.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     * @param listener is told of every step
     */
    public RoundExecutor(KubernetesClient client, SnapshotRegistry registry, Listener listener) {
        this.client = client;
        this.registry = registry;
        this.listener = listener;
    }

    /** Is told of every step, on the thread that carried it out. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A step was carried out, or refused.
         *
         * @param round the object whose round it is
         * @param step the step that was decided on, after the fresh read where there was one
         * @param outcome what came of it
         */
        void onStep(RoundObject round, RoundStep step, Outcome outcome);
    }

    /** What came of a step. */
    public enum Outcome {
        /** Something was written or dropped: read and plan again. */
        ACTED,
        /** There is nothing to do until something changes: plan again on the next event, or after a while. */
        NOTHING_TO_DO,
        /** What the step was decided on has changed since: nothing was written; read and plan again. */
        CONFLICT,
        /** The registry could not be asked, or refused: plan again after a while. */
        REGISTRY_FAILED
    }

    /**
     * Carries out a step.
     *
     * @param step the step, as a planner gave it
     * @param round the object whose round it is, as it was read for the planner
     * @return what came of it
     * @throws KubernetesClientException if the API server refuses for another reason than a conflict, or cannot be
     *     reached
     */
    public Outcome execute(RoundStep step, RoundObject round) {
        RoundStep decided = step instanceof RoundStep.ReadAgain again ? again.decide(round) : step;
        LOG.debug("{}: {}", round, decided);
        Outcome outcome;
        try {
            outcome = effect(decided, round);
        } catch (ConflictException e) {
            LOG.debug("{}: {}", round, e.getMessage());
            outcome = Outcome.CONFLICT;
        }
        listener.onStep(round, decided, outcome);
        return outcome;
    }

    private Outcome effect(RoundStep step, RoundObject round) {
        if (step instanceof RoundStep.StorePhase store) {
            round.storePhase(store.phase());
        } else if (step instanceof RoundStep.ClosePhase close) {
            round.storePhase(close.phase());
        } else if (step instanceof RoundStep.RequestHibernate request) {
            PodWrites.requestHibernate(client, request.pod());
        } else if (step instanceof RoundStep.RequestWake request) {
            PodWrites.requestWake(client, request.pod());
            store(round, request.thenStore());
        } else if (step instanceof RoundStep.RequestWakes request) {
            request.pods().forEach(pod -> PodWrites.requestWake(client, pod));
            store(round, request.thenStore());
        } else if (step instanceof RoundStep.RecordNode record) {
            round.recordNode(record.node());
        } else if (step instanceof RoundStep.DeletePod delete) {
            PodWrites.delete(client, delete.keepSnapshot() ? keepSnapshot(delete.pod()) : delete.pod());
        } else if (step instanceof RoundStep.CreatePod create) {
            round.createPod(create.how());
            store(round, create.thenStore());
        } else if (step instanceof RoundStep.DropSnapshot drop) {
            return drop(drop);
        } else {
            return step instanceof RoundStep.ProbeError error
                    ? failed(error.why(), error.failure().cause())
                    : Outcome.NOTHING_TO_DO;
        }
        return Outcome.ACTED;
    }

    private static void store(RoundObject round, @Nullable Vocabulary phase) {
        if (phase != null) {
            round.storePhase(phase);
        }
    }

    /** Best effort: without the flag, the next restore pulls the snapshot from the registry. */
    private PodFacts keepSnapshot(PodFacts pod) {
        try {
            return Pods.facts(PodWrites.requestKeepSnapshot(client, pod));
        } catch (KubernetesClientException e) {
            LOG.info("{} is deleted without the keep-snapshot flag: {}", pod, e.getMessage());
            return pod;
        }
    }

    private Outcome drop(RoundStep.DropSnapshot drop) {
        DropResult result = drop(drop.vmName(), drop.digest());
        String what = "dropping " + drop.digest() + " of " + drop.vmName() + ": ";
        if (result instanceof DropResult.Failed failed) {
            return failed(what + failed.reason(), failed.cause());
        }
        return result instanceof DropResult.Unsupported unsupported
                ? failed(what + unsupported.reason(), null)
                : Outcome.ACTED;
    }

    /** An exception of the caller's registry is a failure, never a success. */
    private DropResult drop(String vmName, String digest) {
        try {
            return registry.drop(vmName, digest);
        } catch (RuntimeException e) {
            return new DropResult.Failed("the registry threw " + e.getClass().getSimpleName(), e);
        }
    }

    private static Outcome failed(String why, @Nullable Throwable cause) {
        LOG.warn("{}", why, cause);
        return Outcome.REGISTRY_FAILED;
    }
}
