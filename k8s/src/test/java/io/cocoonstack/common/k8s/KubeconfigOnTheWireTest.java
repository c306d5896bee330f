package io.cocoonstack.common.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client with the configuration of a kubeconfig sends, on real sockets. */
class KubeconfigOnTheWireTest {

    @TempDir
    Path folder;

    private final List<Headers> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private String start(HttpServer created) {
        server = created;
        server.createContext("/", this::answer);
        server.start();
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestHeaders());
        exchange.getRequestBody().readAllBytes();
        byte[] body = "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"default\"}}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Config load(String cluster, String user) throws IOException {
        Path file = Files.writeString(folder.resolve("kubeconfig"), """
            current-context: a
            clusters: [{name: c, cluster: {%s}}]
            users: [{name: u, user: {%s}}]
            contexts: [{name: a, context: {cluster: c, user: u}}]
            """.formatted(cluster, user));
        Config config = new ClientConfigs(Map.of("KUBECONFIG", file.toString())::get, folder, folder).find();
        return new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build();
    }

    /** The one of Vert.x 4 or 5, as the release of the client has it. */
    private static HttpClient.Factory vertx() {
        return ServiceLoader.load(HttpClient.Factory.class).stream()
                .filter(factory -> factory.type().getName().contains(".vertx"))
                .findFirst()
                .orElseThrow()
                .get();
    }

    private static void ask(Config config, HttpClient.Factory factory) {
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(factory)
                .build()) {
            assertThat(client.namespaces().withName("default").get()).isNotNull();
        }
    }

    /** One request with each of the HTTP clients. */
    private static void ask(Config config) {
        ask(config, vertx());
        ask(config, new JdkHttpClientFactory());
    }

    @Test
    void impersonationGoesAlongWithTheCredentials() throws IOException {
        String address = start(HttpServer.create(loopback(), 0));
        ask(load(
                "server: 'http://" + address + "'",
                "token: t, as: jane, as-uid: u-1, as-groups: [a, b], as-user-extra: {example.org/x: [y, z]}"));
        assertThat(requests).hasSize(2).allSatisfy(headers -> {
            assertThat(headers.get("Authorization")).containsExactly("Bearer t");
            assertThat(headers.get("Impersonate-User")).containsExactly("jane");
            assertThat(headers.get("Impersonate-Uid")).containsExactly("u-1");
            assertThat(headers.get("Impersonate-Group")).containsExactly("a", "b");
            assertThat(headers.get("Impersonate-Extra-example.org%2Fx")).containsExactly("y", "z");
        });
    }

    @Test
    void theTokenOfAFileIsSentAndReadAnew() throws IOException {
        String address = start(HttpServer.create(loopback(), 0));
        Path token = Files.writeString(folder.resolve("tok"), "first\n");
        Config config = load("server: 'http://" + address + "'", "tokenFile: tok, token: stale");
        ask(config);
        Files.writeString(token, "second\n");
        ask(config);
        assertThat(requests)
                .extracting(each -> each.getFirst("Authorization"))
                .containsExactly("Bearer first", "Bearer first", "Bearer second", "Bearer second");
        Files.delete(token);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> ask(config, vertx()));
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> ask(config, new JdkHttpClientFactory()));
        assertThat(requests).hasSize(4);
    }

    @Test
    void nameAndPasswordAreSent() throws IOException {
        String address = start(HttpServer.create(loopback(), 0));
        ask(load("server: 'http://" + address + "'", "username: u, password: p"));
        assertThat(requests)
                .hasSize(2)
                .allSatisfy(headers -> assertThat(headers.get("Authorization")).containsExactly("Basic dTpw"));
    }

    @Test
    void theClientAsksForNoCompression() throws IOException {
        String address = start(HttpServer.create(loopback(), 0));
        ask(load("server: 'http://" + address + "', disable-compression: true", "token: t"));
        assertThat(requests)
                .hasSize(2)
                .allSatisfy(
                        headers -> assertThat(headers.get("Accept-Encoding")).isNull());
    }

    private HttpsServer tlsServer(TestPair pair) throws IOException {
        HttpsServer tls = HttpsServer.create(loopback(), 0);
        SSLContext context = pair.context();
        tls.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return tls;
    }

    @ParameterizedTest
    @CsvSource({"EC,secp256r1", "EC,secp384r1", "RSA,2048"})
    void aClientCertificateWithAPkcs8KeyIsPresented(String algorithm, String size) throws IOException {
        TestPair pair = TestPair.of(algorithm, size);
        String address = start(tlsServer(pair));
        Files.writeString(folder.resolve("c.crt"), pair.certificate());
        Files.writeString(folder.resolve("c.key"), pair.key());
        String cluster = "server: 'https://" + address + "', certificate-authority: c.crt";
        ask(load(cluster, "client-certificate: c.crt, client-key: c.key"));
        ask(load(
                cluster.replace(
                        "certificate-authority: c.crt", "certificate-authority-data: " + pair.certificateData()),
                "client-certificate-data: " + pair.certificateData() + ", client-key-data: " + pair.keyData()));
        assertThat(requests).hasSize(4);
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> ask(load(cluster, "token: t")));
    }

    /** Takes one connection, and the bytes that come first on it. */
    private record Proxy(ServerSocket socket, BlockingQueue<String> seen) implements AutoCloseable {

        static Proxy start(byte[] greeting, byte[] answer) throws IOException {
            Proxy proxy =
                    new Proxy(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), new LinkedBlockingQueue<>());
            Thread thread = new Thread(() -> proxy.serve(greeting, answer));
            thread.setDaemon(true);
            thread.start();
            return proxy;
        }

        private void serve(byte[] greeting, byte[] answer) {
            try (Socket connection = socket.accept()) {
                InputStream in = connection.getInputStream();
                byte[] buffer = new byte[4096];
                if (greeting.length > 0) {
                    seen.add(new String(buffer, 0, in.read(buffer), StandardCharsets.ISO_8859_1));
                    connection.getOutputStream().write(greeting);
                }
                seen.add(new String(buffer, 0, in.read(buffer), StandardCharsets.ISO_8859_1));
                connection.getOutputStream().write(answer);
            } catch (IOException e) {
                seen.add(e.toString());
            }
        }

        String address() {
            return "127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static final byte[] BAD_GATEWAY =
            "HTTP/1.1 502 no\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The first request that a proxy sees of a client; the server behind it has a name that nobody else resolves. */
    private String firstRequest(Proxy proxy, String user, HttpClient.Factory factory) throws Exception {
        Config config = load(
                "server: 'https://kube.test.invalid:6443', proxy-url: 'http://" + user + proxy.address() + "'",
                "token: t");
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> ask(config, factory));
        return proxy.seen().poll(30, TimeUnit.SECONDS);
    }

    @Test
    void aTlsServerIsReachedThroughTheProxy() throws Exception {
        for (HttpClient.Factory factory : List.of(vertx(), new JdkHttpClientFactory())) {
            try (Proxy proxy = Proxy.start(new byte[0], BAD_GATEWAY)) {
                assertThat(firstRequest(proxy, "", factory))
                        .startsWith("CONNECT kube.test.invalid:6443 HTTP/1.1\r\n")
                        .doesNotContain("Bearer");
            }
        }
    }

    @Test
    void theUserOfAProxyIsSentToIt() throws Exception {
        try (Proxy proxy = Proxy.start(new byte[0], BAD_GATEWAY)) {
            assertThat(firstRequest(proxy, "u:p@", vertx()))
                    .containsIgnoringCase("proxy-authorization: Basic dTpw\r\n");
        }
    }

    @Test
    void aSocksProxyIsAskedForTheServerByName() throws Exception {
        try (Proxy proxy = Proxy.start(new byte[] {5, 0}, new byte[] {5, 1, 0, 1, 0, 0, 0, 0, 0, 0})) {
            Config config = load(
                    "server: 'https://kube.test.invalid:6443', proxy-url: 'socks5://" + proxy.address() + "'",
                    "token: t");
            assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> ask(config, vertx()));
            assertThat(proxy.seen().poll(30, TimeUnit.SECONDS)).startsWith("\u0005");
            assertThat(proxy.seen().poll(30, TimeUnit.SECONDS)).contains("kube.test.invalid");
        }
    }
}
