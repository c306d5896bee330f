package io.cocoonstack.common.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApiServerCheckTest {

    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/version", exchange -> {
            requests.incrementAndGet();
            byte[] body =
                    "{\"major\":\"1\",\"minor\":\"36\",\"gitVersion\":\"v1.36.3\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void anAnsweringServerIsUpWithItsVersion() {
        ApiServerCheck.Answer answer = new ApiServerCheck(client).answer();
        assertThat(answer.status()).isEqualTo("UP");
        assertThat(answer.text()).isEqualTo("v1.36.3");
    }

    @Test
    void aFailingServerIsDownAndAskedOnce() {
        status = 503;
        ApiServerCheck.Answer answer = new ApiServerCheck(client).answer();
        assertThat(answer.status()).isEqualTo("DOWN");
        assertThat(answer.text()).isEqualTo("the API server answered 503");
        assertThat(requests).hasValue(1);
    }

    @Test
    void aServerThatIsGoneIsDownAndItsAddressIsNotTold() {
        server.stop(0);
        ApiServerCheck.Answer answer = new ApiServerCheck(client).answer();
        assertThat(answer.status()).isEqualTo("DOWN");
        assertThat(answer.text()).isEqualTo("the API server could not be reached");
    }

    @Test
    void manyWhoAskCauseOneRequest() throws Exception {
        ApiServerCheck check = new ApiServerCheck(client);
        CountDownLatch done = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            new Thread(() -> {
                        check.answer();
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        assertThat(requests).hasValue(1);
    }
}
