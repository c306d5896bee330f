package io.cocoonstack.common.testkit.contracts;

import io.cocoonstack.common.testkit.contracts.internal.KitKubelet;
import io.cocoonstack.common.testkit.contracts.internal.KubeletReports;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drives the kit's own kubelet, or one that is made wrong of it. */
class ReferenceKubelet implements KubeletDriver {

    private @Nullable KubeletEnvironment environment;
    private @Nullable KitKubelet kubelet;

    @Override
    public void start(KubeletEnvironment started) {
        environment = started;
        kubelet = make(started, new KubeletReports(started.client(), started.nodeName()));
    }

    KitKubelet make(KubeletEnvironment started, KubeletReports reports) {
        return new KitKubelet(reports, started.host(), started.registry());
    }

    @Override
    public void settle() {
        KitKubelet running = Objects.requireNonNull(kubelet, "not started");
        Objects.requireNonNull(environment, "not started").untilQuiet(running::pass);
    }

    @Override
    public void crash() {
        kubelet = null;
    }
}
