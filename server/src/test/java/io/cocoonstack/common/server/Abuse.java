package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many abusers at once, and a good client that must not notice. */
final class Abuse {

    static final int CLIENTS = 64;

    private static final int WARM_UP = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Abuse.class);

    /** What one abuser does, and what it hopes for; returns when it was answered or cut. */
    interface Abuser {
        void run(RawClient client) throws Exception;
    }

    /**
     * How the good client fared.
     *
     * @param goodAnswers all that it got
     * @param amidAbuse those of requests that began when half of the abusers were connected, and that were answered
     *     before the first of them was answered or cut
     */
    record Outcome(int goodAnswers, int amidAbuse) {}

    private Abuse() {}

    static Outcome of(HttpServer server, boolean tls, Abuser abuser) throws Exception {
        return run(server, tls, CLIENTS, () -> RawClient.to(server, tls), abuser);
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
        AtomicInteger connected = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try {
            // The first ones, which load half of the JDK and compile it, are nobody's fault.
            for (int i = 0; i < WARM_UP; i++) {
                askOnce(server, tls, goodRequest);
            }
            Future<Outcome> good = pool.submit(() -> {
                int answers = 0;
                int amidAbuse = 0;
                do {
                    boolean amid = connected.get() >= clients / 2;
                    askOnce(server, tls, goodRequest);
                    answers++;
                    amidAbuse += amid && ended.get() == 0 ? 1 : 0;
                    Thread.sleep(10);
                } while (!over.get());
                return new Outcome(answers, amidAbuse);
            });
            List<Future<?>> abusers = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                abusers.add(pool.submit(() -> {
                    try (RawClient client = connector.connect()) {
                        connected.incrementAndGet();
                        abuser.run(client);
                    } finally {
                        ended.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> each : abusers) {
                each.get();
            }
            over.set(true);
            Outcome outcome = good.get();
            LOG.info("{}", outcome);
            return outcome;
        } finally {
            over.set(true);
            pool.shutdownNow();
        }
    }

    /** A connection of its own, with one request. */
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
