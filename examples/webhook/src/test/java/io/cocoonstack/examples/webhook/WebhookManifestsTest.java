package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.cocoonstack.examples.webhook.Cluster.Client;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ServiceReference;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The manifests of {@code examples/webhook/}: a real API server takes them, and they fit each other and the process.
 */
class WebhookManifestsTest {

    private final Deployment deployment = Manifests.typed("deployment.yaml", Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().get(0);
    private final Service service = Manifests.typed("service.yaml", Service.class);
    private final List<ValidatingWebhook> webhooks = Manifests.typed(
                    "validatingwebhookconfiguration.yaml", ValidatingWebhookConfiguration.class)
            .getWebhooks();

    @Test
    @RequiresKubeApiServer
    void aRealApiServerTakesThemAllTwiceWithoutAWarning(KubeApiServer server) {
        Cluster cluster = new Cluster(server);
        List<GenericKubernetesResource> applied = new ArrayList<>();
        List<CustomResourceDefinition> standIns = List.of(standIn("Issuer"), standIn("Certificate"));
        try (Client client = cluster.admin()) {
            standIns.forEach(crd -> client.kubernetes().resource(crd).serverSideApply());
            for (int turn = 0; turn < 2; turn++) {
                for (String file : Manifests.files()) {
                    for (GenericKubernetesResource object : Manifests.generic(file)) {
                        applied.add(apply(client.kubernetes(), object));
                    }
                }
            }
            assertThat(client.warnings()).isEmpty();
            assertThat(applied).extracting(GenericKubernetesResource::getKind).contains("Certificate", "Deployment");
        } finally {
            KubernetesClient admin = server.client();
            applied.stream()
                    .filter(object -> object.getKind().endsWith("WebhookConfiguration"))
                    .forEach(object -> admin.resource(object).delete());
            standIns.forEach(crd -> admin.resource(crd).delete());
        }
    }

    /** Unknown and repeated fields are errors. A kind whose definition was just made is not served at once. */
    private static GenericKubernetesResource apply(KubernetesClient client, GenericKubernetesResource object) {
        List<GenericKubernetesResource> answer = new ArrayList<>();
        if (Manifests.isOfCertManager(object)) {
            Cluster.until(object.getKind() + " to be served", () -> answer.add(strictly(client, object)));
        } else {
            answer.add(strictly(client, object));
        }
        return answer.get(0);
    }

    private static GenericKubernetesResource strictly(KubernetesClient client, GenericKubernetesResource object) {
        return client.resource(object)
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .forceConflicts()
                .serverSideApply();
    }

    /** A kind of cert-manager's, with any content. */
    private static CustomResourceDefinition standIn(String kind) {
        String plural = kind.toLowerCase(Locale.ROOT) + "s";
        return new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName(plural + ".cert-manager.io")
                .endMetadata()
                .withNewSpec()
                .withGroup("cert-manager.io")
                .withScope("Namespaced")
                .withNewNames()
                .withKind(kind)
                .withPlural(plural)
                .endNames()
                .addNewVersion()
                .withName("v1")
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withNewOpenAPIV3Schema()
                .withType("object")
                .withXKubernetesPreserveUnknownFields(true)
                .endOpenAPIV3Schema()
                .endSchema()
                .endVersion()
                .endSpec()
                .build();
    }

    @Test
    void theKustomizationAppliesAllThatIsThere() throws IOException {
        try (Stream<Path> files = Files.list(Manifests.FOLDER)) {
            assertThat(Manifests.files())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                                    .toList());
        }
    }

    @Test
    void allIsNamedAfterTheWebhookAndInItsNamespace() {
        for (String file : Manifests.files()) {
            for (GenericKubernetesResource object : Manifests.generic(file)) {
                String kind = object.getKind();
                if (!kind.equals("Namespace")) {
                    assertThat(object.getMetadata().getName()).as(kind).startsWith("cocoon-webhook");
                    assertThat(object.getMetadata().getLabels())
                            .as(kind)
                            .containsEntry("app.kubernetes.io/name", "cocoon-webhook");
                    assertThat(object.getMetadata().getNamespace())
                            .as(kind)
                            .isEqualTo(
                                    kind.startsWith("Cluster") || kind.startsWith("Validating")
                                            ? null
                                            : "cocoon-system");
                }
            }
        }
    }

    @Test
    void serviceBudgetAndSpreadFindThePods() {
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(labels)
                .containsAllEntriesOf(service.getSpec().getSelector())
                .containsAllEntriesOf(Manifests.typed("poddisruptionbudget.yaml", PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
        pod.getTopologySpreadConstraints()
                .forEach(spread -> assertThat(labels)
                        .containsAllEntriesOf(spread.getLabelSelector().getMatchLabels()));
        assertThat(service.getSpec().getPorts().get(0).getTargetPort().getStrVal())
                .isEqualTo(container.getPorts().get(0).getName());
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void theVariablesOfTheDeploymentAreThoseOfTheProcess() {
        WebhookSettings settings = settings();
        assertThat(settings.port())
                .isEqualTo(container.getPorts().get(0).getContainerPort().intValue());
        assertThat(container.getVolumeMounts())
                .anySatisfy(mount -> assertThat(settings.certificate()).isEqualTo(mount.getMountPath() + "/tls.crt"))
                .anySatisfy(mount -> assertThat(settings.key()).isEqualTo(mount.getMountPath() + "/tls.key"));
        assertThat(settings.podCreators()).containsExactly("system:serviceaccount:cocoon-system:cocoon-operator");
        assertThat(settings.lookupTimeout().multipliedBy(2))
                .as("the two look-ups of a review")
                .isLessThan(Duration.ofSeconds(webhooks.get(0).getTimeoutSeconds()));
    }

    private WebhookSettings settings() {
        return WebhookSettings.from(
                Env.of(container.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue))));
    }

    @Test
    void theGracePeriodHoldsTheWholeStop() {
        long preStop = container.getLifecycle().getPreStop().getSleep().getSeconds();
        // What ServerGroup takes at most beyond its timeout.
        long cutting = 10;
        assertThat(pod.getTerminationGracePeriodSeconds())
                .isGreaterThan(preStop + settings().stopTimeout().toSeconds() + cutting);
    }

    @Test
    void everyWebhookCallsTheServiceUnderTheNameOfTheCertificate() {
        Map<String, Object> spec = Manifests.generic("certificate.yaml").stream()
                .filter(object -> object.getKind().equals("Certificate")
                        && object.getMetadata().getName().equals("cocoon-webhook"))
                .findAny()
                .orElseThrow()
                .get("spec");
        for (ValidatingWebhook webhook : webhooks) {
            ServiceReference called = webhook.getClientConfig().getService();
            assertThat(called.getName()).isEqualTo(service.getMetadata().getName());
            assertThat(called.getNamespace()).isEqualTo(service.getMetadata().getNamespace());
            assertThat(called.getPort())
                    .isEqualTo(service.getSpec().getPorts().get(0).getPort());
            assertThat(called.getPath()).isEqualTo(WebhookEndpoint.PATH);
            assertThat(spec.get("dnsNames"))
                    .isEqualTo(List.of(called.getName() + "." + called.getNamespace() + ".svc"));
            assertThat(webhook.getSideEffects()).isEqualTo("None");
            assertThat(webhook.getFailurePolicy()).isEqualTo("Fail");
        }
        assertThat(pod.getVolumes())
                .anySatisfy(
                        volume -> assertThat(volume.getSecret().getSecretName()).isEqualTo(spec.get("secretName")));
    }

    @Test
    void theNamespacesThatAClusterIsRepairedFromTakeNoPart() {
        for (ValidatingWebhook webhook : webhooks) {
            assertThat(webhook.getNamespaceSelector().getMatchExpressions())
                    .as(webhook.getName())
                    .singleElement()
                    .satisfies(expression -> {
                        assertThat(expression.getKey()).isEqualTo("kubernetes.io/metadata.name");
                        assertThat(expression.getOperator()).isEqualTo("NotIn");
                        assertThat(expression.getValues())
                                .containsExactlyInAnyOrder(
                                        "kube-system",
                                        "kube-node-lease",
                                        "kube-public",
                                        "cocoon-system",
                                        "cert-manager");
                    });
        }
    }

    @Test
    void theCertificatesAreSignedByOneAnother() {
        Map<String, GenericKubernetesResource> byName = Manifests.generic("certificate.yaml").stream()
                .collect(Collectors.toMap(
                        object -> object.getKind() + "/" + object.getMetadata().getName(), object -> object));
        assertThat(byName)
                .containsOnlyKeys(
                        "Issuer/cocoon-webhook-self-signed",
                        "Certificate/cocoon-webhook-ca",
                        "Issuer/cocoon-webhook",
                        "Certificate/cocoon-webhook");
        for (GenericKubernetesResource certificate : byName.values()) {
            if (certificate.getKind().equals("Certificate")) {
                assertThat(byName)
                        .containsKey(certificate.<String>get("spec", "issuerRef", "kind")
                                + "/"
                                + certificate.<String>get("spec", "issuerRef", "name"));
                assertThat(certificate.<Object>get("spec", "secretName")).isNotNull();
            }
        }
        assertThat(byName.get("Issuer/cocoon-webhook").<String>get("spec", "ca", "secretName"))
                .isEqualTo(byName.get("Certificate/cocoon-webhook-ca").<String>get("spec", "secretName"));
        String injected = Manifests.typed("validatingwebhookconfiguration.yaml", ValidatingWebhookConfiguration.class)
                .getMetadata()
                .getAnnotations()
                .get("cert-manager.io/inject-ca-from");
        assertThat(injected).isEqualTo("cocoon-system/cocoon-webhook");
    }
}
