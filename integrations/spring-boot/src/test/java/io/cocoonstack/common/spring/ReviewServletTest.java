package io.cocoonstack.common.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.ReviewHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint in a real Tomcat of two threads: limits of size, time and memory. */
@Timeout(120)
class ReviewServletTest {

    private static final int LIMIT = 128 * 1024;
    private static final String REVIEW = "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
            + "\"request\":{\"uid\":\"u\",\"name\":\"NAME\"}}";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static ConfigurableApplicationContext application;
    private static int port;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        ReviewHandler handler() {
            return request -> switch (String.valueOf(request.name())) {
                case "odd" -> throw new IllegalStateException("secret");
                case "bad" -> AdmissionResponse.deny("no");
                default -> null;
            };
        }
    }

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--server.tomcat.threads.max=2",
                        "--cocoon.kubernetes.enabled=false",
                        "--cocoon.admission.enabled=true",
                        "--cocoon.admission.limit=128KB",
                        "--cocoon.admission.memory=192KB",
                        "--cocoon.admission.timeout=3s");
        port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void aReviewIsAnsweredByTheHandler() throws Exception {
        assertThat(post(REVIEW).body()).contains("\"allowed\":true");
        assertThat(post(REVIEW.replace("NAME", "bad")).body()).contains("\"allowed\":false", "\"message\":\"no\"");
        HttpResponse<String> failed = post(REVIEW.replace("NAME", "odd"));
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("secret");
    }

    @Test
    void otherMethodsAndTypesAreRefused() throws Exception {
        HttpResponse<String> get = HTTP.send(request().GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");
        HttpResponse<String> text = HTTP.send(
                request()
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(REVIEW))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(post("").statusCode()).isEqualTo(400);
    }

    @Test
    void aReviewAsLongAsTheLimitIsRead() throws Exception {
        assertThat(post(REVIEW + " ".repeat(LIMIT - REVIEW.length())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoSendsMoreThanTheLimitIsTold() throws Exception {
        assertThat(post(REVIEW + " ".repeat(LIMIT - REVIEW.length() + 1)).statusCode())
                .isEqualTo(413);
        assertThat(post(" ".repeat(20 * LIMIT)).statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyInChunksIsReadAsWell() throws Exception {
        HttpResponse<String> chunked = HTTP.send(
                request()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(REVIEW.getBytes(StandardCharsets.UTF_8))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(chunked.body()).contains("\"allowed\":true");
    }

    @Test
    void slowClientsHoldNoThreadAndAreCut() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slow.add(begin(1000));
        }
        assertThat(post(REVIEW).statusCode()).isEqualTo(200);
        for (Socket client : slow) {
            try (client) {
                assertThat(dribbleUntilCut(client)).startsWith("HTTP/1.1 408").contains("did not come in time");
            }
        }
    }

    @Test
    void reviewsBeyondTheMemoryAreTurnedAwayUntilThereIsRoom() throws Exception {
        String long100 = REVIEW + " ".repeat(100 * 1024);
        Socket holder = hold(long100);
        HttpResponse<String> turnedAway = post(long100);
        while (turnedAway.statusCode() != 503) {
            // The post was there first, and the holder's review was turned away.
            holder.close();
            holder = hold(long100);
            turnedAway = post(long100);
        }
        assertThat(turnedAway.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(post(REVIEW).statusCode()).isEqualTo(200);
        holder.close();
        for (int i = 0; i < 10; i++) {
            while (post(long100).statusCode() != 200) {
                Thread.sleep(10);
            }
        }
    }

    /** A client that sends this much of a longer review. */
    private static Socket hold(String part) throws IOException {
        Socket socket = begin(LIMIT);
        socket.getOutputStream().write(part.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /** A request with its head and no byte of its body. */
    private static Socket begin(int length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(("POST /validate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                                + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String dribbleUntilCut(Socket client) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        InputStream in = client.getInputStream();
        try {
            while (in.available() == 0) {
                out.write(' ');
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException closed) {
            // What it was told may be there still.
        }
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return HTTP.send(
                request()
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/validate?timeout=10s"));
    }
}
