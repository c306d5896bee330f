package io.cocoonstack.common.k8s;

import io.cocoonstack.common.k8s.RoundExecutor.Outcome;
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

/** What each kind of step does to the world: one effect, and the phase before or after it as contract 6.2 asks. */
final class StepEffects {

    private static final Logger LOG = LoggerFactory.getLogger(RoundExecutor.class);
    private static final int CONFLICT = 409;

    private final KubernetesClient client;
    private final SnapshotRegistry registry;

    StepEffects(KubernetesClient client, SnapshotRegistry registry) {
        this.client = client;
        this.registry = registry;
    }

    /**
     * What came of a step.
     *
     * @param message what went wrong; empty where nothing did
     * @param cause the exception behind it, or null for none
     */
    record Result(Outcome outcome, String message, @Nullable Throwable cause) {

        private static final Result ACTED = new Result(Outcome.ACTED, "", null);
        private static final Result NOTHING_TO_DO = new Result(Outcome.NOTHING_TO_DO, "", null);

        private static Result registryFailed(String message, @Nullable Throwable cause) {
            return new Result(Outcome.REGISTRY_FAILED, message, cause);
        }
    }

    Result carryOut(RoundStep step, RoundObject round) {
        if (step instanceof RoundStep.StorePhase store) {
            round.storePhase(store.phase());
        } else if (step instanceof RoundStep.ClosePhase close) {
            round.storePhase(close.phase());
        } else if (step instanceof RoundStep.RequestHibernate request) {
            PodWrites.requestHibernate(client, request.pod());
        } else if (step instanceof RoundStep.RequestWake request) {
            PodWrites.requestWake(client, request.pod());
            storeAfter(round, request.thenStore());
        } else if (step instanceof RoundStep.RequestWakes request) {
            request.pods().forEach(pod -> PodWrites.requestWake(client, pod));
            storeAfter(round, request.thenStore());
        } else if (step instanceof RoundStep.RecordNode record) {
            round.recordNode(record.node());
        } else if (step instanceof RoundStep.DeletePod delete) {
            PodWrites.delete(client, delete.keepSnapshot() ? keepSnapshot(delete.pod()) : delete.pod());
        } else if (step instanceof RoundStep.CreatePod create) {
            create(create, round);
            storeAfter(round, create.thenStore());
        } else if (step instanceof RoundStep.DropSnapshot drop) {
            return drop(drop);
        } else {
            return step instanceof RoundStep.ProbeError error
                    ? Result.registryFailed(
                            error.failure().reason(), error.failure().cause())
                    : Result.NOTHING_TO_DO;
        }
        return Result.ACTED;
    }

    private static void storeAfter(RoundObject round, @Nullable Vocabulary phase) {
        if (phase != null) {
            round.storePhase(phase);
        }
    }

    /** A pod of that name that is there already is not what the step was decided on. */
    private static void create(RoundStep.CreatePod create, RoundObject round) {
        try {
            round.createPod(create.how());
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                throw new ConflictException("the pod is there already; read again and decide again", e);
            }
            throw e;
        }
    }

    /** Best effort: without the flag, the next restore pulls the snapshot from the registry. */
    private PodFacts keepSnapshot(PodFacts pod) {
        try {
            return Pods.facts(PodWrites.requestKeepSnapshot(client, pod));
        } catch (KubernetesClientException e) {
            LOG.info("{} is deleted without the keep-snapshot flag: {}", pod, ApiErrors.describe(e));
            return pod;
        }
    }

    private Result drop(RoundStep.DropSnapshot drop) {
        DropResult result = drop(drop.vmName(), drop.digest());
        if (result instanceof DropResult.Failed failed) {
            return Result.registryFailed(failed.reason(), failed.cause());
        }
        return result instanceof DropResult.Unsupported unsupported
                ? Result.registryFailed("the registry deletes nothing: " + unsupported.reason(), null)
                : Result.ACTED;
    }

    /** An exception of the caller's registry is a failure, never a success. */
    private DropResult drop(String vmName, String digest) {
        try {
            return registry.drop(vmName, digest);
        } catch (RuntimeException e) {
            return new DropResult.Failed("the registry threw " + e.getClass().getSimpleName(), e);
        }
    }
}
