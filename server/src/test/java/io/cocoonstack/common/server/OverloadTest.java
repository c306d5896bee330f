package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OverloadTest {

    private final CountDownLatch open = new CountDownLatch(1);
    private final Semaphore answered = new Semaphore(0);
    private final List<Rejection> rejections = Collections.synchronizedList(new ArrayList<>());
    private final List<RawClient> clients = new ArrayList<>();
    private HttpServer server;

    @AfterEach
    void stop() throws IOException {
        open.countDown();
        for (RawClient client : clients) {
            client.close();
        }
        server.stop(Duration.ofSeconds(10));
    }

    @Test
    void oneRequestMoreThanMayBeHandledIsToldSo() throws Exception {
        CountDownLatch inside = new CountDownLatch(3);
        start(HttpServerSpec.http("full", request -> {
                    inside.countDown();
                    open.await();
                    return ServerResponse.text(200, "done");
                })
                .maxConcurrentRequests(3));
        List<RawClient> handled =
                List.of(connect().get("/"), connect().get("/"), connect().get("/"));
        inside.await();
        RawClient late = connect();
        for (int i = 0; i < 5; i++) {
            RawClient.Answer refusal = late.get("/").answer();
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.headers()).containsEntry("Retry-After", "1");
        }
        open.countDown();
        for (RawClient client : handled) {
            assertThat(client.answer().text()).isEqualTo("done");
        }
        assertThat(late.get("/").answer().status()).isEqualTo(200);
        assertThat(rejections).hasSize(5).containsOnly(Rejection.OVERLOAD);
    }

    @Test
    void oneConnectionMoreThanMayBeCostsTheOneThatWaitedLongest() throws Exception {
        start(HttpServerSpec.http("full", request -> ServerResponse.text(200, "here"))
                .maxConnections(3));
        RawClient oldest = connect();
        RawClient second = connect();
        RawClient third = connect();
        for (RawClient client : List.of(oldest, second, third)) {
            getAndIdle(client);
        }
        // Now the second has waited longest.
        getAndIdle(oldest);
        RawClient fourth = connect();
        second.awaitCut();
        for (RawClient client : List.of(oldest, third, fourth)) {
            assertThat(client.get("/").answer().status()).isEqualTo(200);
        }
        assertThat(rejections).containsExactly(Rejection.CONNECTION_LIMIT);
    }

    @Test
    void aConnectionWithARequestInFlightIsNotGivenUp() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        start(HttpServerSpec.http("full", request -> {
                    inside.countDown();
                    open.await();
                    return ServerResponse.text(200, "done");
                })
                .maxConnections(2));
        List<RawClient> busy = List.of(connect().get("/"), connect().get("/"));
        inside.await();
        connect().awaitCut();
        open.countDown();
        for (RawClient client : busy) {
            assertThat(client.answer().text()).isEqualTo("done");
        }
    }

    @Test
    void largeBodiesBeyondTheirMemoryAreToldSoAndSmallOnesPass() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        start(HttpServerSpec.http("full", request -> {
                    if (request.path().equals("/hold")) {
                        inside.countDown();
                        open.await();
                    }
                    return ServerResponse.text(200, "" + request.body().length);
                })
                .bodyMemory(1_000_000));
        RawClient holder = connect().post("/hold", new byte[1_000_000]);
        inside.await();
        RawClient.Answer refusal = connect().post("/", new byte[900_000]).answer();
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(connect().post("/", new byte[65_536]).answer().text()).isEqualTo("65536");
        open.countDown();
        assertThat(holder.answer().text()).isEqualTo("1000000");
        // And what the first one held is free again.
        assertThat(connect().post("/", new byte[900_000]).answer().text()).isEqualTo("900000");
        assertThat(rejections).containsExactly(Rejection.BODY_MEMORY);
    }

    @Test
    void memoryThatBodiesTookComesBackHoweverTheyEnd() throws Exception {
        start(HttpServerSpec.http("full", request -> ServerResponse.text(200, "" + request.body().length))
                .bodyLimit(500_000)
                .bodyMemory(500_000)
                .slowClientTimeout(Duration.ofMillis(500)));
        for (int i = 0; i < 5; i++) {
            // One is too large, one breaks off, one stalls.
            assertThat(connect().post("/", new byte[500_001]).answer().status()).isEqualTo(413);
            try (RawClient breaksOff = RawClient.plain(server.port())) {
                breaksOff
                        .send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 400000\r\n\r\n")
                        .send(new byte[300_000]);
            }
            RawClient stalls = connect();
            stalls.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n")
                    .send(new byte[300_000]);
            stalls.awaitCut();
        }
        // All of it at once. The server may hear of the last cut a moment after its client does.
        while (connect().post("/", new byte[500_000]).answer().status() != 200) {
            Thread.sleep(20);
        }
    }

    private RawClient connect() throws IOException {
        RawClient client = RawClient.plain(server.port());
        clients.add(client);
        return client;
    }

    /** Gets an answer, and waits until the server waits for another request: it writes the answer a moment before. */
    private void getAndIdle(RawClient client) throws Exception {
        assertThat(client.get("/").answer().status()).isEqualTo(200);
        answered.acquire();
    }

    private void start(HttpServerSpec.Builder builder) {
        server = new HttpServer(builder.host("127.0.0.1")
                .metrics(new ServerMetrics() {
                    @Override
                    public void onRequest(int status, long nanos) {
                        answered.release();
                    }

                    @Override
                    public void onRejected(Rejection reason) {
                        rejections.add(reason);
                    }
                })
                .build());
        server.start();
    }
}
