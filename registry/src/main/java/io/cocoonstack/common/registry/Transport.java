package io.cocoonstack.common.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends one request after the other, each bounded in time and size. It follows no redirect. Safe for many threads. */
final class Transport {

    private final ExecutorService threads;
    private final Map<Object, CompletableFuture<?>> inFlight = new ConcurrentHashMap<>();
    // Null when closed: before Java 21 a client ends only when nobody holds it any more.
    private volatile @Nullable HttpClient client;

    Transport(Duration connectTimeout, @Nullable SSLContext tls) {
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "cocoon-registry-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder builder = HttpClient.newBuilder()
                // One exchange a connection, so that giving one up disturbs no other.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(threads);
        if (tls != null) {
            builder.sslContext(tls);
        }
        client = builder.build();
    }

    /** Sends a request and waits for the whole answer; of a body beyond the limit one byte more is read. */
    Answer send(HttpRequest request, int limit, Deadline deadline) throws RegistryFailure {
        String server = request.uri().getAuthority();
        HttpClient current = client;
        if (current == null) {
            throw closed();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new RegistryFailure("the thread was interrupted before it asked " + server);
        }
        long left = deadline.nanosLeft();
        if (left <= 0) {
            throw timedOut(server, deadline);
        }
        // A timeout of the request's own would end with the headers, and leave a body to drip.
        CompletableFuture<HttpResponse<byte[]>> answer = current.sendAsync(request, info -> new BoundedBody(limit));
        Object key = new Object();
        inFlight.put(key, answer);
        try {
            if (client == null) {
                throw closed();
            }
            return new Answer(answer.get(left, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryFailure("the thread was interrupted while it asked " + server, e);
        } catch (TimeoutException e) {
            throw timedOut(server, deadline);
        } catch (CancellationException e) {
            throw closed();
        } catch (ExecutionException e) {
            throw client == null ? closed() : failed(request.uri(), e.getCause());
        } finally {
            // Gives up the connection of an answer that is not whole; a whole answer is done, and cannot be cancelled.
            answer.cancel(true);
            inFlight.remove(key);
        }
    }

    /** Ends the requests in flight, and refuses new ones. Idempotent. */
    void close() {
        HttpClient current = client;
        client = null;
        inFlight.values().forEach(answer -> answer.cancel(true));
        // Since Java 21; it waits for the requests in flight, which were just ended.
        if (current instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the HTTP client cannot be closed", e);
            }
        }
        threads.shutdown();
    }

    private static RegistryFailure closed() {
        return new RegistryFailure("the registry client was closed");
    }

    private static RegistryFailure timedOut(String server, Deadline deadline) {
        return new RegistryFailure(server + " took longer than the "
                + deadline.total().toMillis() + " ms that there are for the whole operation");
    }

    private static RegistryFailure failed(URI uri, @Nullable Throwable cause) {
        String server = uri.getAuthority();
        String reason = "the request to " + server + " failed";
        if (cause instanceof HttpConnectTimeoutException) {
            reason = server + " did not accept a connection in time";
        } else if (cause instanceof ConnectException && cause.getCause() instanceof UnresolvedAddressException) {
            reason = "the host of " + server + " has no known address";
        } else if (cause instanceof ConnectException) {
            reason = server + " cannot be connected to";
        } else if (cause instanceof SSLException) {
            reason = "TLS with " + server + " failed";
        } else if (cause instanceof IOException) {
            reason = "the connection to " + server + " broke";
        }
        return new RegistryFailure(reason, cause);
    }
}
