package io.cocoonstack.common.testkit.apiserver;

import io.cocoonstack.common.testkit.apiserver.internal.kube.Binaries;
import io.cocoonstack.common.testkit.apiserver.internal.kube.ControlPlane;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A real kube-apiserver with its own etcd on free loopback ports, started from the executables {@code kube-apiserver}
 * and {@code etcd} in the folder that the environment variable {@code KUBEBUILDER_ASSETS} names, as envtest has it.
 *
 * <p>There are no controllers and no scheduler: pods stay as they are written, nothing is garbage-collected, and a
 * deleted namespace stays terminating. {@link RequiresKubeApiServer} shares one server among all tests of a JVM.
 */
public final class KubeApiServer implements ApiServer {

    private static final int ATTEMPTS = 3;
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;

    private final ControlPlane plane;
    private final KubernetesClient client;
    private final Path kubeconfigPath;

    private KubeApiServer(ControlPlane plane) {
        this.plane = plane;
        this.client = Clients.of(config());
        this.kubeconfigPath = plane.folder().resolve("kubeconfig");
    }

    /**
     * {@return why {@link #start()} has nothing to start, in one sentence; null where {@code KUBEBUILDER_ASSETS} is set
     * and both executables are in that folder}
     */
    public static @Nullable String whyUnavailable() {
        return Binaries.whyMissing(System.getenv(Binaries.VARIABLE));
    }

    /**
     * Starts a server and waits until it is ready, which takes a few seconds.
     *
     * @return the running server
     * @throws IllegalStateException when the executables are missing, when one of the processes ends, or when 120
     *     seconds pass; the message holds the ends of their logs
     */
    public static KubeApiServer start() {
        String missing = whyUnavailable();
        if (missing != null) {
            throw new IllegalStateException(missing);
        }
        return start(Binaries.in(Path.of(System.getenv(Binaries.VARIABLE))));
    }

    static KubeApiServer start(Binaries binaries) {
        for (int attempt = 1; ; attempt++) {
            ControlPlane plane = ControlPlane.start(binaries);
            try {
                awaitReady(plane);
                KubeApiServer server = new KubeApiServer(plane);
                Files.writeString(server.kubeconfigPath, server.kubeconfig());
                return server;
            } catch (IllegalStateException | IOException e) {
                boolean again = attempt < ATTEMPTS && !plane.isAlive() && plane.lostItsPort();
                plane.stop();
                if (!again) {
                    throw e instanceof IllegalStateException state ? state : new UncheckedIOException((IOException) e);
                }
            }
        }
    }

    private static void awaitReady(ControlPlane plane) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!isComplete(plane.certificate())) {
            pause(plane, deadline, null);
        }
        // The polling client gives up at once; the one that is handed out tries again as any client does.
        Config impatient = new ConfigBuilder(config(plane))
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(5_000)
                .build();
        try (KubernetesClient poll = Clients.of(impatient)) {
            KubernetesClientException last;
            while ((last = whyNotReady(poll)) != null) {
                pause(plane, deadline, last);
            }
        }
    }

    private static boolean isComplete(Path certificate) {
        try {
            return Files.exists(certificate) && Files.readString(certificate).endsWith("-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            return false;
        }
    }

    /** Ready, and the namespace default is there: a hook of the server makes it shortly after. */
    private static @Nullable KubernetesClientException whyNotReady(KubernetesClient poll) {
        try {
            poll.raw("/readyz");
            Namespace namespace = poll.namespaces().withName("default").get();
            return namespace != null ? null : new KubernetesClientException("there is no namespace default");
        } catch (KubernetesClientException e) {
            return e;
        }
    }

    private static void pause(ControlPlane plane, long deadline, @Nullable KubernetesClientException last) {
        if (!plane.isAlive()) {
            throw new IllegalStateException("kube-apiserver did not start.\n" + plane.obituary(), last);
        }
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(
                    "kube-apiserver was not ready after " + DEADLINE.toSeconds() + " s.\n" + plane.obituary(), last);
        }
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while kube-apiserver was starting", e);
        }
    }

    private static Config config(ControlPlane plane) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(plane.url())
                .withCaCertFile(plane.certificate().toString())
                .withOauthToken(plane.token())
                .withNamespace("default")
                .build();
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public Config config() {
        return config(plane);
    }

    @Override
    public String kubeconfig() {
        try {
            return Clients.kubeconfig(
                    plane.url(),
                    "certificate-authority-data: "
                            + Base64.getEncoder().encodeToString(Files.readAllBytes(plane.certificate())),
                    plane.token());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the same as {@link #kubeconfig()} as a file, which is removed with the server; a path to hand to {@code
     * kubectl --kubeconfig}}
     */
    public Path kubeconfigPath() {
        return kubeconfigPath;
    }

    @Override
    public void close() {
        client.close();
        plane.stop();
    }
}
