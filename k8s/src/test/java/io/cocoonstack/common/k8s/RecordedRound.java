package io.cocoonstack.common.k8s;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Vocabulary;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.HibernationFacts;
import io.cocoonstack.common.round.HibernationPlanner;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.RestoreDecision;
import io.cocoonstack.common.round.RoundOwner;
import io.cocoonstack.common.round.RoundStep;
import io.cocoonstack.common.round.SetFacts;
import io.cocoonstack.common.round.SetMember;
import io.cocoonstack.common.round.SetPlanner;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A round of the pod demo-0 on a server that records what is asked of it, and all that happened, in order. */
abstract class RecordedRound {

    final List<String> happened = new ArrayList<>();
    final List<StepReport> reports = new ArrayList<>();
    final Map<String, String> annotations = new HashMap<>(Map.of(
            Annotations.MANAGED, "true",
            Annotations.VM_NAME, "vk-prod-demo-0",
            Annotations.VM_ID, "vm-1",
            Annotations.HIBERNATE_EPOCH, "0"));
    ProbeResult probe = new ProbeResult.Absent();
    DropResult drop = new DropResult.Gone();
    boolean conflictOfPhase;
    KubernetesClientException refusalOfPod;
    RecordingApiServer server;
    SnapshotRegistry registry;
    RoundExecutor executor;

    @BeforeEach
    void start() throws IOException {
        server = new RecordingApiServer();
        registry = new SnapshotRegistry() {
            @Override
            public ProbeResult probe(String name, String tag) {
                happened.add("probe");
                return probe;
            }

            @Override
            public DropResult drop(String name, String digest) {
                happened.add("drop " + name + "@" + digest);
                if (drop == null) {
                    throw new IllegalStateException("boom");
                }
                return drop;
            }
        };
        executor = new RoundExecutor(server.client(), registry, report -> {
            reports.add(report);
            happened.add(report.step().getClass().getSimpleName() + " " + report.outcome());
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    PodFacts pod() {
        return PodFacts.builder()
                .identity("prod", "demo-0", "u1", "7")
                .containerRunning(true)
                .annotations(annotations)
                .build();
    }

    final RoundObject<HibernationPhase> round = new RoundObject<>() {
        @Override
        public PodFacts readPod(String podName) {
            happened.add("read");
            return pod();
        }

        @Override
        public void storePhase(HibernationPhase phase) {
            store(phase);
        }

        @Override
        public String toString() {
            return "the round";
        }
    };

    private void store(Vocabulary phase) {
        if (conflictOfPhase) {
            throw new ConflictException("stale", new KubernetesClientException("409"));
        }
        happened.add("store " + phase + " after " + server.requests.size() + " requests");
    }

    final SetRoundObject set = new SetRoundObject() {
        @Override
        public PodFacts readPod(String podName) {
            happened.add("read");
            return pod();
        }

        @Override
        public void storePhase(CocoonSetPhase phase) {
            store(phase);
        }

        @Override
        public void createPod(RestoreDecision how) {
            if (refusalOfPod != null) {
                throw refusalOfPod;
            }
            happened.add("create " + how.annotations());
        }

        @Override
        public void recordNode(String node) {
            happened.add("record " + node);
        }
    };

    static KubernetesClientException refusal(int code, String reason) {
        return new KubernetesClientException(
                reason,
                code,
                new StatusBuilder().withCode(code).withReason(reason).build());
    }

    StepOutcome execute(RoundStep<HibernationPhase> step) {
        return executor.execute(step, round);
    }

    StepOutcome executeOfSet(RoundStep<CocoonSetPhase> step) {
        return executor.execute(step, set);
    }

    RoundStep<CocoonSetPhase> planSet(SetFacts.Builder facts, PodFacts... pods) {
        List<SetMember> members = new ArrayList<>();
        members.add(new SetMember("demo-0", pods.length == 0 ? null : pods[0], RoundOwner.NOBODY));
        for (int i = 1; i < pods.length; i++) {
            members.add(new SetMember("demo-" + i, pods[i], RoundOwner.NOBODY));
        }
        return SetPlanner.next(facts.build(), members, LegacyPolicy.WAIT, registry);
    }

    /** The main pod is missing in the phase Waking. */
    RoundStep<CocoonSetPhase> creation() {
        return planSet(SetFacts.builder("prod", "demo").phase(CocoonSetPhase.WAKING));
    }

    RoundStep<HibernationPhase> plan(HibernationDesire desire, HibernationPhase phase) {
        return HibernationPlanner.next(
                HibernationFacts.builder().desire(desire).phase(phase).build(), pod(), LegacyPolicy.WAIT, registry);
    }
}
