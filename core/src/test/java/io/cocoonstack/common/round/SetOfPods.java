package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.CocoonSetPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set ns/demo, its pods and what the registry holds of them, and what is planned of these. */
abstract class SetOfPods {

    final Map<String, ProbeResult> snapshots = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final Map<String, TestPod> pods = new HashMap<>();
    final SetFacts.Builder set = SetFacts.builder("ns", "demo");
    final Map<String, RoundOwner> owners = new HashMap<>();
    LegacyPolicy legacy = LegacyPolicy.WAIT;

    ProbeResult probe(String name, String tag) {
        asked.add(name);
        return snapshots.getOrDefault(name, new ProbeResult.Absent());
    }

    TestPod pod(String slot) {
        TestPod pod = TestPod.live("demo-" + slot);
        pods.put("demo-" + slot, pod);
        return pod;
    }

    void holds(String slot) {
        snapshots.put("vk-ns-demo-" + slot, new ProbeResult.Present("sha256:" + slot));
    }

    RoundStep<CocoonSetPhase> next(String... slots) {
        List<SetMember> members = new ArrayList<>();
        for (String slot : slots) {
            String name = "demo-" + slot;
            members.add(new SetMember(name, read(name), owners.getOrDefault(slot, RoundOwner.NOBODY)));
        }
        return SetPlanner.next(set.build(), members, legacy, this::probe);
    }

    PodFacts read(String name) {
        TestPod pod = pods.get(name);
        return pod == null ? null : pod.facts();
    }

    RoundStep<CocoonSetPhase> decided(String... slots) {
        RoundStep<CocoonSetPhase> step = next(slots);
        return step instanceof RoundStep.ReadAgain<CocoonSetPhase> again ? again.decide(this::read) : step;
    }

    void suspendedIn(String phase) {
        set.suspended(true).phase(CocoonSetPhase.ofNullable(phase));
    }

    static void storesSuspending(RoundStep<?> step) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        RoundStep.StorePhase.class,
                        store -> assertThat(store.phase()).isEqualTo(CocoonSetPhase.SUSPENDING));
    }
}
