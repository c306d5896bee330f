package io.cocoonstack.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetBuilder;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.JsonPatch;
import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewHandler;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.admission.rules.CocoonWebhook;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.PodWrites;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.Annotations;
import io.cocoonstack.common.meta.Epochs;
import io.cocoonstack.common.meta.Identifiers;
import io.cocoonstack.common.meta.LifecycleState;
import io.cocoonstack.common.meta.LifecycleStatus;
import io.cocoonstack.common.meta.MergePatch;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.meta.VmRuntime;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.Liveness;
import io.cocoonstack.common.round.PodFacts;
import io.cocoonstack.common.round.WakeGate;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.ServerHandler;
import io.cocoonstack.common.server.ServerResponse;
import io.cocoonstack.common.server.TlsMaterial;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;

/** The Java of the README: what stands there is what stands here between the marks, compiled and run. */
class ReadmeTest {

    @Test
    void theRecordsAndGatesDoWhatTheReadmeSays() {
        // README
        VmSpec spec = VmSpec.builder()
                .vmName(VmNames.mainAgent("prod", "demo"))
                .image("ghcr.io/cocoonstack/cocoon/ubuntu:24.04")
                .mode(VmMode.RUN)
                .managed(true)
                .build();
        Map<String, String> annotations = spec.annotations(); // what to put on a pod that is being built
        VmSpec back = VmSpec.from(annotations); // never throws, keeps words it does not know

        LifecycleStatus ready = new LifecycleStatus(LifecycleState.READY, 3, null);
        byte[] body = MergePatch.annotations(ready.patch()); // a merge patch; null deletes a key

        PodFacts facts = PodFacts.builder()
                .annotations(annotations)
                .containerRunning(true)
                .build();
        Liveness liveness = WakeGate.evaluate(facts);
        System.out.println(liveness + ", as " + liveness.why()); // NO_VM_ID, as there is no VM id
        // README

        assertThat(back).isEqualTo(spec);
        assertThat(new String(body, StandardCharsets.UTF_8))
                .contains("\"vm.cocoonstack.io/lifecycle-state\":\"ready\"");
        assertThat(liveness + ", as " + liveness.why()).isEqualTo("NO_VM_ID, as there is no VM id");
    }

    @Test
    void theClientBridgeDoesWhatTheReadmeSays() {
        try (EmbeddedApiServer server = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation())) {
            KubernetesClient client = server.client();
            putDemo(client);

            // README
            Pod pod = client.pods().inNamespace("prod").withName("demo-0").get();
            PodFacts facts = Pods.facts(pod); // a missing pod reads as empty
            if (WakeGate.evaluate(facts).isLive(LegacyPolicy.WAIT)) {
                PodWrites.requestHibernate(client, facts); // refused when the pod has changed since it was read
            }

            CocoonSet set = client.resources(CocoonSet.class)
                    .inNamespace("prod")
                    .withName("demo")
                    .get();
            // One PATCH with {"spec":{"suspend":true}}; the set handed in stays as it was.
            Patches.patch(client, set, copy -> copy.getSpec().setSuspend(true));
            // README

            Pod hibernating =
                    client.pods().inNamespace("prod").withName("demo-0").get();
            assertThat(Pods.hibernateState(hibernating).on()).isTrue();
            CocoonSet suspended = client.resources(CocoonSet.class)
                    .inNamespace("prod")
                    .withName("demo")
                    .get();
            assertThat(suspended.getSpec().getSuspend()).isTrue();
        }
    }

    // README of ../quickstart/src/main/java/io/cocoonstack/examples/quickstart/HibernationOperator.java
    // README of src/test/java/io/cocoonstack/examples/ReadmeRoundTest.java

    @Test
    void theWebhookDoesWhatTheReadmeSays() throws Exception {
        try (EmbeddedApiServer api = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation())) {
            KubernetesClient client = api.client();
            X509ExtendedKeyManager keys = TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress())
                    .keyManager();

            // README
            ClusterLookups cluster = ClusterLookups.of(client);
            ReviewLoop loop = ReviewLoop.of(CocoonWebhook.builder(cluster)
                    .podCreators(Set.of("system:serviceaccount:cocoon-system:cocoon-operator"))
                    .build());
            ServerHandler handler = request -> {
                ReviewAnswer answer = loop.answer(
                        request.method(),
                        request.header("Content-Type"),
                        request.header("Content-Encoding"),
                        request.body());
                return ServerResponse.of(answer.status(), answer.contentType(), answer.body());
            };
            HttpServer server = new HttpServer(
                    HttpServerSpec.https("webhook", handler, keys).port(8443).build());
            // README

            assertThat(server).isNotNull();
            byte[] review =
                    ("{\"kind\":\"AdmissionReview\",\"request\":{\"operation\":\"CREATE\",\"namespace\":\"prod\","
                                    + "\"kind\":{\"group\":\"cocoonset.cocoonstack.io\",\"kind\":\"CocoonHibernation\"},"
                                    + "\"object\":{\"metadata\":{\"name\":\"a\"},\"spec\":{\"podRef\":{\"name\":\"b\"}}}}}")
                            .getBytes(StandardCharsets.UTF_8);
            assertThat(new String(
                            loop.answer("POST", "application/json", null, review)
                                    .body(),
                            StandardCharsets.UTF_8))
                    .contains("metadata.name is \\\"a\\\", expected \\\"b\\\"");
        }
    }

    @Test
    void aHandlerDoesWhatTheReadmeSays() throws Exception {
        // README
        ReviewHandler handler = request -> {
            if (request.object().at("/spec/replicas").asInt() > 100) {
                return AdmissionResponse.deny("spec.replicas is more than 100.");
            }
            return AdmissionResponse.allow()
                    .withPatch(JsonPatch.empty().putAnnotation(request.object(), Annotations.HIBERNATE, "true"));
        };
        // README

        byte[] review = "{\"kind\":\"AdmissionReview\",\"request\":{\"object\":{\"spec\":{\"replicas\":101}}}}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(handler.review(ReviewLoop.requestOf(review)).isAllowed()).isFalse();
        byte[] plain = "{\"kind\":\"AdmissionReview\",\"request\":{\"object\":{\"metadata\":{\"name\":\"x\"}}}}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(handler.review(ReviewLoop.requestOf(plain)).patch())
                .hasToString("JsonPatch[add /metadata/annotations, "
                        + "add /metadata/annotations/vm.cocoonstack.io~1hibernate]");
    }

    @Test
    void theReadmeHoldsTheseSnippetsAndNoOthers() throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        List<String> inReadme = new ArrayList<>();
        for (String part : readme.split("```java\n", -1)) {
            inReadme.add(part.split("```", -1)[0]);
        }
        inReadme.remove(0);

        assertThat(inReadme).isEqualTo(snippets());
    }

    private static List<String> snippets() throws Exception {
        return snippets(Path.of("src/test/java/" + ReadmeTest.class.getName().replace('.', '/') + ".java"));
    }

    private static List<String> snippets(Path source) throws Exception {
        List<String> snippets = new ArrayList<>();
        StringBuilder snippet = null;
        int indent = 0;
        for (String line : Files.readAllLines(source)) {
            if (line.strip().startsWith("// README of ")) {
                snippets.addAll(snippets(Path.of(line.strip().substring("// README of ".length()))));
            } else if (line.strip().equals("// README")) {
                if (snippet == null) {
                    snippet = new StringBuilder();
                    indent = line.indexOf('/');
                } else {
                    snippets.add(snippet.toString());
                    snippet = null;
                }
            } else if (snippet != null) {
                snippet.append(line.length() > indent ? line.substring(indent) : "")
                        .append('\n');
            }
        }
        return snippets;
    }

    static void putDemo(KubernetesClient client) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("prod")
                        .endMetadata()
                        .build())
                .create();
        CocoonSet set = client.resource(new CocoonSetBuilder()
                        .withNewMetadata()
                        .withNamespace("prod")
                        .withName("demo")
                        .endMetadata()
                        .withNewSpec()
                        .withNewAgent()
                        .withImage("ghcr.io/cocoonstack/cocoon/ubuntu:24.04")
                        .endAgent()
                        .endSpec()
                        .build())
                .create();
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("prod")
                .withName("demo-0")
                .addToAnnotations(
                        VmSpec.builder().vmName("vk-prod-demo-0").build().annotations())
                .addToAnnotations(new VmRuntime("vm-1", "10.0.0.7", 0).annotations())
                .addToAnnotations(Epochs.fresh())
                .addNewOwnerReference()
                .withApiVersion(Identifiers.API_VERSION)
                .withKind(Identifiers.KIND_COCOON_SET)
                .withName("demo")
                .withUid(set.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("agent")
                .withImage("placeholder")
                .endContainer()
                .endSpec()
                .build();
        Pod created = client.resource(pod).create();
        Patches.patchStatus(
                client,
                created,
                copy -> copy.setStatus(new PodBuilder()
                        .withNewStatus()
                        .addNewContainerStatus()
                        .withName("agent")
                        .withImage("placeholder")
                        .withImageID("")
                        .withReady(true)
                        .withRestartCount(0)
                        .withNewState()
                        .withNewRunning()
                        .endRunning()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .buildStatus()));
    }
}
