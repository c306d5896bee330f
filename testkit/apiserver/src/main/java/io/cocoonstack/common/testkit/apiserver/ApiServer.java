package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;

/** A Kubernetes API server on the loopback interface that lives as long as a test, or a run of tests, needs it. */
public interface ApiServer extends AutoCloseable {

    /**
     * The server's own client, with every right. It is closed with the server; callers leave it open.
     *
     * @return one and the same client at every call
     */
    KubernetesClient client();

    /**
     * What a further client needs to connect: {@code new KubernetesClientBuilder().withConfig(server.config()).build()}.
     * Prefer fabric8's HTTP client of the JDK there: the one on Vert.x can lose the first events of a watch.
     *
     * @return a configuration of its own at every call, for the caller to change
     */
    Config config();

    /** {@return the same as a kubeconfig file, for programs outside this JVM; the YAML text} */
    String kubeconfig();

    /** Stops the server and forgets all it held. A second call does nothing. */
    @Override
    void close();
}
