package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests contract 11 rule servers. */
@Timeout(60)
class StopTest {

    private static final int CLIENTS = 32;

    /** What a client saw, until nobody listened. */
    private record Seen(int answers, int answeredConnections, List<String> brokenOff) {}

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void underLoadEveryAcceptedRequestIsAnsweredAndThenThePortIsClosed(boolean tls, boolean keepAlive)
            throws Exception {
        AtomicInteger handled = new AtomicInteger();
        ServerHandler handler = request -> {
            Thread.sleep(20);
            handled.incrementAndGet();
            return ServerResponse.text(200, "answer");
        };
        HttpServer server = new HttpServer((tls ? Servers.https(handler) : HttpServerSpec.http("t", handler))
                .host("127.0.0.1")
                .build());
        server.start();
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            List<Future<Seen>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(pool.submit(() -> load(server, tls, keepAlive)));
            }
            Thread.sleep(1000);
            server.stop(Duration.ofSeconds(20));
            assertThatThrownBy(() -> RawClient.plain(server.port())).isInstanceOf(ConnectException.class);
            int answers = 0;
            int answeredConnections = 0;
            for (Future<Seen> client : clients) {
                Seen seen = client.get(20, TimeUnit.SECONDS);
                assertThat(seen.brokenOff).isEmpty();
                answers += seen.answers;
                answeredConnections += seen.answeredConnections;
            }
            assertThat(answers).isEqualTo(handled.get()).isPositive();
            // A client that the kernel let in at the very moment when the port was closed was never accepted.
            assertThat((long) answeredConnections).isEqualTo(server.connector.accepted());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Seen load(HttpServer server, boolean tls, boolean keepAlive) {
        int answers = 0;
        int answeredConnections = 0;
        List<String> brokenOff = new ArrayList<>();
        while (true) {
            int before = answers;
            try (RawClient client = RawClient.to(server, tls)) {
                boolean last;
                do {
                    RawClient.Answer answer = client.post("/", new byte[100]).answer();
                    assertThat(answer.text()).isEqualTo("answer");
                    answers++;
                    last = "close".equals(answer.headers().get("Connection"));
                } while (keepAlive && !last);
                answeredConnections++;
            } catch (IOException e) {
                if (answers > before) {
                    brokenOff.add("after " + (answers - before) + " answers on one connection: " + e);
                }
                return new Seen(answers, answeredConnections, brokenOff);
            }
        }
    }

    @Test
    void aRequestInFlightFinishesAndNoNewConnectionIsTaken() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        HttpServer server = start(request -> {
            inside.countDown();
            open.await();
            return ServerResponse.text(200, "late");
        });
        try (RawClient client = RawClient.plain(server.port())) {
            client.get("/");
            inside.await();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(20)));
            while (isOpen(server)) {
                Thread.sleep(5);
            }
            assertThat(stop).isNotDone();
            open.countDown();
            RawClient.Answer answer = client.answer();
            assertThat(answer.text()).isEqualTo("late");
            assertThat(answer.headers()).containsEntry("Connection", "close");
            stop.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBodyOnItsWayIsStillTaken() throws Exception {
        HttpServer server = start(request -> ServerResponse.text(200, "" + request.body().length));
        try (RawClient client = RawClient.plain(server.port())) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf");
            Thread.sleep(100);
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(20)));
            while (isOpen(server)) {
                Thread.sleep(5);
            }
            Thread.sleep(700);
            assertThat(client.send("others").answer().text()).isEqualTo("10");
            stop.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aHeadOnItsWayIsStillTaken() throws Exception {
        HttpServer server = start(request -> ServerResponse.text(200, "x"));
        try (RawClient first = RawClient.plain(server.port());
                RawClient later = RawClient.plain(server.port())) {
            later.get("/").answer();
            first.send("GET / HT");
            later.send("GET / HT");
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(20)));
            Thread.sleep(2500);
            for (RawClient client : List.of(first, later)) {
                assertThat(client.send("TP/1.1\r\nHost: h\r\n\r\n").answer().text())
                        .isEqualTo("x");
            }
            stop.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatDoesNotFinishInTimeIsCutAndReported() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CompletableFuture<Throwable> interrupted = new CompletableFuture<>();
        HttpServer server = start(request -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(e);
                throw e;
            }
            return ServerResponse.text(200, "never");
        });
        try (RawClient first = RawClient.plain(server.port()).get("/");
                RawClient second = RawClient.plain(server.port()).get("/")) {
            inside.await();
            assertThatThrownBy(() -> server.stop(Duration.ofMillis(400)))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("server t had to cut 2 requests");
            first.awaitCut();
            second.awaitCut();
            assertThat(interrupted.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void idleConnectionsDoNotHoldUpAStop() throws Exception {
        HttpServer server = start(request -> ServerResponse.text(200, "x"));
        try (RawClient fresh = RawClient.plain(server.port());
                RawClient used = RawClient.plain(server.port())) {
            used.get("/").answer();
            server.stop(Duration.ofDays(1));
            fresh.awaitCut();
            used.awaitCut();
        }
    }

    @Test
    void anInterruptOfTheOneWhoStopsCutsAtOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        HttpServer server = start(request -> {
            inside.countDown();
            new CountDownLatch(1).await();
            return ServerResponse.text(200, "never");
        });
        try (RawClient client = RawClient.plain(server.port()).get("/")) {
            inside.await();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> server.stop(Duration.ofMinutes(1))).hasMessageContaining("had to cut 1");
            assertThat(Thread.interrupted()).isTrue();
            client.awaitCut();
        }
    }

    @Test
    void stoppingWhatDoesNotRunDoesNothing() {
        HttpServer server = new HttpServer(
                HttpServerSpec.http("t", request -> ServerResponse.empty(200)).build());
        assertThatCode(() -> {
                    server.stop(Duration.ZERO);
                    server.close();
                })
                .doesNotThrowAnyException();
    }

    private static boolean isOpen(HttpServer server) {
        try (RawClient probe = RawClient.plain(server.port())) {
            return probe != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpServer start(ServerHandler handler) {
        HttpServer server = new HttpServer(
                HttpServerSpec.http("t", handler).host("127.0.0.1").build());
        server.start();
        return server;
    }
}
