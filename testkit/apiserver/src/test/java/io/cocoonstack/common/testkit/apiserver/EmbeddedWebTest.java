package io.cocoonstack.common.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The web server under the embedded API server, as clients other than fabric8 meet it. */
class EmbeddedWebTest {

    private final EmbeddedApiServer server = EmbeddedApiServer.start(ApiServerSemantics.widgets());
    private final KubernetesClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWatchOverPlainHttpSendsALineForEachEvent() throws Exception {
        Cluster cluster = new Cluster(client);
        cluster.pod("p");
        HttpResponse<InputStream> watch = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(client.getMasterUrl() + "api/v1/pods?watch=true"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(watch.body(), UTF_8))) {
            assertThat(lines.readLine()).startsWith("{\"type\":\"ADDED\"").contains("\"name\":\"p\"");
            cluster.pod("q");
            assertThat(lines.readLine()).startsWith("{\"type\":\"ADDED\"").contains("\"name\":\"q\"");
        }
    }

    @Test
    void aBodyInChunksIsRead() throws Exception {
        String map = "{\"metadata\":{\"name\":\"chunked\"},\"data\":{\"a\":\"" + "ä".repeat(70_000) + "\"}}";
        URI maps = URI.create(client.getMasterUrl() + "api/v1/namespaces/default/configmaps");
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(maps)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(map.getBytes(UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(client.configMaps()
                        .inNamespace("default")
                        .withName("chunked")
                        .get()
                        .getData()
                        .get("a"))
                .hasSize(70_000);
    }

    @Test
    void requestsFollowEachOtherOnOneConnectionAndNonsenseIsAnswered() throws Exception {
        URI url = URI.create(client.getMasterUrl().toString());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write("GET /version HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
                assertThat(answers.readLine()).startsWith("HTTP/1.1 200");
                int length = 0;
                for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
                    length = line.startsWith("Content-Length: ") ? Integer.parseInt(line.substring(16)) : length;
                }
                assertThat(answers.skip(length)).isEqualTo(length).isPositive();
            }
            socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(UTF_8));
            assertThat(answers.readLine()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aWebSocketAnswersPingsAndSendsEventsOfAnyLength() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                    heard.add(text.toString());
                    text.setLength(0);
                }
                socket.request(1);
                return null;
            }

            @Override
            public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
                heard.add("pong " + UTF_8.decode(message));
                socket.request(1);
                return null;
            }
        };
        String url = client.getMasterUrl().toString().replace("http:", "ws:") + "api/v1/configmaps?watch=true";
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), listener)
                .get(30, TimeUnit.SECONDS);
        socket.sendPing(ByteBuffer.wrap("here".getBytes(UTF_8))).get(30, TimeUnit.SECONDS);
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("pong here");
        for (int length : List.of(1, 1_000, 100_000)) {
            client.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withNamespace("default")
                            .withName("long-" + length)
                            .endMetadata()
                            .addToData("a", "x".repeat(length))
                            .build())
                    .create();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).contains("long-" + length, "x".repeat(length) + "\"");
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").get(30, TimeUnit.SECONDS);
    }
}
