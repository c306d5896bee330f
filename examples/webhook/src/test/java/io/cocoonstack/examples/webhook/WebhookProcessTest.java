package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.ServerHandler;
import io.cocoonstack.common.server.ServerResponse;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process as its container starts it: a JVM of its own, told by its environment, ended by SIGTERM. It runs twice in a
 * build: on the classes, and once the jar is packaged, whose own class path it then has.
 */
@Timeout(120)
class WebhookProcessTest {

    private static final Pattern LISTENS = Pattern.compile("server webhook listens on \\*:(\\d+) ");
    private static final int BY_SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    private PairOnDisk pair;
    private Path kubeconfig;
    private Process process;

    @BeforeEach
    void prepare() throws IOException {
        pair = PairOnDisk.in(folder);
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: nowhere
                clusters: [{name: nowhere, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: nobody, user: {}}]
                contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
                """);
    }

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void start(Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("cocoon.webhook.jar", System.getProperty("java.class.path")),
                WebhookMain.class.getName());
        builder.redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "WEBHOOK_LISTEN_PORT", "0",
                        "WEBHOOK_TLS_CERT", pair.certificate().toString(),
                        "WEBHOOK_TLS_KEY", pair.key().toString(),
                        "KUBECONFIG", kubeconfig.toString()));
        builder.environment().putAll(variables);
        process = builder.start();
    }

    private String rest() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String awaitPort(BufferedReader log) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return listens.group(1);
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("the process ended before it listened: " + seen);
    }

    @Test
    void itAnswersProbesAndReviewsAndEndsOnSigterm() throws Exception {
        start(Map.of());
        try (BufferedReader log = process.inputReader()) {
            String url = "https://127.0.0.1:" + awaitPort(log);
            HttpClient client =
                    HttpClient.newBuilder().sslContext(pair.trusting()).build();

            assertThat(get(client, url + "/healthz").statusCode()).isEqualTo(200);
            assertThat(get(client, url + "/readyz").statusCode()).isEqualTo(200);
            HttpResponse<String> denied = review(client, url, """
                    {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u-1",
                     "kind":{"group":"","version":"v1","kind":"Pod"},"operation":"CREATE",
                     "resource":{"group":"","version":"v1","resource":"pods"},
                     "userInfo":{"username":"alice"},
                     "object":{"metadata":{"name":"p"},
                      "spec":{"tolerations":[{"key":"virtual-kubelet.io/provider"}]}}}}
                    """);
            assertThat(denied.statusCode()).isEqualTo(200);
            assertThat(denied.body()).contains("\"uid\":\"u-1\"", "\"allowed\":false", "\"code\":403");

            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(BY_SIGTERM);
        }
    }

    @Test
    void withTheJvmOptionsOfTheDeploymentItLooksUpAtAServerOfTheClustersAuthority() throws Exception {
        List<String> lookUps = new CopyOnWriteArrayList<>();
        ServerHandler apiServer = request -> {
            lookUps.add(request.method() + " " + request.path());
            return ServerResponse.of(200, "application/json", """
                    {"apiVersion":"cocoonset.cocoonstack.io/v1","kind":"CocoonHibernationList","items":[]}
                    """.getBytes(StandardCharsets.UTF_8));
        };
        try (HttpServer server = new HttpServer(
                HttpServerSpec.https("api", apiServer, pair.material().keyManager())
                        .host("127.0.0.1")
                        .build())) {
            server.start();
            Files.writeString(
                    kubeconfig,
                    Files.readString(kubeconfig)
                            .replace(
                                    "https://127.0.0.1:1\"",
                                    "https://127.0.0.1:" + server.port() + "\", certificate-authority: "
                                            + pair.certificate()));
            start(Map.of("JDK_JAVA_OPTIONS", jvmOptions()));
            try (BufferedReader log = process.inputReader()) {
                String url = "https://127.0.0.1:" + awaitPort(log);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(pair.trusting()).build();
                HttpResponse<String> allowed = review(client, url, """
                        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u-2",
                         "kind":{"group":"cocoonset.cocoonstack.io","version":"v1","kind":"CocoonHibernation"},
                         "resource":{"group":"cocoonset.cocoonstack.io","version":"v1","resource":"cocoonhibernations"},
                         "operation":"CREATE","namespace":"a","userInfo":{"username":"alice"},
                         "object":{"apiVersion":"cocoonset.cocoonstack.io/v1","kind":"CocoonHibernation",
                          "metadata":{"name":"demo-0","namespace":"a"},
                          "spec":{"desire":"Hibernate","podRef":{"name":"demo-0"}}}}}
                        """);
                assertThat(allowed.body()).contains("\"uid\":\"u-2\"", "\"allowed\":true");
            }
        }
        assertThat(lookUps).containsExactly("GET /apis/cocoonset.cocoonstack.io/v1/namespaces/a/cocoonhibernations");
    }

    private static String jvmOptions() {
        return Manifests.typed("deployment.yaml", Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()
                .stream()
                .filter(variable -> variable.getName().equals("JDK_JAVA_OPTIONS"))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> review(HttpClient client, String url, String review) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + "/validate?timeout=5s"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(review))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    @Test
    void aSettingThatIsWrongEndsItWithAMessage() throws Exception {
        start(Map.of("WEBHOOK_LOG_LEVEL", "warning"));
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(rest()).contains("WEBHOOK_LOG_LEVEL is \"warning\", expected trace, debug, info, warn or error");
    }

    @Test
    void aCertificateThatIsNotThereEndsItWithAMessage() throws Exception {
        start(Map.of("WEBHOOK_TLS_CERT", "/no/such/tls.crt"));
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(rest()).contains("the webhook ends: ").contains("/no/such/tls.crt does not exist");
    }

    @Test
    void aKubeconfigThatIsNotThereEndsItWithAMessage() throws Exception {
        start(Map.of("KUBECONFIG", "/no/such/kubeconfig"));
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(rest())
                .contains("the webhook ends: ")
                .contains("/no/such/kubeconfig")
                .doesNotContain("listens on");
    }
}
