package io.cocoonstack.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonHibernationBuilder;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.k8s.KubeletWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.meta.Labels;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HibernationOperatorTest {

    @Test
    void whatTheApiServerRefusesIsTriedAgainForEver() {
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            Operator operator = new Operator(overrider -> overrider.withKubernetesClient(client));
            GenericRetry retry =
                    (GenericRetry) operator.register(new HibernationOperator(client, new FakeSnapshotRegistry()))
                            .getConfiguration()
                            .getRetry();

            assertThat(retry.getMaxAttempts()).isEqualTo(-1);
            assertThat(retry.getMaxInterval()).isEqualTo(60_000);
        }
    }

    @Test
    @Timeout(60)
    void onJavaOperatorSdkItTakesANewHibernationToItsRequest() {
        try (EmbeddedApiServer server = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation())) {
            KubernetesClient client = server.client();
            createLivePod(client);
            KubernetesClient own =
                    new KubernetesClientBuilder().withConfig(server.config()).build();
            Operator operator = new Operator(overrider -> overrider.withKubernetesClient(own));
            operator.register(new HibernationOperator(own, new FakeSnapshotRegistry()));
            operator.start();

            client.resource(hibernation()).create();

            Pod pod = client.pods()
                    .inNamespace("prod")
                    .withName("demo-0")
                    .waitUntilCondition(read -> Pods.hibernateState(read).on(), 50, TimeUnit.SECONDS);
            operator.stop();
            CocoonHibernation stored = client.resources(CocoonHibernation.class)
                    .inNamespace("prod")
                    .withName("demo-0")
                    .get();
            assertThat(Pods.hibernateState(pod).on()).isTrue();
            assertThat(stored.getStatus().getPhase()).isEqualTo(HibernationPhase.HIBERNATING);
            assertThat(stored.getStatus().getVmName()).isEqualTo("vk-prod-demo-0");
        }
    }

    private static CocoonHibernation hibernation() {
        return new CocoonHibernationBuilder()
                .withNewMetadata()
                .withNamespace("prod")
                .withName("demo-0")
                .endMetadata()
                .withNewSpec()
                .withNewPodRef()
                .withName("demo-0")
                .endPodRef()
                .withDesire(HibernationDesire.HIBERNATE)
                .endSpec()
                .build();
    }

    private static void createLivePod(KubernetesClient client) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("prod")
                        .endMetadata()
                        .build())
                .create();
        Pod pod = client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace("prod")
                        .withName("demo-0")
                        .addToLabels(Labels.COCOON_SET, "demo")
                        .addToAnnotations(VmSpec.builder()
                                .vmName("vk-prod-demo-0")
                                .managed(true)
                                .build()
                                .annotations())
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("agent")
                        .withImage("placeholder")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        Map<String, String> report = new HashMap<>(new VmRuntime("vm-1", "10.0.0.7", 0).annotations());
        report.putAll(Epochs.fresh());
        KubeletWrites.report(client, pod, report, true);
    }

    @Test
    void itHasAtMostThirtyLinesOfItsOwn() throws Exception {
        Path source = Path.of("src/main/java/io/cocoonstack/examples/quickstart/HibernationOperator.java");
        List<String> own = Files.readAllLines(source).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty()
                        && !line.startsWith("//")
                        && !line.startsWith("/**")
                        && !line.startsWith("import ")
                        && !line.startsWith("package "))
                .toList();

        assertThat(own).hasSizeLessThanOrEqualTo(30);
    }
}
