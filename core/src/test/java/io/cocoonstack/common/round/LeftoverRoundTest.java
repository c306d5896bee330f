package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.SnapshotOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests contract 6.5 rule leftover-round. */
class LeftoverRoundTest {

    private static final ProbeResult OWN = new ProbeResult.Present(
            "sha256:abc", new SnapshotOrigin("ns", "demo-0", "uid-before", Epoch.hibernateEpoch(null)));

    private final RestoreIntent.Builder intent = RestoreIntent.builder()
            .pod("ns", "demo-0")
            .set(false, CocoonSetPhase.RUNNING)
            .roundsStartClean(true)
            .leftovers(LeftoverPolicy.RESTORE);

    private RoundStep<CocoonSetPhase> begin(ProbeResult snapshot) {
        RestoreIntent built = intent.build();
        return LeftoverRound.begin(built, RestoreDecision.decide(built, "vk-ns-demo-0", (name, tag) -> snapshot));
    }

    @Test
    void aLeftoverOfThePodsOwnIsRestoredInARoundThatBeginsBeforeThePodIsCreated() {
        String why = "no round speaks for a restore, and leftovers are restored: the registry holds sha256:abc";
        assertThat(begin(OWN)).isEqualTo(new Steps.StorePhase<>(CocoonSetPhase.WAKING, why));
    }

    @Test
    void aRoundThatIsUnderWaySpeaksForTheRestoreAlready() {
        intent.set(false, CocoonSetPhase.WAKING);
        assertThat(begin(OWN)).isNull();
        intent.set(true, CocoonSetPhase.SUSPENDED);
        assertThat(begin(OWN)).isNull();
    }

    @Test
    void theRoundOfACocoonHibernationSpeaksForTheRestoreAlready() {
        intent.hibernation(HibernationPhase.WAKING, HibernationDesire.WAKE);
        assertThat(begin(OWN)).isNull();
    }

    @Test
    void aCocoonHibernationInNoRoundDropsNothingSoTheSetDoes() {
        intent.hibernation(HibernationPhase.ACTIVE, HibernationDesire.WAKE);
        assertThat(begin(OWN)).isInstanceOf(RoundStep.StorePhase.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = LeftoverPolicy.class,
            names = {"STOP", "DROP"})
    void noRoundBeginsWhereLeftoversAreNotRestored(LeftoverPolicy policy) {
        intent.leftovers(policy);
        assertThat(begin(OWN)).isNull();
    }

    @Test
    void noRoundBeginsForASnapshotThatMayBeAStrangersOrForNone() {
        assertThat(begin(new ProbeResult.Present("sha256:abc"))).isNull();
        assertThat(begin(new ProbeResult.Absent())).isNull();
        assertThat(begin(new ProbeResult.Failed("timed out", null))).isNull();
    }
}
