package io.cocoonstack.consumer;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.CocoonSetStatus;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.admission.rules.CocoonWebhook;
import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.auth.SessionCookie;
import io.cocoonstack.common.auth.SessionKey;
import io.cocoonstack.common.k8s.Patches;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.meta.VmMode;
import io.cocoonstack.common.meta.VmSpec;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.ServerResponse;
import io.cocoonstack.common.server.TlsMaterial;
import io.cocoonstack.common.testkit.apiserver.ApiServer;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import io.cocoonstack.common.testkit.world.FakeSnapshotRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Uses every module that runs in production once, on the dependencies that are there, and checks the results. */
public final class EveryModule {

    /** A set of a later version. It has empty resources, as every writer of a set writes them where there are none. */
    private static final String SET = "{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\",\"kind\":\"CocoonSet\","
            + "\"metadata\":{\"name\":\"demo\",\"namespace\":\"default\"},"
            + "\"spec\":{\"agent\":{\"image\":\"ghcr.io/cocoonstack/cocoon/ubuntu:24.04\",\"mode\":\"teleport\","
            + "\"resources\":{}},"
            + "\"snapshotPolicy\":\"on-tuesdays\",\"later\":{\"list\":[1,\"two\",true],\"depth\":{\"of\":\"field\"}}}}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private int failures;

    private EveryModule() {}

    /** A check, which throws where something is wrong. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }

    /** Runs all checks, prints a line for each, and ends with exit code 1 where one failed. */
    public static void main(String[] arguments) {
        System.exit(run() ? 0 : 1);
    }

    /** Runs all checks, prints a line for each, and answers whether all went well. */
    public static boolean run() {
        EveryModule all = new EveryModule();
        all.check("records on annotations", EveryModule::records);
        all.check("custom resource with an unknown word and field: read, modified, written", EveryModule::lossless);
        all.check("patch and status", EveryModule::patches);
        all.check("round on the embedded API server", EveryModule::round);
        all.check("webhook over TLS", EveryModule::webhook);
        all.check("session", EveryModule::session);
        all.check("registry", RegistryCheck::run);
        return all.failures == 0;
    }

    private void check(String name, Check check) {
        try {
            check.run();
            System.out.println("ok: " + name);
        } catch (Throwable e) {
            failures++;
            System.out.println("FAILED: " + name + ": " + e);
            e.printStackTrace(System.out);
        }
    }

    static void equal(Object found, Object expected) {
        if (!Objects.equals(found, expected)) {
            throw new IllegalStateException("found " + found + ", expected " + expected);
        }
    }

    private static void records() {
        VmSpec spec = VmSpec.builder().vmName("vk-prod-demo-0").mode(VmMode.RUN).managed(true).build();
        equal(VmSpec.from(spec.annotations()), spec);
    }

    /** The definition with a schema that takes everything, as a later version of it would take more. */
    private static CustomResourceDefinition open(CustomResourceDefinition definition) {
        definition.getSpec().getVersions().forEach(version -> version.getSchema()
                .setOpenAPIV3Schema(new JSONSchemaPropsBuilder()
                        .withType("object")
                        .withXKubernetesPreserveUnknownFields(true)
                        .build()));
        return definition;
    }

    private static String call(ApiServer server, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.client().getMasterUrl() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(KubernetesClient client, String json, String name) {
        return (Map<String, Object>)
                client.getKubernetesSerialization().unmarshal(json, Map.class).get(name);
    }

    private static CocoonSet read(KubernetesClient client) {
        return client.resources(CocoonSet.class)
                .inNamespace("default")
                .withName("demo")
                .get();
    }

    private static void lossless() throws Exception {
        String sets = "apis/cocoonset.cocoonstack.io/v1/namespaces/default/cocoonsets";
        try (ApiServer server = EmbeddedApiServer.start(open(Crds.cocoonSet()))) {
            call(server, "POST", sets, SET);
            KubernetesClient client = server.client();
            CocoonSet set = read(client);
            equal(set.getSpec().getSnapshotPolicy().value(), "on-tuesdays");
            equal(set.getSpec().getAgent().getMode().isKnown(), false);
            set.getSpec().setSuspend(true);
            client.resource(set).update();
            Map<String, Object> expected = part(client, SET, "spec");
            expected.put("suspend", true);
            equal(part(client, call(server, "GET", sets + "/demo", ""), "spec"), expected);
            equal(client.resources(CocoonSet.class).inNamespace("default").list().getItems(), List.of(read(client)));
        }
    }

    private static void patches() throws Exception {
        try (ApiServer server = EmbeddedApiServer.start(open(Crds.cocoonSet()))) {
            call(server, "POST", "apis/cocoonset.cocoonstack.io/v1/namespaces/default/cocoonsets", SET);
            KubernetesClient client = server.client();
            Patches.patch(client, read(client), copy -> copy.getSpec().setSuspend(true));
            Patches.patchStatus(client, read(client), copy -> {
                copy.setStatus(new CocoonSetStatus());
                copy.getStatus().setPhase(CocoonSetPhase.RUNNING);
                copy.getStatus().setReadyAgents(2);
            });
            CocoonSet set = read(client);
            equal(set.getSpec().getSuspend(), true);
            equal(set.getSpec().getSnapshotPolicy().value(), "on-tuesdays");
            equal(set.getStatus().getPhase(), CocoonSetPhase.RUNNING);
            equal(set.getStatus().getReadyAgents(), 2);
        }
    }

    private static void round() {
        try (ApiServer server = EmbeddedApiServer.start(Crds.all().toArray(CustomResourceDefinition[]::new))) {
            KubernetesClient client = server.client();
            String known = SET.replace("teleport", "run").replace("on-tuesdays", "always");
            client.resource(client.getKubernetesSerialization().unmarshal(known, CocoonSet.class))
                    .create();
            FakeSnapshotRegistry registry = new FakeSnapshotRegistry();
            FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT).build();
            CocoonSetReconciler sets =
                    new CocoonSetReconciler(client, registry, new RoundExecutor(client, registry), settings);
            for (int i = 0; i < 5 && client.pods().inNamespace("default").list().getItems().isEmpty(); i++) {
                sets.reconcile("default", "demo");
            }
            Pod pod = client.pods().inNamespace("default").withName("demo-0").get();
            equal(VmSpec.from(pod.getMetadata().getAnnotations()).vmName(), "vk-default-demo-0");
        }
    }

    private static void webhook() throws Exception {
        try (ApiServer cluster = EmbeddedApiServer.start(Crds.all().toArray(CustomResourceDefinition[]::new))) {
            ReviewLoop loop = ReviewLoop.of(
                    CocoonWebhook.builder(ClusterLookups.of(cluster.client())).build());
            TlsMaterial tls = TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress());
            HttpServerSpec spec = HttpServerSpec.https(
                            "webhook",
                            request -> {
                                ReviewAnswer answer = loop.answer(
                                        request.method(), request.header("Content-Type"), null, request.body());
                                return ServerResponse.of(answer.status(), answer.contentType(), answer.body());
                            },
                            tls.keyManager())
                    .host("127.0.0.1")
                    .port(0)
                    .build();
            try (HttpServer server = new HttpServer(spec)) {
                server.start();
                HttpRequest review = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(review()))
                        .build();
                String answer = HttpClient.newBuilder()
                        .sslContext(trusting(tls))
                        .build()
                        .send(review, HttpResponse.BodyHandlers.ofString())
                        .body();
                Map<String, Object> response = part(cluster.client(), answer, "response");
                equal(response.get("uid"), "u-1");
                equal(response.get("allowed"), false);
                equal(answer.contains("other-name"), true);
            }
        }
    }

    /** A CocoonHibernation that has another name than its pod, which a rule denies. */
    private static String review() {
        String kind = "{\"group\":\"cocoonset.cocoonstack.io\",\"version\":\"v1\",\"kind\":\"CocoonHibernation\"}";
        String resource =
                "{\"group\":\"cocoonset.cocoonstack.io\",\"version\":\"v1\",\"resource\":\"cocoonhibernations\"}";
        return "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"u-1\","
                + "\"operation\":\"CREATE\",\"namespace\":\"default\",\"name\":\"other-name\",\"kind\":" + kind
                + ",\"requestKind\":" + kind + ",\"resource\":" + resource + ",\"requestResource\":" + resource
                + ",\"userInfo\":{\"username\":\"alice\"},\"object\":{\"apiVersion\":\"cocoonset.cocoonstack.io/v1\","
                + "\"kind\":\"CocoonHibernation\",\"metadata\":{\"name\":\"other-name\",\"namespace\":\"default\"},"
                + "\"spec\":{\"podRef\":{\"name\":\"demo-0\"},\"desire\":\"hibernate\"}},\"oldObject\":null}}";
    }

    private static SSLContext trusting(TlsMaterial tls) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("webhook", tls.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void session() {
        KeyRing keys = KeyRing.of(SessionKey.of(new byte[32]));
        SessionCookie cookie = SessionCookie.named("cocoon");
        Session alice = new Session("alice", "alice@example.com", 4_102_444_800L);
        String header = cookie.issue(alice, keys, 0).split(";", 2)[0];
        equal(cookie.read(header, keys, 0).sessionOrNull(), alice);
        equal(cookie.read(header, KeyRing.of(SessionKey.of(new byte[] {1})), 0).sessionOrNull(), null);
    }
}
