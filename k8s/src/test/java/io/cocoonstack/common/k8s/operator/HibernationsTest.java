package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HibernationsTest {

    private static final CocoonSet SET = Fixtures.set().build();
    private static final PodFacts LIVE = Pods.facts(Fixtures.running(SET, "demo-0"));

    private static String next(
            @Nullable CocoonHibernation hibernation, @Nullable CocoonSet set, @Nullable PodFacts pod) {
        return HibernationPlanner.next(
                        Hibernations.facts(hibernation, set),
                        pod,
                        LegacyPolicy.WAIT,
                        (name, tag) -> new ProbeResult.Absent())
                .toString();
    }

    private static String next(CocoonHibernationBuilder hibernation) {
        return next(hibernation.build(), SET, LIVE);
    }

    @Test
    void aNewObjectWithoutStatusBeginsARound() {
        assertThat(next(Fixtures.hibernation(HibernationDesire.HIBERNATE, null)))
                .startsWith("StorePhase[phase=Hibernating");
    }

    @Test
    void aMissingPodIsWaitedFor() {
        assertThat(next(Fixtures.hibernation(HibernationDesire.HIBERNATE, null).build(), SET, null))
                .isEqualTo("Wait[why=there is no pod]");
    }

    @Test
    void anObjectThatIsBeingDeletedDesiresAWake() {
        CocoonHibernationBuilder deleting = Fixtures.hibernation(
                        HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATED)
                .editMetadata()
                .withDeletionTimestamp("2026-11-27T12:00:00Z")
                .endMetadata();

        assertThat(next(deleting)).startsWith("RequestWake").contains("thenStore=Waking");
        assertThat(Hibernations.desire(deleting.build())).isEqualTo(HibernationDesire.WAKE);
    }

    @Test
    void aFailedRoundAsksAgainOnlyAfterItsSpecChanged() {
        CocoonHibernationBuilder failed = Fixtures.hibernation(HibernationDesire.HIBERNATE, HibernationPhase.FAILED);

        assertThat(next(failed)).startsWith("Wait[");
        assertThat(next(failed.editMetadata().withGeneration(3L).endMetadata())).startsWith("RequestHibernate");
    }

    @Test
    void aStatusThatObservedNothingCountsAsAChangedSpec() {
        CocoonHibernationBuilder failed = Fixtures.hibernation(HibernationDesire.HIBERNATE, HibernationPhase.FAILED)
                .editStatus()
                .withObservedGeneration(null)
                .endStatus();

        assertThat(next(failed)).startsWith("RequestHibernate");
    }

    @Test
    void aWakeWaitsWhileItsSetIsSuspended() {
        CocoonSet suspended =
                Fixtures.set().editSpec().withSuspend(true).endSpec().build();

        assertThat(next(
                        Fixtures.hibernation(HibernationDesire.WAKE, HibernationPhase.HIBERNATED)
                                .build(),
                        suspended,
                        LIVE))
                .startsWith("Wait[");
    }

    @Test
    void aSetThatMovesThePodIsWaitedFor() {
        CocoonSet migrating = Fixtures.set()
                .editSpec()
                .withNodeName("node-b")
                .endSpec()
                .withNewStatus()
                .withPhase(CocoonSetPhase.MIGRATING)
                .endStatus()
                .build();

        assertThat(next(Fixtures.hibernation(HibernationDesire.HIBERNATE, null).build(), migrating, LIVE))
                .isEqualTo("Wait[why=the set is moving the pod]");
    }

    @Test
    void anObjectWithoutSpecOrNoObjectAtAllDesiresNothing() {
        assertThat(next(new CocoonHibernationBuilder().build(), null, LIVE)).startsWith("Wait[");
        assertThat(next(null, null, null)).startsWith("Wait[");
        assertThat(Hibernations.podName(new CocoonHibernationBuilder().build())).isNull();
        assertThat(Hibernations.podName(null)).isNull();
        assertThat(Hibernations.phase(null)).isNull();
    }

    @Test
    void theHibernationOfAPodIsFoundByItsPodReferenceAndNotByItsName() {
        CocoonHibernation other = Fixtures.hibernation(HibernationDesire.WAKE, null)
                .editMetadata()
                .withName("other")
                .endMetadata()
                .build();

        assertThat(Hibernations.ofPod(List.of(other), "demo-0")).isSameAs(other);
        assertThat(Hibernations.ofPod(List.of(other), "other")).isNull();
    }

    @Test
    void ofSeveralHibernationsTheOneInARoundSpeaksForThePod() {
        CocoonHibernation named = Fixtures.hibernation(HibernationDesire.WAKE, HibernationPhase.ACTIVE)
                .build();
        CocoonHibernation waking = renamed(HibernationPhase.WAKING);
        CocoonHibernation hibernated = renamed(HibernationPhase.HIBERNATED);

        assertThat(Hibernations.ofPod(List.of(renamed(HibernationPhase.ACTIVE), named), "demo-0"))
                .isSameAs(named);
        assertThat(Hibernations.ofPod(List.of(named, waking), "demo-0")).isSameAs(waking);
        assertThat(Hibernations.ofPod(List.of(waking, hibernated, named), "demo-0"))
                .isSameAs(hibernated);
        assertThat(Hibernations.byPod(List.of(waking, hibernated, named, new CocoonHibernation())))
                .containsOnlyKeys("demo-0")
                .containsValue(hibernated);
    }

    private static CocoonHibernation renamed(HibernationPhase phase) {
        return Fixtures.hibernation(HibernationDesire.HIBERNATE, phase)
                .editMetadata()
                .withName("other")
                .endMetadata()
                .build();
    }
}
