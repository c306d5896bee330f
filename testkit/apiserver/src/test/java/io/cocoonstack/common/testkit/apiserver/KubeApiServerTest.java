package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@RequiresKubeApiServer
class KubeApiServerTest {

    @Test
    void theKubeconfigConnectsAnotherClient(KubeApiServer server) throws Exception {
        assertThat(Files.readString(server.kubeconfigPath())).isEqualTo(server.kubeconfig());
        try (KubernetesClient other = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build()) {
            assertThat(other.namespaces().withName("default").get()).isNotNull();
        }
    }

    @Test
    void allTestsShareOneServer(KubeApiServer server, ApiServer same, KubernetesClient client) {
        assertThat(same).isSameAs(server);
        assertThat(client).isSameAs(server.client());
    }

    @Test
    void closingRemovesTheFolderAndStopsTheServer() {
        KubeApiServer own = KubeApiServer.start();
        Path folder = own.kubeconfigPath().getParent();
        own.close();
        assertThat(folder).doesNotExist();
        own.close();
    }
}
