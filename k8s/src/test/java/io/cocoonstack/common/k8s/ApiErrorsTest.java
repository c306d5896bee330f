package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ApiErrorsTest {

    /** The client's code is 0 for one kind of request, and -1 for the other. */
    @Test
    void aServerThatIsNotThereGaveNoAnswer() {
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:1")
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build()) {
            List<Consumer<KubernetesClient>> requests =
                    List.of(it -> it.namespaces().list(), KubernetesClient::getKubernetesVersion);
            for (Consumer<KubernetesClient> request : requests) {
                try {
                    request.accept(client);
                } catch (KubernetesClientException e) {
                    assertThat(ApiErrors.describe(e)).isEqualTo("the API server could not be reached");
                    continue;
                }
                throw new AssertionError("a server answered");
            }
        }
    }
}
