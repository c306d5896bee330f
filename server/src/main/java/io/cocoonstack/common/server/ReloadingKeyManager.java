package io.cocoonstack.common.server;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key manager that picks up a rotated certificate and key, and keeps serving the old pair while the new one does not
 * load, which it says once for each version that is broken (contract 7 rule tls-reload).
 *
 * <p>It reads both files every ten seconds, unless told otherwise, and compares what they hold, so that it does not
 * matter how they are replaced: cert-manager and the kubelet swap a symlinked directory. A handshake that began with
 * one pair ends with it, whatever is rotated meanwhile. A pair that clients accept stays until a better one comes:
 * files that vanish and a certificate that has expired on disk replace nothing, and a chain of which a certificate is
 * not valid yet, or no more, waits until it is valid, or until the served one is not.
 *
 * <p>Safe for use by many threads. To be closed when the server is gone; it goes on serving its last pair then.
 *
 * <pre>{@code
 * try (ReloadingKeyManager keys = ReloadingKeyManager.builder("/certs/tls.crt", "/certs/tls.key")
 *         .selfSignedFor("webhook.cocoon-system.svc", nodeIp)
 *         .build()) {
 *     HttpServerSpec spec = HttpServerSpec.https("webhook", handler, keys).port(8443).build();
 *     ...
 * }
 * }</pre>
 */
public final class ReloadingKeyManager extends PairKeyManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadingKeyManager.class);

    private final PemFiles files;
    private final ServerMetrics metrics;
    private final ScheduledExecutorService poller = HttpServer.scheduler("cocoon-tls-reload");
    // The contents that were judged last, and whether their pair waits for its time. Guarded by this, as the next one.
    private PemFiles.@Nullable Contents judged;
    private boolean waiting;
    // The message about files that cannot be read, so that the same one is logged once.
    private @Nullable String unreadable;

    private ReloadingKeyManager(Builder builder, PemFiles.Contents contents, TlsMaterial first) {
        super(first);
        this.files = builder.files;
        this.metrics = new GuardedMetrics(builder.metrics);
        this.judged = contents;
    }

    /**
     * {@return a builder for a pair on disk}
     *
     * @param certificate the path of a PEM file, as configured; null or empty for none
     * @param key the path of a PEM file, as configured; null or empty for none
     * @throws TlsException if a text is no path
     */
    public static Builder builder(@Nullable String certificate, @Nullable String key) {
        return new Builder(PemFiles.of(certificate, key));
    }

    /** The outcome of a check of the files. */
    public enum Outcome {
        /** The files hold what they held before. */
        UNCHANGED,

        /** The files hold a new pair, which is served from now on. */
        RELOADED,

        /** The files changed, but not to a pair that can be served now; the old one stays. */
        BROKEN
    }

    /** {@return the outcome of reading the files now, without waiting for the next turn} */
    public Outcome check() {
        return check(Instant.now());
    }

    synchronized Outcome check(Instant now) {
        PemFiles.Contents contents;
        try {
            contents = files.read();
        } catch (TlsException e) {
            judged = null;
            waiting = false;
            String message = String.valueOf(e.getMessage());
            if (message.equals(unreadable)) {
                return Outcome.UNCHANGED;
            }
            unreadable = message;
            return broken(message);
        }
        unreadable = null;
        boolean again = contents.equals(judged);
        if (again && !waiting) {
            return Outcome.UNCHANGED;
        }
        judged = contents;
        waiting = false;
        try {
            TlsMaterial next = TlsMaterial.parse(files, contents, now);
            String flaw = next.flawAt(now);
            if (flaw != null && !served().isSelfSigned() && served().flawAt(now) == null) {
                waiting = true;
                return again ? Outcome.UNCHANGED : broken(flaw);
            }
            swap(next);
            if (flaw != null) {
                LOG.warn("TLS: serving a pair that is no worse than the old one, but {}", flaw);
            }
        } catch (TlsException e) {
            return broken(String.valueOf(e.getMessage()));
        }
        LOG.info("TLS: serving a new pair: {}", served());
        metrics.onReload(true);
        return Outcome.RELOADED;
    }

    private Outcome broken(String why) {
        LOG.warn("TLS: the files changed, but {}; still serving {}", why, served());
        metrics.onReload(false);
        return Outcome.BROKEN;
    }

    /** {@return the pair that new handshakes get; the current one} */
    public TlsMaterial current() {
        return served();
    }

    /** Reads the files no more. The last pair stays served. */
    @Override
    public void close() {
        poller.shutdownNow();
    }

    private void checkQuietly() {
        try {
            check();
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            LOG.error("TLS: cannot check the files of {}", served(), e);
        }
    }

    /** Settings of a {@link ReloadingKeyManager}. Not safe for use by many threads. */
    public static final class Builder {

        private final PemFiles files;
        private ServerMetrics metrics = ServerMetrics.NONE;
        private Duration interval = Duration.ofSeconds(10);
        private @Nullable String hostName;
        private @Nullable InetAddress address;

        private Builder(PemFiles files) {
            this.files = files;
        }

        /**
         * Allows to begin with a self-signed certificate while there is none on disk, see
         * {@link TlsMaterial#loadOrSelfSigned}. Not allowed unless said here.
         *
         * @param hostName the name that clients use
         * @param address the address that clients use
         * @return this
         */
        public Builder selfSignedFor(String hostName, InetAddress address) {
            this.hostName = Objects.requireNonNull(hostName, "hostName");
            this.address = Objects.requireNonNull(address, "address");
            return this;
        }

        /**
         * {@return this, to read the files this often}
         *
         * @param interval a millisecond or more; 10 seconds by default
         * @throws IllegalArgumentException if it is less
         */
        public Builder interval(Duration interval) {
            if (interval.toMillis() < 1) {
                throw new IllegalArgumentException("interval is " + interval + ", expected a millisecond or more");
            }
            this.interval = interval;
            return this;
        }

        /**
         * {@return this, with a listener that counts the reloads}
         *
         * @param metrics not null; none by default
         */
        public Builder metrics(ServerMetrics metrics) {
            this.metrics = Objects.requireNonNull(metrics, "metrics");
            return this;
        }

        /**
         * Loads the pair and begins to watch it.
         *
         * @return to be closed
         * @throws TlsException as {@link TlsMaterial#loadOrSelfSigned} where a self-signed certificate is allowed, else
         *     as {@link TlsMaterial#load}
         * @throws IllegalArgumentException if the host name is needed, and empty or not ASCII
         */
        public ReloadingKeyManager build() {
            PemFiles.Contents contents = files.read();
            TlsMaterial first = hostName == null || address == null
                    ? TlsMaterial.load(files, contents)
                    : TlsMaterial.loadOrSelfSigned(files, contents, hostName, address);
            ReloadingKeyManager manager = new ReloadingKeyManager(this, contents, first);
            long millis = interval.toMillis();
            // Without a path there is nothing that could ever change.
            if (files.certificate() != null) {
                var unused = manager.poller.scheduleWithFixedDelay(
                        manager::checkQuietly, millis, millis, TimeUnit.MILLISECONDS);
            }
            return manager;
        }
    }
}
