package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;

/** A Kubernetes API server on the loopback interface that lives as long as a test, or a run of tests, needs it. */
public interface ApiServer extends AutoCloseable {

    /** {@return the server's one client, with every right; it is closed with the server, callers leave it open} */
    KubernetesClient client();

    /**
     * What a further client needs to connect: {@code new
     * KubernetesClientBuilder().withConfig(server.config()).build()}. Prefer fabric8's HTTP client of the JDK there:
     * the one on Vert.x can lose the first events of a watch.
     *
     * @return a configuration of its own at every call, for the caller to change
     */
    Config config();

    /** {@return the YAML text of a kubeconfig file, for programs outside this JVM} */
    String kubeconfig();

    /** Stops the server and forgets all it held. A second call does nothing. */
    @Override
    void close();
}
