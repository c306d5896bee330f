package io.cocoonstack.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private boolean run(String kubeconfig) {
        return Demo.run(kubeconfig, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyClaimHoldsOnTheEmbeddedApiServer() {
        assertThat(run(null)).as(printed()).isTrue();
        assertThat(printed())
                .contains("PASSED: all ", "is not called by the API server in this JVM")
                .doesNotContain("✗");
    }

    @Test
    @RequiresKubeApiServer
    void everyClaimHoldsOnARealApiServer(KubeApiServer server) {
        assertThat(run(server.kubeconfigPath().toString())).as(printed()).isTrue();
        assertThat(printed())
                .contains("PASSED: all ", "is registered with the API server")
                .doesNotContain("✗");
        assertThat(server.client()
                        .admissionRegistration()
                        .v1()
                        .validatingWebhookConfigurations()
                        .list()
                        .getItems())
                .noneMatch(left -> left.getMetadata().getName().startsWith("cocoon-demo-"));
    }

    @Test
    void aKubeconfigThatCannotBeReadFailsTheDemoAndSaysSo() {
        assertThat(run("no-such-kubeconfig")).isFalse();
        assertThat(printed()).contains("FAILED: ").contains("no-such-kubeconfig");
    }
}
