package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/**
 * How clients connect. The servers' own run on the JDK's HTTP client: fabric8's client on Vert.x attaches its handlers
 * after a watch was opened: a thread that is held up in between loses the first events, and against a server this near
 * that happens.
 */
final class Clients {

    private Clients() {}

    static KubernetesClient of(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    /** The smallest kubeconfig that connects. */
    static String kubeconfig(String server, String certificateAuthority, String token) {
        return """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters:
                - name: test
                  cluster:
                    server: %s
                    %s
                users:
                - name: admin
                  user:
                    token: %s
                contexts:
                - name: test
                  context:
                    cluster: test
                    user: admin
                    namespace: default
                """.formatted(server, certificateAuthority, token);
    }
}
