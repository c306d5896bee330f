package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests contract 11 rule servers. */
@Timeout(60)
class ServerGroupTest {

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    /** Notes what is done to it. */
    private final class Fake implements ManagedServer {

        private final String name;
        private final Exception startFailure;
        private final Exception stopFailure;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        private Fake(String name, Exception startFailure, Exception stopFailure) {
            this.name = name;
            this.startFailure = startFailure;
            this.stopFailure = stopFailure;
        }

        private Fake(String name) {
            this(name, null, null);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() throws Exception {
            if (startFailure != null) {
                throw startFailure;
            }
            events.add("start " + name);
        }

        @Override
        public CompletionStage<Void> ended() {
            return ended;
        }

        @Override
        public void stop(Duration timeout) throws Exception {
            events.add("stop " + name + " " + timeout);
            if (stopFailure != null) {
                throw stopFailure;
            }
        }
    }

    @Test
    void allServeUntilTheSignalAndThenNoneDoes() throws Exception {
        HttpServer plain = http("plain");
        HttpServer tls = new HttpServer(Servers.https(request -> ServerResponse.text(200, "tls"))
                .host("127.0.0.1")
                .build());
        CompletableFuture<Void> signal = new CompletableFuture<>();
        CompletableFuture<Void> run =
                CompletableFuture.runAsync(() -> ServerGroup.of(plain, tls).run(signal));
        while (plain.port() == 0 || tls.port() == 0) {
            Thread.sleep(5);
        }
        try (RawClient one = RawClient.plain(plain.port());
                RawClient two = RawClient.tls(tls.port())) {
            assertThat(one.get("/").answer().text()).isEqualTo("plain");
            assertThat(two.get("/").answer().text()).isEqualTo("tls");
        }
        assertThat(run).isNotDone();
        signal.complete(null);
        run.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> RawClient.plain(plain.port())).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> RawClient.plain(tls.port())).isInstanceOf(ConnectException.class);
    }

    @Test
    void aSignalThatComesAsAnExceptionIsASignal() {
        Fake one = new Fake("one");
        ServerGroup.of(one).run(CompletableFuture.failedFuture(new IOException("stop")));
        assertThat(events).containsExactly("start one", "stop one PT15S");
    }

    @Test
    void whenSomeFailToStartTheOthersStopAndAllErrorsAreReported() throws IOException {
        HttpServer first = http("first");
        first.start();
        HttpServer good = http("good");
        HttpServer taken = new HttpServer(HttpServerSpec.http("taken", request -> ServerResponse.empty(204))
                .host("127.0.0.1")
                .port(first.port())
                .build());
        Fake broken = new Fake("broken", new IOException("no disk"), new IOException("no stop"));
        ServerException error = catchThrowableOfType(
                ServerException.class, () -> ServerGroup.of(taken, good, broken).start());
        assertThat(error)
                .hasMessageContaining("server taken failed to start: cannot listen on 127.0.0.1:" + first.port())
                .hasMessageContaining("and 2 more");
        assertThat(error.getSuppressed()).hasSize(2);
        assertThat(error.getSuppressed()[0]).hasMessage("server broken failed to start: no disk");
        assertThat(error.getSuppressed()[1]).hasMessage("no stop");
        assertThatThrownBy(() -> RawClient.plain(good.port())).isInstanceOf(ConnectException.class);
        first.close();
    }

    @Test
    void whenOneDiesAllStopAndItsErrorIsReported() throws Exception {
        Fake one = new Fake("one");
        Fake two = new Fake("two");
        CompletableFuture<Void> run = CompletableFuture.runAsync(() ->
                ServerGroup.of(one, two).withStopTimeout(Duration.ofSeconds(3)).run(new CompletableFuture<>()));
        two.ended.completeExceptionally(new IOException("socket gone"));
        Throwable error = catchThrowableOfType(ExecutionException.class, () -> run.get(10, TimeUnit.SECONDS))
                .getCause();
        assertThat(error).isInstanceOf(ServerException.class).hasMessage("server two died: socket gone");
        assertThat(error.getCause()).hasRootCauseMessage("socket gone");
        assertThat(events).containsExactlyInAnyOrder("start one", "start two", "stop one PT3S", "stop two PT3S");
    }

    @Test
    void anEndThatNobodyAskedForIsADeathToo() {
        Fake one = new Fake("one");
        one.ended.complete(null);
        assertThatThrownBy(() -> ServerGroup.of(one).run(new CompletableFuture<>()))
                .isInstanceOf(ServerException.class)
                .hasMessage("server one died: it ended by itself");
    }

    @Test
    void anHttpServerThatLosesItsPortDies() throws Exception {
        HttpServer server = http("lost");
        HttpServer other = http("other");
        CompletableFuture<Void> run =
                CompletableFuture.runAsync(() -> ServerGroup.of(server, other).run(new CompletableFuture<>()));
        while (server.port() == 0 || other.port() == 0) {
            Thread.sleep(5);
        }
        server.connector.close();
        assertThat(catchThrowableOfType(ExecutionException.class, () -> run.get(10, TimeUnit.SECONDS)))
                .hasMessageContaining("server lost died: server lost stopped listening");
        assertThatThrownBy(() -> RawClient.plain(other.port())).isInstanceOf(ConnectException.class);
    }

    @Test
    void requestsThatHadToBeCutAreReportedByAllServersTogether() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        ServerHandler stuck = request -> {
            inside.countDown();
            new CountDownLatch(1).await();
            return ServerResponse.empty(204);
        };
        HttpServer one = new HttpServer(
                HttpServerSpec.http("one", stuck).host("127.0.0.1").build());
        HttpServer two = new HttpServer(
                HttpServerSpec.http("two", stuck).host("127.0.0.1").build());
        ServerGroup group = ServerGroup.of(one, two).withStopTimeout(Duration.ofMillis(300));
        group.start();
        try (RawClient first = RawClient.plain(one.port()).get("/");
                RawClient second = RawClient.plain(two.port()).get("/")) {
            inside.await();
            ServerException error = catchThrowableOfType(ServerException.class, group::close);
            assertThat(error).hasMessageContaining("server one had to cut 1 requests");
            assertThat(error.getSuppressed()).singleElement().asString().contains("server two had to cut 1 requests");
            first.awaitCut();
            second.awaitCut();
        }
    }

    @Test
    void anInterruptStopsAllAndStaysVisible() {
        Fake one = new Fake("one");
        Thread.currentThread().interrupt();
        ServerGroup.of(one).run(new CompletableFuture<>());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(events).containsExactly("start one", "stop one PT15S");
    }

    @Test
    void aServerThatNeverStopsDoesNotHoldUpTheGroupForEver() {
        ManagedServer stubborn = new ManagedServer() {
            @Override
            public String name() {
                return "stubborn";
            }

            @Override
            public void start() {}

            @Override
            public CompletionStage<Void> ended() {
                return new CompletableFuture<>();
            }

            @Override
            public void stop(Duration timeout) throws InterruptedException {
                new CountDownLatch(1).await();
            }
        };
        ServerGroup group = ServerGroup.of(stubborn, new Fake("one")).withStopTimeout(Duration.ofMillis(-1));
        assertThatThrownBy(group::stop).hasMessage("server stubborn did not stop within PT5S");
        assertThat(events).hasSize(1);
    }

    private static HttpServer http(String name) {
        return new HttpServer(HttpServerSpec.http(name, request -> ServerResponse.text(200, name))
                .host("127.0.0.1")
                .build());
    }
}
