package io.cocoonstack.common.testkit.explorer.rounds;

import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.GenerationStamp;
import io.cocoonstack.common.meta.HibernateState;
import io.cocoonstack.common.round.KubeletStep;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.RestoreDecision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The annotations that operator and kubelets write: those of the library, unless a test hands in wrong ones. */
interface Writes {

    Writes LIBRARY = new Writes() {};

    default Map<String, @Nullable String> hibernateRequest() {
        return HibernateState.ON.patch();
    }

    default Map<String, @Nullable String> wakeRequest(PodFacts pod) {
        return Epochs.wakeRequest(pod.hibernateEpoch());
    }

    default Map<String, String> stamp(long generation) {
        return GenerationStamp.annotations(generation);
    }

    /** The annotations of a pod that is created. */
    default Map<String, String> created(RestoreDecision how) {
        return how.annotations();
    }

    /** The patch of a kubelet that was told to report on a pod. */
    default Map<String, @Nullable String> report(PodFacts pod, KubeletStep.Report step) {
        return step.patch();
    }
}
