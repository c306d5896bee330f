package io.cocoonstack.common.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.round.HostFacts.VmState;
import java.util.HashMap;
import java.util.Map;

/** A pod, what its host has of its VM and what the registry holds, and what is planned of these. */
abstract class VmOnHost {

    static final String HELD = "sha256:abc";
    static final String UNTAGGED = "sha256:def";

    final HostFacts.Builder host = HostFacts.builder();
    LegacyOperators operators = LegacyOperators.NONE;
    ProbeResult snapshot = new ProbeResult.Absent();
    /** What the registry says of the digest {@link #UNTAGGED}. */
    ProbeResult untagged = new ProbeResult.Absent();

    int asked;

    KubeletStep next(TestPod pod) {
        return KubeletPlanner.next(pod.facts(), host.build(), operators, (name, tag) -> {
            asked++;
            assertThat(name).isEqualTo("vk-ns-demo-0");
            assertThat(tag).isIn("hibernate", UNTAGGED);
            return tag.equals(UNTAGGED) ? untagged : snapshot;
        });
    }

    void vm(VmState state) {
        host.vm(state, new VmRuntime("vm-1", null, 0));
    }

    void held() {
        snapshot = new ProbeResult.Present(HELD);
    }

    static TestPod live() {
        return TestPod.live("demo-0");
    }

    static TestPod created() {
        return TestPod.created("demo-0");
    }

    static Map<String, String> patch(KubeletStep step) {
        assertThat(step).isInstanceOf(KubeletStep.Report.class);
        return new HashMap<>(((KubeletStep.Report) step).patch());
    }

    static String state(KubeletStep step) {
        return patch(step).get(Annotations.LIFECYCLE_STATE);
    }

    static String message(KubeletStep step) {
        return patch(step).get(Annotations.LIFECYCLE_STATE_MESSAGE);
    }
}
