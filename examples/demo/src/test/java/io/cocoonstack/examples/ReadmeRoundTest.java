package io.cocoonstack.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.k8s.operator.ClusterView;
import io.cocoonstack.common.k8s.operator.CocoonSets;
import io.cocoonstack.common.k8s.operator.Hibernations;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The round of the README, in each situation that is easily got wrong. */
class ReadmeRoundTest {

    private final EmbeddedApiServer server = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation());
    private final KubernetesClient client = server.client();

    @BeforeEach
    void prepare() {
        ReadmeTest.putDemo(client);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private StepOutcome round(CocoonHibernation hibernation) {
        SnapshotRegistry registry = new FakeSnapshotRegistry();
        RoundExecutor executor = new RoundExecutor(client, registry);

        // README
        Pod pod = client.pods().inNamespace("prod").withName("demo-0").get();
        CocoonSet set = CocoonSets.ofPod(ClusterView.live(client), "prod", "demo-0", pod);
        RoundStep<HibernationPhase> step = HibernationPlanner.next(
                Hibernations.facts(hibernation, set),
                pod == null ? null : Pods.facts(pod), // a missing pod is null, not the facts of an empty one
                LegacyPolicy.WAIT,
                registry);
        // Guarded writes, fresh reads, drops by digest, effect and phase in the right order.
        StepOutcome outcome = executor.execute(step, Hibernations.round(client, hibernation));
        // README
        return outcome;
    }

    private CocoonHibernation create(HibernationDesire desire) {
        return client.resource(new CocoonHibernationBuilder()
                        .withNewMetadata()
                        .withNamespace("prod")
                        .withName("demo-0")
                        .addToFinalizers("example.com/keeps-it")
                        .endMetadata()
                        .withNewSpec()
                        .withNewPodRef()
                        .withName("demo-0")
                        .endPodRef()
                        .withDesire(desire)
                        .endSpec()
                        .build())
                .create();
    }

    private CocoonHibernation read() {
        return client.resources(CocoonHibernation.class)
                .inNamespace("prod")
                .withName("demo-0")
                .get();
    }

    private @Nullable HibernationPhase phase() {
        return Hibernations.phase(read());
    }

    private CocoonHibernation in(HibernationPhase phase) {
        return Patches.patchStatus(
                client,
                read(),
                copy -> copy.setStatus(new CocoonHibernationBuilder()
                        .withNewStatus()
                        .withPhase(phase)
                        .withObservedGeneration(1L)
                        .endStatus()
                        .buildStatus()));
    }

    @Test
    void aNewObjectWithoutStatusBeginsItsRound() {
        assertThat(round(create(HibernationDesire.HIBERNATE))).isEqualTo(StepOutcome.ACTED);
        assertThat(phase()).isEqualTo(HibernationPhase.HIBERNATING);
    }

    @Test
    void aMissingPodIsWaitedFor() {
        create(HibernationDesire.WAKE);
        CocoonHibernation hibernating = in(HibernationPhase.HIBERNATING);
        client.pods().inNamespace("prod").withName("demo-0").withGracePeriod(0).delete();

        assertThat(round(hibernating)).isEqualTo(StepOutcome.NOTHING_TO_DO);
    }

    @Test
    void anObjectThatIsBeingDeletedWakesItsPod() {
        create(HibernationDesire.HIBERNATE);
        in(HibernationPhase.HIBERNATED);
        client.resource(read()).delete();

        assertThat(round(read())).isEqualTo(StepOutcome.ACTED);
        assertThat(phase()).isEqualTo(HibernationPhase.WAKING);
    }

    @Test
    void aWakeWaitsForASetThatIsSuspended() {
        Patches.patch(
                client,
                client.resources(CocoonSet.class)
                        .inNamespace("prod")
                        .withName("demo")
                        .get(),
                copy -> copy.getSpec().setSuspend(true));
        create(HibernationDesire.WAKE);

        assertThat(round(in(HibernationPhase.HIBERNATED))).isEqualTo(StepOutcome.NOTHING_TO_DO);
        assertThat(phase()).isEqualTo(HibernationPhase.HIBERNATED);
    }
}
