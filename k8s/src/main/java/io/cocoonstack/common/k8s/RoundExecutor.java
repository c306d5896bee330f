package io.cocoonstack.common.k8s;

import io.cocoonstack.common.k8s.internal.Pace;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one step of a round (contract 6.2): guarded writes, the fresh read where a step needs one, drops by
 * digest, and effect and phase in the order that the rules ask for. What comes next is planned anew from what is then
 * read, so a crash at any point, a lost answer or a second leader does no harm.
 *
 * <p>A drop that the registry does not support is reported once. It is tried, and reported, again after half a minute,
 * then after times that double up to five minutes; in between {@link #execute} answers
 * {@link StepOutcome#REGISTRY_FAILED} without asking the registry.
 *
 * <p>One and the same step, such as the hibernate request for a pod or the drop of a digest, acts or is refused at most
 * six times within a minute: who asks for it more often is in a loop that somebody else feeds. It is answered with
 * {@link StepOutcome#HELD_BACK}, or a drop that the registry refused last with {@link StepOutcome#REGISTRY_FAILED}.
 *
 * <p>A step that acted is logged at level info, one that was refused or held back at warn, all else at debug, each with
 * its reason. For Kubernetes Events hand it a {@link RoundEvents}, for metrics a {@link MicrometerRoundMetrics}.
 */
public final class RoundExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(RoundExecutor.class);

    private final KubernetesClient client;
    private final DropBackoff registry;
    private final Pace pace = new Pace();
    private final Pace drops = new Pace();
    private final LongSupplier nanoTime;
    private final List<Listener> listeners;

    /**
     * Makes an executor, which may be shared by many threads.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     * @param listeners are told of every step, in this order
     */
    public RoundExecutor(KubernetesClient client, SnapshotRegistry registry, Listener... listeners) {
        this(client, registry, System::nanoTime, List.of(listeners));
    }

    /**
     * Makes an executor whose pauses are told by a clock, for tests with a time of their own.
     *
     * @param client the client
     * @param registry the registry that holds the snapshots
     * @param clock the clock
     * @param listeners are told of every step, in this order
     */
    public RoundExecutor(KubernetesClient client, SnapshotRegistry registry, Clock clock, Listener... listeners) {
        this(client, registry, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()), List.of(listeners));
    }

    private RoundExecutor(
            KubernetesClient client, SnapshotRegistry registry, LongSupplier nanoTime, List<Listener> listeners) {
        this.client = client;
        this.registry = new DropBackoff(registry, nanoTime);
        this.nanoTime = nanoTime;
        this.listeners = listeners;
    }

    /** Is told of every step, on the thread that carried it out. What it throws is logged and goes no further. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Hears of a step that was carried out, or refused.
         *
         * @param report what was to be done, and what came of it
         */
        void onStep(StepReport report);
    }

    /**
     * Carries out a step of a CocoonHibernation's round.
     *
     * @param step the step, as a planner gave it
     * @param round the CocoonHibernation, as it was read for the planner
     * @return what came of it; never {@link StepOutcome#API_FAILED}
     * @throws KubernetesClientException if the API server refuses for another reason than a conflict, or cannot be
     *     reached
     */
    public StepOutcome execute(RoundStep<HibernationPhase> step, RoundObject<HibernationPhase> round) {
        return perform(step, round).outcome();
    }

    /**
     * Does the same as {@link #execute(RoundStep, RoundObject)}, and answers all that listeners are told.
     *
     * @param step the step, as a planner gave it
     * @param round the CocoonHibernation, as it was read for the planner
     * @return the step after the fresh read, and what came of it
     */
    public StepReport perform(RoundStep<HibernationPhase> step, RoundObject<HibernationPhase> round) {
        return perform(step, round, new StepEffects<>(client, registry, round));
    }

    /**
     * Carries out a step of a CocoonSet's round, as {@link #execute(RoundStep, RoundObject)} does.
     *
     * @param step the step, as a planner gave it
     * @param set the CocoonSet, as it was read for the planner
     * @return what came of it
     */
    public StepOutcome execute(RoundStep<CocoonSetPhase> step, SetRoundObject set) {
        return perform(step, set).outcome();
    }

    /**
     * Does the same as {@link #execute(RoundStep, SetRoundObject)}, and answers all that listeners are told.
     *
     * @param step the step, as a planner gave it
     * @param set the CocoonSet, as it was read for the planner
     * @return the step after the fresh read, and what came of it
     */
    public StepReport perform(RoundStep<CocoonSetPhase> step, SetRoundObject set) {
        return perform(step, set, new SetStepEffects(client, registry, set));
    }

    private <P extends Vocabulary> StepReport perform(RoundStep<P> step, RoundObject<P> round, StepEffects<P> effects) {
        long start = System.nanoTime();
        RoundStep<P> decided = step;
        StepResult result;
        try {
            decided = step instanceof RoundStep.ReadAgain<P> again ? again.decide(round) : step;
            String drop = dropped(decided);
            if (drop != null && registry.isPending(drop)) {
                String pending = "the registry does not drop " + drop + " and is not asked again yet";
                LOG.debug("{}: {}", round, pending);
                return new StepReport(round, decided, StepOutcome.REGISTRY_FAILED, pending, since(start));
            }
            String what = round + " " + decided.kind() + " " + subject(decided);
            long now = nanoTime.getAsLong();
            result = pace.admits(what, now) ? attempt(what, now, decided, effects) : notYet(what);
        } catch (KubernetesClientException e) {
            tell(new StepReport(round, decided, StepOutcome.API_FAILED, ApiErrors.describe(e), since(start)), e);
            throw e;
        }
        StepReport report = new StepReport(round, decided, result.outcome(), result.message(), since(start));
        tell(report, result.cause());
        return report;
    }

    private <P extends Vocabulary> StepResult attempt(
            String what, long now, RoundStep<P> step, StepEffects<P> effects) {
        try {
            StepResult result = attempt(step, effects);
            boolean dropped = result.outcome() != StepOutcome.NOTHING_TO_DO && dropped(step) != null;
            if (result.outcome() == StepOutcome.ACTED || result.outcome() == StepOutcome.CONFLICT || dropped) {
                pace.note(what, now, result.message());
            }
            if (dropped) {
                drops.note(what, now, result.outcome() == StepOutcome.REGISTRY_FAILED ? result.message() : "");
            }
            return result;
        } catch (KubernetesClientException e) {
            pace.note(what, now, ApiErrors.describe(e));
            throw e;
        }
    }

    /** The registry stays the reason for which a drop waits: another outcome would say that it answers again. */
    private StepResult notYet(String what) {
        String ofRegistry = drops.refusal(what);
        return ofRegistry.isEmpty()
                ? StepResult.heldBack(pace.refusal(what))
                : StepResult.registryFailed(ofRegistry, null);
    }

    private static <P extends Vocabulary> StepResult attempt(RoundStep<P> step, StepEffects<P> effects) {
        try {
            return step.accept(effects);
        } catch (ConflictException e) {
            return new StepResult(StepOutcome.CONFLICT, String.valueOf(e.getMessage()), e);
        } catch (KubernetesClientException e) {
            if (!ConflictException.isConflict(e)) {
                throw e;
            }
            return new StepResult(StepOutcome.CONFLICT, ApiErrors.describe(e), e);
        }
    }

    /** VM name and digest of what a step drops; null for nothing. */
    private static @Nullable String dropped(RoundStep<?> step) {
        if (step instanceof RoundStep.DropSnapshot<?> drop) {
            return drop.vmName() + "@" + drop.digest();
        }
        return step instanceof SetStep.DropLeftover drop ? drop.vmName() + "@" + drop.digest() : null;
    }

    /** What a step is about, in kinds that one object may have several of within a minute. */
    private static @Nullable String subject(RoundStep<?> step) {
        String drop = dropped(step);
        if (drop != null) {
            return drop;
        }
        if (step instanceof RoundStep.StorePhase<?> store) {
            return store.phase().value();
        }
        PodFacts pod = step instanceof RoundStep.RequestHibernate<?> request
                ? request.pod()
                : step instanceof RoundStep.RequestWake<?> wake
                        ? wake.pod()
                        : step instanceof SetStep.DeletePod delete ? delete.pod() : null;
        return pod == null ? null : pod.name();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void tell(StepReport report, @Nullable Throwable cause) {
        switch (report.outcome()) {
            case ACTED -> LOG.info("{}", report);
            case REGISTRY_FAILED, API_FAILED, HELD_BACK -> LOG.warn("{}", report);
            default -> LOG.debug("{}", report);
        }
        if (cause != null) {
            LOG.debug("the cause of that", cause);
        }
        for (Listener listener : listeners) {
            try {
                listener.onStep(report);
            } catch (RuntimeException e) {
                LOG.warn("a listener threw over {}", report, e);
            }
        }
    }
}
