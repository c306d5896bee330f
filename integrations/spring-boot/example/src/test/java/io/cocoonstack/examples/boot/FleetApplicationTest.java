package io.cocoonstack.examples.boot;

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
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application as it runs, on its own web server, with an API server inside this JVM. */
@Timeout(60)
class FleetApplicationTest {

    private static final String KEY = "a-key-of-32-bytes-that-nobody-sees";
    private static final String PASSWORD = "a-password-that-nobody-sees";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static EmbeddedApiServer apiServer;
    private static ConfigurableApplicationContext application;

    /** Stands in for the starter's registry, as any bean of the application does. */
    @Configuration(proxyBeanMethods = false)
    static class EmptyRegistry {

        @Bean
        SnapshotRegistry emptyRegistry() {
            return new SnapshotRegistry() {
                @Override
                public ProbeResult probe(String name, String tag) {
                    return new ProbeResult.Absent();
                }

                @Override
                public DropResult drop(String name, String digest) {
                    return new DropResult.Gone();
                }
            };
        }
    }

    @BeforeAll
    static void start() throws IOException {
        apiServer = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation());
        Files.writeString(Path.of(System.getenv("KUBECONFIG")), apiServer.kubeconfig());
        application = new SpringApplicationBuilder(FleetApplication.class, EmptyRegistry.class)
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--fleet.poll-interval=200ms",
                        "--fleet.password=" + PASSWORD,
                        "--cocoon.session.keys=" + KEY,
                        "--management.endpoints.web.exposure.include=*",
                        "--management.endpoint.health.show-details=always",
                        "--management.endpoint.env.show-values=always",
                        "--management.endpoint.configprops.show-values=always");
    }

    @AfterAll
    static void stop() {
        application.close();
        apiServer.close();
    }

    @Test
    void aReviewIsAnsweredByTheRulesOfCocoon() throws Exception {
        HttpResponse<String> denied = review(set("\"agent\":{\"replicas\":1}"));
        assertThat(denied.statusCode()).isEqualTo(200);
        assertThat(denied.body())
                .contains("\"uid\":\"u-1\"", "\"allowed\":false", "spec.agent.image is missing, expected an image.");

        HttpResponse<String> allowed = review(set("\"agent\":{\"image\":\"ubuntu:24.04\"}"));
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.body()).contains("\"allowed\":true");
    }

    @Test
    void aReviewOfAScaleIsLookedUpInTheCluster() throws Exception {
        HttpResponse<String> allowed = post(
                "/validate",
                null,
                "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"u-2\","
                        + "\"operation\":\"UPDATE\",\"namespace\":\"prod\",\"name\":\"gone\",\"subResource\":\"scale\","
                        + "\"resource\":{\"group\":\"apps\",\"version\":\"v1\",\"resource\":\"deployments\"},"
                        + "\"kind\":{\"group\":\"autoscaling\",\"version\":\"v1\",\"kind\":\"Scale\"},"
                        + "\"oldObject\":{\"spec\":{\"replicas\":2}},\"object\":{\"spec\":{\"replicas\":1}}}}");
        assertThat(allowed.body()).contains("\"allowed\":true");
    }

    @Test
    void whoIsNotSignedInSeesNothing() throws Exception {
        HttpResponse<String> refused = get("/api/me", null);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo("a session is needed\n");
        assertThat(get("/api/me", "__Host-session=e30.forged").statusCode()).isEqualTo(401);
    }

    @Test
    void whoSignsInGetsACookieThatCounts() throws Exception {
        assertThat(post("/sign-in?user=alice&password=guess", null, "").statusCode())
                .isEqualTo(403);
        String cookie = signIn();
        assertThat(get("/api/me", cookie).body()).isEqualTo("alice");
    }

    @Test
    void aCocoonSetInABodyKeepsWhatNobodyKnows() throws Exception {
        HttpResponse<String> suspended = post(
                "/api/sets/suspended",
                signIn(),
                "{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\",\"kind\":\"CocoonSet\",\"metadata\":{\"name\":\"demo\"},"
                        + "\"spec\":{\"snapshotPolicy\":\"later-word\",\"laterField\":{\"a\":[1,2.50]}}}");
        assertThat(suspended.statusCode()).isEqualTo(200);
        assertThat(suspended.body())
                .contains("\"snapshotPolicy\":\"later-word\"", "\"laterField\":{\"a\":[1,2.50]}", "\"suspend\":true");
    }

    @Test
    void aHibernationIsTakenToItsRequest() throws Exception {
        KubernetesClient client = apiServer.client();
        createLivePod(client);
        client.resource(hibernation()).create();

        Pod pod = client.pods()
                .inNamespace("prod")
                .withName("demo-0")
                .waitUntilCondition(read -> Pods.hibernateState(read).on(), 30, TimeUnit.SECONDS);
        CocoonHibernation stored = client.resources(CocoonHibernation.class)
                .inNamespace("prod")
                .withName("demo-0")
                .waitUntilCondition(one -> one.getStatus() != null, 30, TimeUnit.SECONDS);

        assertThat(Pods.hibernateState(pod).on()).isTrue();
        assertThat(stored.getStatus().getPhase()).isEqualTo(HibernationPhase.HIBERNATING);
        client.v1()
                .events()
                .inNamespace("prod")
                .waitUntilCondition(
                        event -> event != null && event.getReportingComponent().equals("fleet-console"),
                        30,
                        TimeUnit.SECONDS);
        assertThat(get("/actuator/metrics/cocoon.round.steps", null).body()).contains("fleet-console");
    }

    @Test
    void healthIsTheApiServers() throws Exception {
        HttpResponse<String> health = get("/actuator/health/cocoon", null);
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .contains("\"status\":\"UP\"", "\"apiServer\":\"v")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void theActuatorTellsNoSecret() throws Exception {
        assertThat(get("/actuator/env", null).body())
                .contains("cocoon.session.keys")
                .doesNotContain(KEY);
        assertThat(get("/actuator/configprops", null).body())
                .contains("__Host-session")
                .doesNotContain(KEY);
    }

    private static HttpResponse<String> review(String object) throws Exception {
        return post(
                "/validate?timeout=10s",
                null,
                "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"u-1\","
                        + "\"operation\":\"CREATE\",\"namespace\":\"prod\",\"name\":\"demo\",\"kind\":{\"group\":"
                        + "\"cocoonset.cocoonstack.io\",\"version\":\"v1\",\"kind\":\"CocoonSet\"},\"object\":" + object
                        + "}}");
    }

    private static String set(String spec) {
        return "{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\",\"kind\":\"CocoonSet\",\"metadata\":{\"name\":\"demo\"},"
                + "\"spec\":{" + spec + "}}";
    }

    private static String signIn() throws Exception {
        HttpResponse<String> signedIn = post("/sign-in?user=alice&password=" + PASSWORD, null, "");
        assertThat(signedIn.statusCode()).isEqualTo(204);
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "Secure", "SameSite=Lax");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static HttpResponse<String> get(String path, String cookie) throws Exception {
        return send(request(path, cookie).GET());
    }

    private static HttpResponse<String> post(String path, String cookie, String body) throws Exception {
        return send(request(path, cookie)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path, String cookie) {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
}
