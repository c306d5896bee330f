package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.testkit.world.KubeletSettings;
import io.cocoonstack.common.testkit.world.PretendKubelet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drives the kit's own kubelet, or one that is made wrong of it. */
class ReferenceKubelet implements KubeletDriver {

    private @Nullable KubeletEnvironment environment;
    private @Nullable PretendKubelet kubelet;

    @Override
    public void start(KubeletEnvironment started) {
        environment = started;
        kubelet = make(started);
    }

    PretendKubelet make(KubeletEnvironment started) {
        return new PretendKubelet(started.client(), started.host(), started.registry(), KubeletSettings.DEFAULT);
    }

    @Override
    public void settle() {
        KubeletEnvironment world = Objects.requireNonNull(environment, "not started");
        PretendKubelet running = Objects.requireNonNull(kubelet, "not started");
        world.untilQuiet(() -> running.pass(world.namespace(), world.nodeName()));
    }

    @Override
    public void crash() {
        kubelet = null;
    }
}
