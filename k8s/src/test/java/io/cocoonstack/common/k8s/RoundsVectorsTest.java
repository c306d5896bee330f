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
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SnapshotProbe;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Gates and planners on whole pods with epochs. */
class RoundsVectorsTest {

    private interface Planner {
        RoundStep next(PodFacts pod, LegacyPolicy legacy, SnapshotProbe probe);
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

    private static void check(VectorCase c, Planner planner) {
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
        LegacyPolicy legacy = c.requiredText("legacy").equals("trust") ? LegacyPolicy.TRUST : LegacyPolicy.WAIT;

        RoundStep step = planner.next(pod, legacy, probe);
        boolean freshRead = step instanceof RoundStep.ReadAgain;
        if (step instanceof RoundStep.ReadAgain again) {
            step = again.decide(name -> pod);
        }

        ObjectNode got = described(step);
        got.put("probed", probes.get() > 0);
        if (freshRead) {
            got.put("freshRead", true);
        }
        assertThat(got).isEqualTo(c.want());
        assertThat(probes.get()).as("probes").isLessThanOrEqualTo(1);
        assertThat(step.why()).isNotBlank();
    }

    private static ObjectNode described(RoundStep step) {
        ObjectNode json = RecordingApiServer.JSON.createObjectNode();
        if (step instanceof RoundStep.Wait) {
            json.put("step", "wait");
        } else if (step instanceof RoundStep.Done) {
            json.put("step", "done");
        } else if (step instanceof RoundStep.NotAMigration) {
            json.put("step", "notAMigration");
        } else if (step instanceof RoundStep.HandOver) {
            json.put("step", "handOver");
        } else if (step instanceof RoundStep.ProbeError) {
            json.put("step", "error");
        } else if (step instanceof RoundStep.StorePhase store) {
            json.put("step", "storePhase").put("phase", store.phase().value());
        } else if (step instanceof RoundStep.ClosePhase close) {
            json.put("step", "storePhase").put("phase", close.phase().value());
        } else if (step instanceof RoundStep.RequestHibernate) {
            json.put("step", "requestHibernate");
        } else if (step instanceof RoundStep.RequestWake wake) {
            thenStore(json.put("step", "requestWake"), wake.thenStore());
        } else if (step instanceof RoundStep.DeletePod) {
            json.put("step", "deletePod");
        } else if (step instanceof RoundStep.DropSnapshot drop) {
            json.put("step", "dropSnapshot").put("digest", drop.digest());
        } else if (step instanceof RoundStep.CreatePod create) {
            thenStore(
                    json.put(
                            "step",
                            create.how() instanceof RestoreDecision.Restore
                                    ? "createPodWithRestoreFlag"
                                    : "createFreshPod"),
                    create.thenStore());
        } else {
            throw new IllegalStateException("step is " + step + ", expected one that can be taken");
        }
        return json;
    }

    private static void thenStore(ObjectNode json, Vocabulary phase) {
        if (phase != null) {
            json.put("thenStore", phase.value());
        }
    }

    private static String answer(Liveness liveness) {
        return switch (liveness) {
            case LIVE -> "yes";
            case LIVE_LEGACY -> "legacy";
            default -> "no";
        };
    }
}
