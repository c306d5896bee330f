package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.RoundEvents;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.TestPair;
import io.cocoonstack.common.meta.HibernationDesire;
import io.cocoonstack.common.meta.HibernationPhase;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.cocoonstack.common.testsupport.PageCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands for {@code kubectl} in the pages, each run as it is printed, on a real API server of its own. It gets
 * the custom resources and the webhook's manifests as the README installs them, and an operator that hibernates a VM.
 */
@RequiresKubeApiServer
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageCommandsTest {

    private static final String README = "README.md";
    private static final String PROTOCOL = "docs/protocol.md";
    private static final String WEBHOOK = "examples/webhook/README.md";

    private static final List<String> LOG = new ArrayList<>();

    @TempDir
    static Path folder;

    private static KubeApiServer server;
    private static HttpsServer nodeAgent;
    private static PageCommands shell;
    private static Loop loop;

    @BeforeAll
    static void installAndHibernate() throws IOException {
        Path kubectl = Path.of(System.getenv("KUBEBUILDER_ASSETS"), "kubectl");
        assumeTrue(Files.isExecutable(kubectl), "there is no executable kubectl beside kube-apiserver");
        server = KubeApiServer.start();
        shell = shell(Map.of());
        shell.require("jq");

        shell.run(PageCommands.of(README, "-k crds"));
        awaitServed("cocoonsets,cocoonhibernations");
        loop = new Loop(server.client());
        loop.listen(
                new RoundEvents(new EventRecorder(server.client(), "cocoon-operator", "operator-0")),
                step -> LOG.add("INFO " + RoundExecutor.class.getSimpleName() + " - " + step));
        loop.run();
        loop.hibernate(HibernationDesire.HIBERNATE);
        loop.untilHibernation(HibernationPhase.HIBERNATED);
        shell = shell(Map.of(
                "NS", loop.namespace,
                "NAME", "demo-0",
                "POD", "demo-0",
                "OPERATOR_NS", "operators",
                "OPERATOR", "cocoon-operator"));
    }

    private static PageCommands shell(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("PATH", System.getenv("KUBEBUILDER_ASSETS"));
        variables.put("KUBECONFIG", server.kubeconfigPath().toString());
        variables.put("HOME", folder.toString()); // of kubectl's cache
        return new PageCommands(variables);
    }

    @AfterAll
    static void stop() {
        if (nodeAgent != null) {
            nodeAgent.stop(0);
        }
        if (server != null) {
            server.close();
        }
    }

    /** A server serves a kind a moment after its definition was stored. */
    private static void awaitServed(String kinds) {
        shell.run("until kubectl get --all-namespaces " + kinds + "; do sleep 1; done");
    }

    private static String run(String page, String part) {
        return shell.run(PageCommands.of(page, part));
    }

    /**
     * The runbook's command for a registry is run by {@code RegistryCommandsTest}, and README's first steps, which are four
     * commands, by the row {@code quickstart} of {@code make compat}. The two of the webhook's page that make and use an
     * archive of classes are run by its {@code ClassArchiveTest}.
     */
    @Test
    void noOtherCommandStandsInThePages() {
        assertThat(PageCommands.of(README))
                .hasSize(8)
                .filteredOn(command -> command.startsWith("kubectl "))
                .hasSize(4);
        assertThat(PageCommands.of(WEBHOOK))
                .hasSize(4)
                .filteredOn(command -> command.startsWith("kubectl "))
                .hasSize(2);
        assertThat(PageCommands.of(PROTOCOL)).hasSize(9);
        assertThat(PageCommands.of("docs/contract.md")).containsExactly("kubectl get cs");
    }

    @Test
    void theRunbookShowsPhases() {
        assertThat(run(PROTOCOL, "get ch,cset"))
                .containsPattern("cocoonhibernation\\S*/demo-0 +demo-0 +Hibernate +Hibernated")
                .containsPattern("cocoonset\\S*/demo ");
    }

    @Test
    void theRunbookDescribesDesireConditionAndEvents() {
        assertThat(run(PROTOCOL, "describe ch"))
                .containsPattern("Desire: +Hibernate")
                .containsPattern("Phase: +Hibernated")
                .containsPattern("Type: +Ready")
                .containsPattern("Normal +HibernateRequested");
        String ofSet = PageCommands.of(PROTOCOL, "describe ch").replace("describe ch $NAME", "describe cset demo");
        assertThat(shell.run(ofSet)).as("the same with cset").containsPattern("Type: +Ready");
    }

    @Test
    void theRunbookShowsTheEventsOfThePod() {
        assertThat(run(PROTOCOL, "get events")).containsPattern("Normal +HibernateRequested +pod/demo-0");
    }

    @Test
    void theRunbookShowsThePodAsJson() throws IOException {
        JsonNode shown = new ObjectMapper().readTree(run(PROTOCOL, "get pod $POD -o json"));
        assertThat(shown.path("node").asText()).isEqualTo("node-a");
        assertThat(shown.at("/meta/uid").asText()).isNotEmpty();
        assertThat(shown.at("/meta/annotations/vm.cocoonstack.io~1lifecycle-state")
                        .asText())
                .isEqualTo("hibernated");
        assertThat(shown.path("containers").isArray()).isTrue();
    }

    /** A node that answers for logs as a kubelet does takes the place of the one that the operator's pod runs on. */
    @Test
    void theRunbookShowsTheStepsInTheOperatorsLog() throws IOException {
        nodeAgent = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        nodeAgent.setHttpsConfigurator(
                new HttpsConfigurator(TestPair.of("EC", "secp256r1").context()));
        nodeAgent.createContext("/containerLogs/operators/", exchange -> {
            String log = "INFO Main - starts\n" + String.join("\n", LOG) + "\n";
            byte[] body = log.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        nodeAgent.start();
        Path manifest = Files.writeString(folder.resolve("operator.yaml"), """
                {apiVersion: v1, kind: Namespace, metadata: {name: operators}}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: node-of-operator}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cocoon-operator, namespace: operators}
                spec:
                  selector: {matchLabels: {app: cocoon-operator}}
                  template:
                    metadata: {labels: {app: cocoon-operator}}
                    spec: {containers: [{name: operator, image: example.com/operator}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cocoon-operator-1, namespace: operators, labels: {app: cocoon-operator}}
                spec: {nodeName: node-of-operator, containers: [{name: operator, image: example.com/operator}]}
                """);
        shell.run("kubectl apply -f " + manifest);
        String status = """
                {"status": {"addresses": [{"type": "InternalIP", "address": "127.0.0.1"}],
                "daemonEndpoints": {"kubeletEndpoint": {"Port": %d}}}}
                """.formatted(nodeAgent.getAddress().getPort());
        shell.run("kubectl patch node node-of-operator --subresource=status --type=merge -p '" + status + "'");

        assertThat(run(PROTOCOL, "logs deploy/"))
                .contains("request_hibernate acted")
                .doesNotContain("starts");
    }

    @Test
    void theUpgradeShowsAnEpochBesideEveryId() {
        assertThat(run(PROTOCOL, "custom-columns"))
                .containsPattern("NS +POD +NODE +ID +EPOCH")
                .containsPattern(loop.namespace + " +demo-0 +node-a +<none> +0\n")
                .containsPattern(loop.namespace + " +demo-1 +node-a +id-of-\\S+ +0\n");
    }

    @Test
    void theManagersOfAPodsFieldsAreShown() {
        assertThat(run(PROTOCOL, "--show-managed-fields"))
                .contains("managedFields:")
                .contains("f:vm.cocoonstack.io/hibernate:")
                .containsPattern("(?m)^ +manager: \\S+");
    }

    @Test
    void theRunbookAsksForARestoreByAnAnnotation() {
        shell.run("kubectl -n $NS run by-hand --image=example.com/agent");
        String command = PageCommands.of(PROTOCOL, "annotate pod");
        assertThat(shell(Map.of("NS", loop.namespace, "POD", "by-hand")).run(command))
                .contains("pod/by-hand annotate");
        assertThat(shell.run("kubectl -n $NS get pod by-hand -o jsonpath='{.metadata.annotations}'"))
                .contains("\"cocoonset.cocoonstack.io/wake-from-epoch\":\"0\"");
    }

    @Test
    void theShortNameOfSetsIsCsetAndCsIsKubernetesOwn() throws IOException {
        Path set = Files.writeString(
                folder.resolve("set.yaml"),
                "{apiVersion: cocoonset.cocoonstack.io/v1, kind: CocoonSet, metadata: {name: by-hand},"
                        + " spec: {agent: {image: example.com/agent}}}");
        shell.run("kubectl apply -f " + set);
        assertThat(run(README, "get cset")).contains("by-hand");
        assertThat(PageCommands.of(README)).contains("kubectl get cs");
        assertThat(shell.run("kubectl get cs")).contains("ComponentStatus").doesNotContain("by-hand");
    }

    /** Last, since all writes of pods and custom resources are refused while nobody serves the webhook. */
    @Test
    @Order(Integer.MAX_VALUE)
    void theWebhooksManifestsAreAppliedAndItsConfigurationIsDeletedAgain() throws IOException {
        Path certManager = Files.writeString(
                folder.resolve("cert-manager.yaml"),
                Stream.of("Issuer", "Certificate")
                        .map(kind -> """
                                apiVersion: apiextensions.k8s.io/v1
                                kind: CustomResourceDefinition
                                metadata: {name: %2$ss.cert-manager.io}
                                spec:
                                  group: cert-manager.io
                                  scope: Namespaced
                                  names: {kind: %1$s, plural: %2$ss}
                                  versions:
                                  - name: v1
                                    served: true
                                    storage: true
                                    schema:
                                      openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
                                ---
                                """.formatted(kind, kind.toLowerCase(Locale.ROOT)))
                        .reduce("", String::concat));
        shell.run("kubectl apply -f " + certManager);
        awaitServed("issuers,certificates");

        assertThat(run(README, "-k examples/webhook"))
                .contains("deployment.apps/cocoon-webhook created")
                .contains("certificate.cert-manager.io/cocoon-webhook created")
                .doesNotContain("Warning");
        assertThat(run(WEBHOOK, "-k examples/webhook")).contains("cocoon-webhook unchanged");
        assertThat(run(WEBHOOK, "delete validatingwebhookconfiguration")).contains("deleted");
    }
}
