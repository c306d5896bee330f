package io.cocoonstack.common.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryApiServerTest {

    private final InMemoryApiServer server = InMemoryApiServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private static ConfigMap configMap() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("demo")
                .endMetadata()
                .withData(Map.of("a", "1"))
                .build();
    }

    @Test
    void objectsAreCreatedReadPatchedAndDeletedByTheRulesOfTheEmbeddedServer() {
        KubernetesClient client = server.client();
        ConfigMap created = client.resource(configMap()).create();
        assertThat(created.getMetadata().getResourceVersion()).isNotEmpty();
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> client.resource(configMap()).create())
                .satisfies(e -> assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists"));
        client.resource(created).edit(object -> {
            object.setData(Map.of("b", "2"));
            return object;
        });
        assertThat(client.configMaps().inNamespace("default").list().getItems())
                .extracting(ConfigMap::getData)
                .contains(Map.of("b", "2"));
        client.resource(created).delete();
        assertThat(client.resource(created).get()).isNull();
    }

    @Test
    void anAnswerThatIsLostIsSeenOnceByTheServerAndAsAnExceptionByTheClient() {
        List<String> calls = new ArrayList<>();
        KubernetesClient unlucky = server.client(wire -> call -> {
            calls.add(call.method() + " " + call.uri());
            wire.exchange(call);
            throw new IOException("the answer is lost");
        });
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> unlucky.resource(configMap()).create());
        assertThat(calls).containsExactly("POST /api/v1/namespaces/default/configmaps");
        assertThat(server.client().resource(configMap()).get()).isNotNull();
    }

    @Test
    void whatTheWireThrowsAsAnErrorReachesTheCaller() {
        class Crash extends Error {
            private static final long serialVersionUID = 1;
        }
        KubernetesClient crashing = server.client(wire -> call -> {
            throw new Crash();
        });
        assertThatExceptionOfType(Crash.class)
                .isThrownBy(() -> crashing.resource(configMap()).get());
    }
}
