package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.StepOutcome;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the reconcilers do while their copy of an object stays behind. Tests contract 6.5 rule pace. */
interface ConflictRules {

    Loop loop();

    @Test
    default void aPhaseThatIsDecidedOnAnOldCopyIsStoredAfterPausesThatGrow() {
        CocoonHibernation old = hibernationThatChanged();
        List<Duration> conflicts = new ArrayList<>();
        Duration[] now = {Duration.ZERO};
        loop().listen(report -> {
            if (report.outcome() == StepOutcome.CONFLICT) {
                conflicts.add(now[0]);
            }
        });

        for (int second = 0; second < 60; second++) {
            now[0] = Duration.ofSeconds(second);
            loop().operate(old);
            loop().clock.now = loop().clock.now.plusSeconds(1);
        }

        assertThat(conflicts).extracting(Duration::toSeconds).containsExactly(0L, 1L, 5L, 21L, 37L, 53L);
    }

    @Test
    default void aFinalizerOfAnOldCopyIsWrittenAfterPausesThatGrow() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        CocoonHibernation old = loop().hibernation();
        change(old);
        assertPausesGrow(() -> loop().operate(old));
    }

    @Test
    default void theStatusOfAnOldSetIsWrittenAfterPausesThatGrow() {
        loop().createSet(spec -> {});
        loop().operate();
        CocoonSet old = loop().set();
        change(old);
        assertPausesGrow(() -> loop().operate(old));
    }

    /** The first time is at once, the second as soon as a cache may have caught up, then the pauses grow. */
    private void assertPausesGrow(Supplier<Next> reconcile) {
        List<Next> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Next answer = reconcile.get();
            answers.add(answer);
            if (i > 0) {
                loop().clock.now = loop().clock.now.plusMillis(500);
                assertThat(reconcile.get())
                        .as("the rest of the pause")
                        .isEqualTo(Next.after(answer.delay().minusMillis(500)));
                loop().clock.now = loop().clock.now.plus(answer.delay().minusMillis(500));
            }
        }
        assertThat(answers).extracting(answer -> answer.delay().toSeconds()).containsExactly(1L, 4L, 16L, 16L, 16L);
    }

    @Test
    default void afterOneConflictTheFreshCopyIsReconciledAtOnce() {
        CocoonHibernation old = hibernationThatChanged();
        loop().operate(old);
        loop().operate(loop().hibernation());
        assertThat(Hibernations.phase(loop().hibernation())).isEqualTo(HibernationPhase.HIBERNATING);
    }

    @Test
    default void theFreshCopyEndsTheRowOfConflicts() {
        CocoonHibernation old = hibernationThatChanged();
        loop().operate(old);
        loop().operate(loop().hibernation());
        assertThat(loop().operate(old)).isEqualTo(Next.after(Duration.ofSeconds(1)));
    }

    /** As it was read when its VM ran and nobody had stored that it is to hibernate. */
    private CocoonHibernation hibernationThatChanged() {
        loop().run();
        loop().hibernate(HibernationDesire.HIBERNATE);
        loop().operate(loop().hibernation()); // the finalizer
        CocoonHibernation old = loop().hibernation();
        change(old);
        return old;
    }

    private void change(HasMetadata object) {
        Patches.patchMetadata(
                loop().client, object, metadata -> metadata.getLabels().put("touched", "yes"));
    }
}
