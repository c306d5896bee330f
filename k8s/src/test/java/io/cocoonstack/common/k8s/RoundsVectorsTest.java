package io.cocoonstack.common.k8s;

import static io.cocoonstack.common.k8s.VectorPods.pod;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.Liveness;
import io.cocoonstack.common.round.MigrationPlanner;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Gates and planners on whole pods with epochs. Tests contract 6.1, 6.3, 6.5 and 6.6. */
class RoundsVectorsTest {

    private interface Planner<P extends Vocabulary> {
        RoundStep<P> next(PodFacts pod, LegacyPolicy legacy, SnapshotProbe probe);
    }

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("rounds")
                .call(
                        "wakeComplete",
                        c -> assertThat(answer(WakeGate.evaluate(Pods.facts(pod(c.input("pod"))))))
                                .isEqualTo(c.wantText("live")))
                .call(
                        "hibernationStep",
                        c -> check(
                                c,
                                (pod, legacy, probe) -> HibernationPlanner.next(
                                        HibernationFacts.builder()
                                                .desire(HibernationDesire.ofNullable(c.text("desire")))
                                                .phase(HibernationPhase.ofNullable(c.text("phase")))
                                                .deleting(c.flag("beingDeleted"))
                                                .set(SetFacts.builder("ns", "demo")
                                                        .suspended(c.flag("setSuspended"))
                                                        .build())
                                                .specChanged(c.flag("specChanged"))
                                                .build(),
                                        pod,
                                        legacy,
                                        probe)))
                .call(
                        "migrationStep",
                        c -> check(
                                c,
                                (pod, legacy, probe) -> MigrationPlanner.next(
                                        SetFacts.builder("ns", "demo")
                                                .wantedNode(c.text("wantedNode"))
                                                .phase(CocoonSetPhase.ofNullable(c.text("phase")))
                                                .build(),
                                        pod,
                                        c.flag("hibernationRoundOwnsPod") ? RoundOwner.HIBERNATION : RoundOwner.NOBODY,
                                        legacy,
                                        probe)))
                .tests();
    }

    private static <P extends Vocabulary> void check(VectorCase c, Planner<P> planner) {
        AtomicInteger probes = new AtomicInteger();
        SnapshotProbe probe = (name, tag) -> {
            assertThat(name + ":" + tag).isEqualTo("vk-ns-demo-0:hibernate");
            probes.incrementAndGet();
            JsonNode snapshot = c.input("snapshot");
            if (!snapshot.isTextual()) {
                return new ProbeResult.Absent();
            }
            return snapshot.textValue().equals("error")
                    ? new ProbeResult.Failed("registry answered 503", null)
                    : new ProbeResult.Present(snapshot.textValue());
        };
        boolean noPod = c.input("pod").isNull() || c.input("pod").isMissingNode();
        PodFacts pod = noPod ? null : Pods.facts(pod(c.input("pod")));
        LegacyPolicy legacy = LegacyPolicy.valueOf(c.requiredText("legacy").toUpperCase(Locale.ROOT));

        RoundStep<P> step = planner.next(pod, legacy, probe);
        boolean freshRead = step instanceof RoundStep.ReadAgain<P>;
        if (step instanceof RoundStep.ReadAgain<P> again) {
            step = again.decide(name -> pod);
        }

        ObjectNode got = step.accept(new StepJson());
        got.put("probed", probes.get() > 0);
        if (freshRead) {
            got.put("freshRead", true);
        }
        assertThat(got).isEqualTo(c.want());
        assertThat(probes.get()).as("probes").isLessThanOrEqualTo(1);
        assertThat(step.why()).isNotBlank();
    }

    private static String answer(Liveness liveness) {
        return switch (liveness) {
            case LIVE -> "yes";
            case LIVE_LEGACY, LIVE_LEGACY_UNREPORTED -> "legacy";
            default -> "no";
        };
    }
}
