package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CocoonSetsTest {

    private static final CocoonSet SET = Fixtures.set().build();
    private static final CocoonSet ALONE = Fixtures.set()
            .editSpec()
            .editAgent()
            .withReplicas(0)
            .endAgent()
            .withToolboxes(List.of())
            .endSpec()
            .build();

    private static String next(CocoonSet set, Pod... pods) {
        return SetPlanner.next(
                        CocoonSets.facts(set),
                        CocoonSets.members(set, List.of(pods), List.of()),
                        LegacyPolicy.WAIT,
                        (name, tag) -> new ProbeResult.Absent())
                .toString();
    }

    private static CocoonSetBuilder in(CocoonSetPhase phase) {
        return new CocoonSetBuilder(ALONE)
                .withNewStatus()
                .withPhase(phase)
                .withObservedGeneration(3L)
                .endStatus();
    }

    @Test
    void aSuspendedSetBeginsARound() {
        CocoonSet suspended = new CocoonSetBuilder(ALONE)
                .editSpec()
                .withSuspend(true)
                .endSpec()
                .build();

        assertThat(next(suspended, Fixtures.running(ALONE, "demo-0"))).startsWith("StorePhase[phase=Suspending");
    }

    @Test
    void aSuspendedSetDoesNotWaitForASubAgentThatCannotForkFromAHibernatedMainAgent() {
        CocoonSet suspended = Fixtures.set()
                .editSpec()
                .withSuspend(true)
                .withToolboxes(List.of())
                .endSpec()
                .build();
        Pod main = Fixtures.running(suspended, "demo-0");
        assertThat(CocoonSets.members(suspended, List.of(main), List.of())).hasSize(2);

        main.getMetadata().getAnnotations().put(Annotations.HIBERNATE, "true");

        assertThat(CocoonSets.members(suspended, List.of(main), List.of()))
                .extracting(SetMember::podName)
                .containsExactly("demo-0");
        suspended.getSpec().setSuspend(false);
        assertThat(CocoonSets.members(suspended, List.of(main), List.of())).hasSize(2);
    }

    @Test
    void aFailedSetBeginsNothingUntilItsSpecChanges() {
        Pod pod = Fixtures.running(ALONE, "demo-0");

        assertThat(next(in(CocoonSetPhase.FAILED).build(), pod)).startsWith("Wait[");
        assertThat(next(
                        in(CocoonSetPhase.FAILED)
                                .editMetadata()
                                .withGeneration(4L)
                                .endMetadata()
                                .build(),
                        pod))
                .startsWith("RequestWakes[");
    }

    @Test
    void aMainAgentThatIsElsewhereIsMoved() {
        CocoonSet moved = in(CocoonSetPhase.RUNNING)
                .editSpec()
                .withNodeName("node-b")
                .endSpec()
                .build();

        assertThat(next(moved, Fixtures.running(ALONE, "demo-0"))).startsWith("StorePhase[phase=Migrating");
    }

    @Test
    void aSetWithoutSpecOrStatusIsInNoRound() {
        CocoonSet bare = new CocoonSetBuilder()
                .withNewMetadata()
                .withName("demo")
                .endMetadata()
                .build();

        assertThat(next(bare)).startsWith("NotAMigration[");
        assertThat(CocoonSets.phase(bare)).isNull();
        assertThat(CocoonSets.phase(null)).isNull();
    }

    @Test
    void theMembersAreThePodsThatAreWantedAndThoseThatAreThere() {
        Pod surplus = new PodBuilder(Fixtures.running(SET, "demo-0"))
                .editMetadata()
                .withName("demo-5")
                .endMetadata()
                .build();

        assertThat(CocoonSets.members(SET, List.of(surplus, Fixtures.running(SET, "demo-1")), List.of()).stream()
                        .map(member -> member.podName() + (member.pod() == null ? " missing" : "")))
                .containsExactly("demo-0 missing", "demo-1", "demo-browser missing", "demo-5");
    }

    @Test
    void aStaticToolboxIsAMemberOnlyWhileItsPodIsThere() {
        CocoonSet set = Fixtures.set()
                .editSpec()
                .editToolbox(0)
                .withMode(VmMode.STATIC)
                .endToolbox()
                .endSpec()
                .build();

        assertThat(CocoonSets.members(set, List.of(), List.of()).stream().map(SetMember::podName))
                .containsExactly("demo-0", "demo-1");
        assertThat(CocoonSets.members(set, List.of(Fixtures.running(set, "demo-browser")), List.of()).stream()
                        .map(SetMember::podName))
                .containsExactly("demo-0", "demo-1", "demo-browser");
    }

    @Test
    void aMemberIsOwnedByTheRoundOfItsHibernation() {
        CocoonHibernation hibernated = Fixtures.hibernation(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATED)
                .build();

        assertThat(CocoonSets.members(SET, List.of(), List.of(hibernated)).stream()
                        .map(SetMember::owner))
                .containsExactly(RoundOwner.HIBERNATION, RoundOwner.NO_HIBERNATION, RoundOwner.NO_HIBERNATION);
    }

    @Test
    void aMemberWhoseHibernationIsInNoRoundIsOwnedByNobody() {
        CocoonHibernation active = Fixtures.hibernation(HibernationDesire.WAKE, HibernationPhase.ACTIVE)
                .build();

        assertThat(CocoonSets.members(SET, List.of(), List.of(active)).get(0).owner())
                .isEqualTo(RoundOwner.NOBODY);
    }

    /** The list holds those of the whole namespace: read once a member, it would be quadratic. */
    @Test
    void theMembersOfALargeSetReadTheListOfHibernationsOnce() {
        CocoonSet large = Fixtures.set()
                .editSpec()
                .editAgent()
                .withReplicas(500)
                .endAgent()
                .endSpec()
                .build();
        CocoonHibernation one = new CocoonHibernation();
        AtomicInteger reads = new AtomicInteger();
        Collection<CocoonHibernation> counting = new AbstractCollection<>() {
            @Override
            public Iterator<CocoonHibernation> iterator() {
                reads.incrementAndGet();
                return List.of(one).iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };

        assertThat(CocoonSets.members(large, List.of(), counting)).hasSizeGreaterThan(500);

        assertThat(reads).hasValue(1);
    }

    @Test
    void aPodBelongsToTheSetOfItsOwnerReferenceNameAndUid() {
        Pod pod = Fixtures.running(SET, "demo-0");
        Pod ofNobody = new PodBuilder(pod)
                .editMetadata()
                .withOwnerReferences(List.of())
                .endMetadata()
                .build();
        CocoonSet another =
                Fixtures.set().editMetadata().withUid("another").endMetadata().build();

        assertThat(SetPods.owns(SET, pod)).isTrue();
        assertThat(SetPods.owns(another, pod)).isFalse();
        assertThat(SetPods.owns(SET, ofNobody)).isFalse();
        assertThat(SetPods.owns(SET, null)).isFalse();
        assertThat(CocoonSets.members(another, List.of(pod), List.of()).get(0).pod())
                .isNull();
    }

    @Test
    void theSetOfAPodIsItsOwner() {
        Pod pod = Fixtures.running(SET, "demo-0");

        assertThat(CocoonSets.ofPod(new OneSet(SET), "prod", "demo-0", pod)).isSameAs(SET);
    }

    private static @Nullable CocoonSet ofMissing(CocoonSet set, String podName) {
        return CocoonSets.ofPod(new OneSet(set), "prod", podName, null);
    }

    @Test
    void aPodThatIsMissingIsOfTheSetThatWantsIt() {
        CocoonSet set = Fixtures.set()
                .editSpec()
                .addToToolboxes(Fixtures.toolbox("web-browser"))
                .endSpec()
                .build();

        assertThat(ofMissing(set, "demo-1")).isSameAs(set);
        assertThat(ofMissing(set, "demo-web-browser")).isSameAs(set);
        assertThat(ofMissing(set, "demo-2")).isNull();
        assertThat(ofMissing(set, "other-0")).isNull();
        assertThat(ofMissing(set, "demo")).isNull();
    }

    @Test
    void aPodThatIsThereAndHasNoOwnerIsOfNoSet() {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("demo-0")
                .endMetadata()
                .build();

        assertThat(CocoonSets.ofPod(new OneSet(SET), "prod", "demo-0", pod)).isNull();
    }

    private static String restore(CocoonSet set, @Nullable CocoonHibernation hibernation) {
        RestoreDecision decision = RestoreDecision.decide(
                CocoonSets.restoreIntent(set, hibernation, "demo-0"),
                "vk-prod-demo-0",
                (name, tag) -> new ProbeResult.Present("sha256:1"));
        return decision instanceof RestoreDecision.Restore restore
                ? "restore" + (restore.staysHibernated() ? ", stay hibernated" : "")
                : decision.getClass().getSimpleName();
    }

    @Test
    void aRestoreIsDecidedByThePhasesOfSetAndHibernation() {
        CocoonSet running = in(CocoonSetPhase.RUNNING).build();
        CocoonSet suspended = in(CocoonSetPhase.SUSPENDED)
                .editSpec()
                .withSuspend(true)
                .endSpec()
                .build();

        assertThat(restore(running, null)).isEqualTo("CreateFresh");
        assertThat(restore(suspended, null)).isEqualTo("restore, stay hibernated");
        assertThat(restore(in(CocoonSetPhase.WAKING).build(), null)).isEqualTo("restore");
        assertThat(restore(in(CocoonSetPhase.FAILED).build(), null)).isEqualTo("restore");
        assertThat(restore(running, round(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATED)))
                .isEqualTo("restore, stay hibernated");
        assertThat(restore(running, round(HibernationDesire.WAKE, HibernationPhase.WAKING)))
                .isEqualTo("restore");
        assertThat(restore(running, round(HibernationDesire.HIBERNATE, HibernationPhase.HIBERNATING)))
                .isEqualTo("restore, stay hibernated");
        assertThat(restore(running, round(HibernationDesire.HIBERNATE, HibernationPhase.ACTIVE)))
                .isEqualTo("CreateFresh");
    }

    private static CocoonHibernation round(HibernationDesire desire, HibernationPhase phase) {
        return Fixtures.hibernation(desire, phase).build();
    }
}
