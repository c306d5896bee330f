package io.cocoonstack.examples.kubelet;

import io.cocoonstack.common.testkit.contracts.KubeletDriver;
import io.cocoonstack.common.testkit.contracts.KubeletEnvironment;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drives the kubelet: work on each pod of its node, over and over. */
final class ExampleKubelet implements KubeletDriver {

    private @Nullable KubeletEnvironment environment;
    private @Nullable Kubelet kubelet;

    @Override
    public void start(KubeletEnvironment started) {
        environment = started;
        kubelet = new Kubelet(started.client(), started.nodeName(), new KitHost(started.host()), started.registry());
    }

    @Override
    public void settle() {
        KubeletEnvironment running = Objects.requireNonNull(environment, "not started");
        Kubelet working = Objects.requireNonNull(kubelet, "not started");
        running.untilQuiet(() -> {
            List<Pod> pods = running.client()
                    .pods()
                    .inNamespace(running.namespace())
                    .list()
                    .getItems();
            pods.forEach(working::work);
        });
    }

    @Override
    public void crash() {
        if (kubelet != null) {
            kubelet.close();
        }
    }
}
