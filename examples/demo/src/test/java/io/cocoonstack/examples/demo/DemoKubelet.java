package io.cocoonstack.examples.demo;

import io.cocoonstack.common.testkit.contracts.KubeletDriver;
import io.cocoonstack.common.testkit.contracts.KubeletEnvironment;
import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.Story;
import io.cocoonstack.examples.demo.narration.NarratedKubelet;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drives the demo's kubelet: one step for each pod of its node, over and over. */
final class DemoKubelet implements KubeletDriver {

    private @Nullable KubeletEnvironment environment;
    private @Nullable NarratedKubelet kubelet;

    @Override
    public void start(KubeletEnvironment started) {
        environment = started;
        kubelet = new NarratedKubelet(
                started.client(),
                started.host(),
                started.registry(),
                KubeletSettings.DEFAULT,
                new Story(),
                started.nodeName(),
                null);
    }

    @Override
    public void settle() {
        KubeletEnvironment running = Objects.requireNonNull(environment, "not started");
        running.untilQuiet(() -> pass(running, Objects.requireNonNull(kubelet, "not started")));
    }

    private static void pass(KubeletEnvironment running, NarratedKubelet kubelet) {
        for (Pod pod :
                running.client().pods().inNamespace(running.namespace()).list().getItems()) {
            if (running.nodeName().equals(pod.getSpec().getNodeName())) {
                kubelet.step(pod);
            }
        }
    }

    @Override
    public void crash() {
        kubelet = null;
    }
}
