package io.cocoonstack.common.spring;

import io.cocoonstack.common.k8s.ApiErrors;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.VersionInfo;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API server answers. It is asked for its version, which needs no rights, every ten seconds at most and by one
 * thread at a time, since anyone may ask for an application's health. Safe for use by many threads.
 */
final class ApiServerCheck {

    private static final long FRESH = Duration.ofSeconds(10).toNanos();

    private final KubernetesClient client;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Answer last;

    /** A status of the actuator, and the version or the reason, without the server's URL. */
    record Answer(String status, String text, long nanos) {}

    ApiServerCheck(KubernetesClient client) {
        // Whoever asks for health asks again.
        RequestConfig once = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .build();
        this.client = client.newClient(once).adapt(KubernetesClient.class);
    }

    Answer answer() {
        @Nullable Answer known = last;
        if (known != null && (System.nanoTime() - known.nanos < FRESH || asking.isLocked())) {
            return known;
        }
        asking.lock();
        try {
            @Nullable Answer newer = last;
            if (newer != null && !newer.equals(known)) {
                return newer;
            }
            Answer asked = ask();
            last = asked;
            return asked;
        } finally {
            asking.unlock();
        }
    }

    private Answer ask() {
        try {
            @Nullable VersionInfo version = client.getKubernetesVersion();
            return version == null
                    ? new Answer("DOWN", "the API server answered without a version", System.nanoTime())
                    : new Answer("UP", String.valueOf(version.getGitVersion()), System.nanoTime());
        } catch (KubernetesClientException e) {
            return new Answer("DOWN", ApiErrors.describe(e), System.nanoTime());
        }
    }
}
