package io.cocoonstack.examples.webhook;

import static io.cocoonstack.examples.webhook.Denial.denied;
import static io.cocoonstack.examples.webhook.SampleObjects.COCOON;
import static io.cocoonstack.examples.webhook.SampleObjects.NAMESPACE;
import static io.cocoonstack.examples.webhook.SampleObjects.hibernation;
import static io.cocoonstack.examples.webhook.SampleObjects.pod;
import static io.cocoonstack.examples.webhook.SampleObjects.set;
import static io.cocoonstack.examples.webhook.SampleObjects.to;
import static io.cocoonstack.examples.webhook.SampleObjects.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.admission.rules.CocoonSetRules;
import io.cocoonstack.common.admission.rules.Violation;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.cocoonstack.examples.webhook.Cluster.Client;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real API server calls the webhook as the manifests say, over HTTPS; what the webhook looks up, it looks up with the
 * service account and the rights of the manifests.
 */
@RequiresKubeApiServer
class CocoonWebhookOnRealApiServerTest {

    private static final String OPERATOR = "system:serviceaccount:cocoon-system:cocoon-operator";

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Client admin;
    private static RunningWebhook webhook;
    private static WebhookRegistration registered;

    private final KubernetesClient client = admin.kubernetes();

    @BeforeAll
    static void register(KubeApiServer server) throws IOException {
        cluster = new Cluster(server);
        cluster.applyManifests();
        cluster.makeNamespace(NAMESPACE);
        admin = cluster.admin();
        webhook = RunningWebhook.ofCocoon(folder, cluster.withTokenOf("cocoon-system", "cocoon-webhook"));
        registered = new WebhookRegistration(
                webhook,
                admin.kubernetes(),
                webhook.configuration("cocoon-webhook-rules"),
                () -> admin.kubernetes()
                        .resource(hibernation("probe", "probe"))
                        .dryRun()
                        .create());
    }

    @AfterAll
    static void unregister() {
        registered.close();
        webhook.close();
        admin.close();
    }

    @AfterEach
    void clean() {
        client.resources(CocoonSet.class).inNamespace(NAMESPACE).delete();
        client.resources(CocoonHibernation.class).inNamespace(NAMESPACE).delete();
        client.apps().deployments().inNamespace(NAMESPACE).delete();
        client.apps().statefulSets().inNamespace(NAMESPACE).delete();
        client.pods().inNamespace(NAMESPACE).withGracePeriod(0).delete();
    }

    @Test
    void aSetThatBreaksRulesIsDeniedWithAllOfThem() {
        CocoonSet broken = set("""
                {agent: {image: "registry:5000/a@sha256:00", os: windows, backend: firecracker, mode: clone},
                 toolboxes: [{name: "123", mode: static}, {name: tools},
                             {name: other, image: x, backend: cloud-hypervisor}]}
                """);
        List<Violation> violations = CocoonSetRules.check(broken);
        assertThat(violations).hasSizeGreaterThan(5);

        String message = denied("cocoonsets", broken, client);

        assertThat(message)
                .isEqualTo(violations.stream().map(Violation::message).collect(Collectors.joining(" ")));
        assertThat(message).contains("spec.agent.os", "spec.toolboxes[0].name", "spec.toolboxes[1].image");
    }

    @Test
    void aSetThatKeepsTheRulesIsAllowedAndItsUpdateIsChecked() {
        CocoonSet created = client.resource(set("{agent: {image: ubuntu}}")).create();
        assertThat(created.getMetadata().getUid()).isNotNull();

        String message = denied(
                "cocoonsets",
                () -> client.resource(created)
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"spec\":{\"agent\":{\"backend\":\"firecracker\",\"os\":\"windows\"}}}"));

        assertThat(message).contains("spec.agent.");
    }

    @Test
    void aHibernationIsNamedAfterItsPod() {
        assertThat(denied("cocoonhibernations", hibernation("other", "demo-0"), client))
                .isEqualTo("metadata.name is \"other\", expected \"demo-0\" as in spec.podRef.name.");
        client.resource(hibernation("demo-0", "demo-0")).create();
    }

    @Test
    void aSecondHibernationOfAPodIsDenied() {
        // One from before the webhook came, with a name that it would not have allowed.
        registered.close();
        client.resource(hibernation("older", "demo-0")).create();
        registered.open();

        assertThat(denied("cocoonhibernations", hibernation("demo-0", "demo-0"), client))
                .contains("spec.podRef.name", "CocoonHibernation \"older\"");
        client.resource(hibernation("demo-1", "demo-1")).create();
    }

    @Test
    void aCocoonPodIsForTheOperatorAloneAndForASet() {
        try (Client operator = cluster.as(OPERATOR);
                Client alice = cluster.as("alice")) {
            assertThat(denied("pods", pod(true, "demo"), alice.kubernetes()))
                    .contains("userInfo.username is \"alice\"");
            assertThat(denied("pods", pod(true, null), operator.kubernetes())).contains("metadata.ownerReferences");

            operator.kubernetes().resource(pod(true, "demo")).create();
        }
    }

    @Test
    void aPodThatGainsTheTolerationIsForTheOperatorAloneAndForASet() {
        try (Client operator = cluster.as(OPERATOR);
                Client alice = cluster.as("alice")) {
            alice.kubernetes().resource(pod(false, "demo")).create();

            assertThat(denied("pods", () -> tolerate(alice.kubernetes()))).contains("userInfo.username is \"alice\"");
            tolerate(operator.kubernetes());

            int before = webhook.reviews();
            alice.kubernetes()
                    .pods()
                    .inNamespace(NAMESPACE)
                    .withName("demo-0")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
            assertThat(webhook.reviews()).isEqualTo(before);
        }
    }

    private static void tolerate(KubernetesClient user) {
        user.pods()
                .inNamespace(NAMESPACE)
                .withName("demo-0")
                .edit(pod -> new PodBuilder(pod)
                        .editSpec()
                        .addNewToleration()
                        .withKey("virtual-kubelet.io/provider")
                        .withOperator("Exists")
                        .endToleration()
                        .endSpec()
                        .build());
    }

    @Test
    void aSetWhoseNamesDoNotFitIsDeniedAlsoWithAGeneratedName() {
        CocoonSet named = set("{agent: {image: ubuntu}}");
        named.getMetadata().setName("s".repeat(64));
        assertThat(denied("cocoonsets", named, client))
                .contains(
                        "metadata.name is \"sss",
                        "of 64 characters",
                        "metadata.name makes the VM name \"vk-" + NAMESPACE);
        CocoonSet generated = set("{agent: {image: ubuntu}}");
        generated.getMetadata().setName(null);
        generated.getMetadata().setGenerateName("s".repeat(50) + "-");
        assertThat(denied("cocoonsets", generated, client))
                .contains("metadata.name makes the VM name \"vk-" + NAMESPACE);
    }

    @Test
    void aSetThatCannotHibernateIsCreatedWithAWarningAndNotSuspended() {
        CocoonSet set = set("{agent: {image: ubuntu}}");
        // The VM name has 47 characters.
        set.getMetadata().setName("s".repeat(47 - "vk--".length() - NAMESPACE.length() - "-0".length()));
        admin.warnings().clear();
        CocoonSet created = client.resource(set).create();
        assertThat(admin.warnings()).singleElement().asString().contains("47 characters, and both need at most 46");
        assertThat(denied(
                        "cocoonsets",
                        () -> client.resource(created)
                                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":true}}")))
                .contains("of 47 characters, expected at most 46, because spec.suspend hibernates the VM");
    }

    @Test
    void aPodWithoutTheTolerationIsNotAskedAbout() {
        int before = webhook.reviews();
        try (Client alice = cluster.as("alice")) {
            alice.kubernetes().resource(pod(false, null)).create();
        }
        assertThat(webhook.reviews()).isEqualTo(before);
    }

    @Test
    void aCocoonDeploymentIsNotScaledDown() {
        client.resource(workload(Deployment.class, 2, COCOON)).create();

        assertThat(denied("scale", () -> scale(0))).contains("spec.replicas goes from 2 to 0");
        assertThat(denied("scale", () -> scale(1))).contains("spec.replicas goes from 2 to 1");
        assertThat(denied("workloads", () -> replace(Deployment.class, "{\"spec\":{\"replicas\":0}}")))
                .contains("spec.replicas goes from 2 to 0");
        // Absent, the API server fills in 1.
        assertThat(denied("workloads", () -> replace(Deployment.class, "{\"spec\":{\"replicas\":null}}")))
                .contains("spec.replicas goes from 2 to 1");
        // Away with the toleration in the same update: the old template decides.
        assertThat(denied(
                        "workloads",
                        () -> replace(
                                Deployment.class,
                                "{\"spec\":{\"replicas\":0,\"template\":{\"spec\":{\"tolerations\":null}}}}")))
                .contains("spec.replicas goes from 2 to 0");

        scale(3);
        replace(Deployment.class, "{\"spec\":{\"replicas\":4}}");
    }

    @Test
    void aCocoonStatefulSetIsNotScaledDown() {
        client.resource(workload(StatefulSet.class, 2, COCOON)).create();

        assertThat(denied(
                        "scale",
                        () -> client.apps()
                                .statefulSets()
                                .inNamespace(NAMESPACE)
                                .withName("agents")
                                .scale(to(0))))
                .contains("spec.replicas goes from 2 to 0");
        assertThat(denied("workloads", () -> replace(StatefulSet.class, "{\"spec\":{\"replicas\":1}}")))
                .contains("spec.replicas goes from 2 to 1");
    }

    @Test
    void anotherDeploymentIsScaledAtWillAfterALookUpWithTheRightsOfTheManifests() {
        client.resource(workload(Deployment.class, 2, "[]")).create();
        int before = webhook.reviews();

        scale(0);
        replace(Deployment.class, "{\"spec\":{\"replicas\":0}}");

        assertThat(webhook.reviews()).isEqualTo(before + 1);
    }

    @Test
    void namespacesThatTheClusterIsRepairedFromTakeNoPart() {
        cluster.makeNamespace("cert-manager");
        for (String namespace :
                List.of("kube-system", "kube-node-lease", "kube-public", "cocoon-system", "cert-manager")) {
            Pod pod = pod(true, null);
            pod.getMetadata().setNamespace(namespace);
            assertThatCode(() -> client.resource(pod).dryRun().create())
                    .as(namespace)
                    .doesNotThrowAnyException();
        }
    }

    private void scale(int replicas) {
        client.apps().deployments().inNamespace(NAMESPACE).withName("agents").scale(to(replicas));
    }

    private <T extends HasMetadata> void replace(Class<T> type, String mergePatch) {
        client.resources(type)
                .inNamespace(NAMESPACE)
                .withName("agents")
                .patch(PatchContext.of(PatchType.JSON_MERGE), mergePatch);
    }
}
