package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;

/** The embedded server knows all rules of the schemas but those in CEL. */
class CrdsOnEmbeddedApiServerTest extends CrdCases {

    private final EmbeddedApiServer server = EmbeddedApiServer.start();

    @Override
    KubernetesClient client() {
        return server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
