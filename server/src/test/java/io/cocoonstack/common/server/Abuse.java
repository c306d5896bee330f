package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many abusers at once, and a good client that must not notice. */
final class Abuse {

    static final int CLIENTS = 64;

    private static final int WARM_UP = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Abuse.class);

    /** What a good client gets its answer within; more where other processes hold the processors. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private static final Duration PROMPT_ON_A_BUSY_MACHINE = Duration.ofSeconds(5);

    /** What one abuser does, and what it hopes for; returns when it was answered or cut. */
    interface Abuser {
        void run(RawClient client) throws Exception;
    }

    /** How the abusers fared. */
    record Outcome(List<Duration> endedAfter, int goodAnswers, Duration slowestGood) {

        Duration slowest() {
            return endedAfter.stream().max(Duration::compareTo).orElseThrow();
        }

        Duration fastest() {
            return endedAfter.stream().min(Duration::compareTo).orElseThrow();
        }
    }

    private Abuse() {}

    static Outcome of(HttpServer server, boolean tls, Abuser abuser) throws Exception {
        return run(server, tls, CLIENTS, () -> RawClient.to(server, tls), abuser);
    }

    /** What other processes took of the processors since this was made. */
    private static final class Others {

        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final double unused = system.getCpuLoad();
        private final long begin = System.nanoTime();
        private final long cpuBegin = system.getProcessCpuTime();

        boolean areBusy() {
            double wall = (System.nanoTime() - begin) * (double) system.getAvailableProcessors();
            double own = (system.getProcessCpuTime() - cpuBegin) / wall;
            return unused >= 0 && system.getCpuLoad() - own > 0.25;
        }
    }

    interface Connector {
        RawClient connect() throws IOException;
    }

    static Outcome run(HttpServer server, boolean tls, int clients, Connector connector, Abuser abuser)
            throws Exception {
        return run(server, tls, clients, connector, abuser, client -> client.post("/good", new byte[1000]));
    }

    /** With a good client of another kind, whose request is answered with 200. */
    static Outcome run(
            HttpServer server, boolean tls, int clients, Connector connector, Abuser abuser, Abuser goodRequest)
            throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        AtomicBoolean over = new AtomicBoolean();
        try {
            // The first ones, which load half of the JDK and compile it, are nobody's fault.
            for (int i = 0; i < WARM_UP; i++) {
                askOnce(server, tls, goodRequest);
            }
            Others others = new Others();
            Future<List<Duration>> good = pool.submit(() -> beGood(server, tls, over, goodRequest));
            List<Future<Duration>> abusers = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                abusers.add(pool.submit(() -> {
                    long begin = System.nanoTime();
                    try (RawClient client = connector.connect()) {
                        abuser.run(client);
                        return Duration.ofNanos(System.nanoTime() - begin);
                    }
                }));
            }
            List<Duration> ended = new ArrayList<>();
            for (Future<Duration> each : abusers) {
                ended.add(each.get(60, TimeUnit.SECONDS));
            }
            over.set(true);
            List<Duration> times = good.get(10, TimeUnit.SECONDS);
            Duration slowest = times.stream().max(Duration::compareTo).orElseThrow();
            Outcome outcome = new Outcome(ended, times.size(), slowest);
            LOG.info(
                    "{} good answers, the slowest after {}; abusers ended after {} to {}",
                    times.size(),
                    slowest,
                    outcome.fastest(),
                    outcome.slowest());
            assertThat(slowest)
                    .as("the good client's slowest answer")
                    .isLessThan(others.areBusy() ? PROMPT_ON_A_BUSY_MACHINE : PROMPT);
            return outcome;
        } finally {
            over.set(true);
            pool.shutdownNow();
        }
    }

    /** One connection after another, each with one request. */
    private static List<Duration> beGood(HttpServer server, boolean tls, AtomicBoolean over, Abuser request)
            throws Exception {
        List<Duration> times = new ArrayList<>();
        do {
            long begin = System.nanoTime();
            askOnce(server, tls, request);
            times.add(Duration.ofNanos(System.nanoTime() - begin));
            Thread.sleep(10);
        } while (!over.get());
        return times;
    }

    private static void askOnce(HttpServer server, boolean tls, Abuser request) throws Exception {
        try (RawClient client = RawClient.to(server, tls)) {
            request.run(client);
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    /** One byte each so many milliseconds, until the server has had enough. */
    static void dribble(RawClient client, int pauseMillis, byte[] endlessly) throws Exception {
        try {
            for (int i = 0; ; i++) {
                client.send(new byte[] {endlessly[i % endlessly.length]});
                Thread.sleep(pauseMillis);
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    static void dribble(RawClient client, int pauseMillis, byte[] first, byte[] endlessly) throws Exception {
        try {
            client.send(first);
        } catch (IOException e) {
            return;
        }
        dribble(client, pauseMillis, endlessly);
    }

    /** Whether an answer came, rather than the end of the connection. */
    static boolean isAnswered(RawClient client, int status) throws IOException {
        try {
            assertThat(client.answer().status()).isEqualTo(status);
            return true;
        } catch (EOFException | java.net.SocketException e) {
            return false;
        }
    }
}
