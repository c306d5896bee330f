package io.cocoonstack.common.server;

import java.security.Provider;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an {@link HttpServer} (contract 11): address, TLS, handler, and the limits for its clients. Immutable
 * and safe for use by many threads.
 *
 * <pre>{@code
 * HttpServerSpec spec = HttpServerSpec.https("webhook", handler, keys).port(8443).build();
 * }</pre>
 */
public final class HttpServerSpec {

    /** How long a client may take for TLS handshake and request head, for a body, and for taking an answer: 10 s. */
    public static final Duration DEFAULT_SLOW_CLIENT_TIMEOUT = Duration.ofSeconds(10);

    final String name;
    final ServerHandler handler;
    // Null for a plain server.
    final @Nullable X509ExtendedKeyManager keys;
    // Null for the JVM's choice.
    final @Nullable Provider tlsProvider;
    // Null for all addresses.
    final @Nullable String host;
    final int port;
    final Duration slowClientTimeout;
    final Duration keepAliveTimeout;
    final int headLimit;
    final int bodyLimit;
    final long bodyMemory;
    final int maxConnections;
    final int maxConcurrentRequests;
    final ServerMetrics metrics;

    private HttpServerSpec(Builder builder) {
        this.name = builder.name;
        this.handler = builder.handler;
        this.keys = builder.keys;
        this.tlsProvider = builder.tlsProvider;
        this.host = builder.host;
        this.port = builder.port;
        this.slowClientTimeout = builder.slowClientTimeout;
        this.keepAliveTimeout = builder.keepAliveTimeout;
        this.headLimit = builder.headLimit;
        this.bodyLimit = builder.bodyLimit;
        this.bodyMemory = builder.bodyMemory < 0 ? 8L * builder.bodyLimit : builder.bodyMemory;
        this.maxConnections = builder.maxConnections;
        this.maxConcurrentRequests = builder.maxConcurrentRequests;
        this.metrics = builder.metrics;
    }

    /**
     * A plain server.
     *
     * @param name for messages, threads and metrics, such as {@code health}
     * @param handler answers the requests
     * @return a new builder with the defaults
     */
    public static Builder http(String name, ServerHandler handler) {
        return new Builder(name, handler, null);
    }

    /**
     * A server that speaks TLS 1.2 and 1.3.
     *
     * @param name for messages, threads and metrics, such as {@code webhook}
     * @param handler answers the requests
     * @param keys the certificate and its key: a {@link ReloadingKeyManager}, whose clients' sessions end when the pair
     *     is rotated; {@link TlsMaterial#keyManager()}; or another one, of which sessions live on for up to a day
     * @return a new builder with the defaults
     */
    public static Builder https(String name, ServerHandler handler, X509ExtendedKeyManager keys) {
        return new Builder(name, handler, Objects.requireNonNull(keys, "keys"));
    }

    /**
     * Settings of a server. Every method returns this builder, and throws an {@link IllegalArgumentException} for a
     * value out of the range that it names. Not safe for use by many threads.
     */
    public static final class Builder {

        private final String name;
        private final ServerHandler handler;
        private final @Nullable X509ExtendedKeyManager keys;
        private @Nullable Provider tlsProvider;
        private @Nullable String host;
        private int port;
        private Duration slowClientTimeout = DEFAULT_SLOW_CLIENT_TIMEOUT;
        private Duration keepAliveTimeout = Duration.ofMinutes(2);
        private int headLimit = 16 * 1024;
        private int bodyLimit = 10 * 1024 * 1024;
        private long bodyMemory = -1;
        private int maxConnections = 4096;
        private int maxConcurrentRequests = 128;
        private ServerMetrics metrics = ServerMetrics.NONE;

        private Builder(String name, ServerHandler handler, @Nullable X509ExtendedKeyManager keys) {
            this.name = Objects.requireNonNull(name, "name");
            this.handler = Objects.requireNonNull(handler, "handler");
            this.keys = keys;
        }

        /**
         * {@return this, to listen on one address}
         *
         * @param host a host name or an address of this host; null or empty for all addresses, which is the default
         */
        public Builder host(@Nullable String host) {
            this.host = host == null || host.isEmpty() ? null : host;
            return this;
        }

        /**
         * {@return this, to listen on a port}
         *
         * @param port 0 for any free port, which is the default, to 65535
         */
        public Builder port(int port) {
            this.port = (int) between("port", port, 0, 65535);
            return this;
        }

        /**
         * Which implementation of TLS the server has, in place of the first that the JVM has installed. Nothing else
         * of the JVM changes, and the provider need not be installed. The tests run with Conscrypt's, which is native
         * and takes a fraction of the JDK's time for a handshake. A plain server does not look at it.
         *
         * @param provider has an {@link javax.net.ssl.SSLContext} named {@code TLS} that speaks TLS 1.2 and 1.3; null
         *     for the JVM's choice, which is the default
         * @return this
         */
        public Builder tlsProvider(@Nullable Provider provider) {
            if (provider != null && provider.getService("SSLContext", "TLS") == null) {
                throw new IllegalArgumentException(
                        "tlsProvider is " + provider.getName() + ", expected a provider of an SSLContext named TLS");
            }
            this.tlsProvider = provider;
            return this;
        }

        /**
         * How long a client may take for each of: its TLS handshake and the head of its first request; the head of a
         * later request; a body; taking an answer. Then it is cut, see {@link Rejection}.
         *
         * @param timeout a millisecond to a day; {@link #DEFAULT_SLOW_CLIENT_TIMEOUT} by default
         * @return this
         */
        public Builder slowClientTimeout(Duration timeout) {
            this.slowClientTimeout = checked("slowClientTimeout", timeout);
            return this;
        }

        /**
         * How long a connection is kept after an answer, for another request to begin. The default is longer than
         * clients keep theirs, so that they close first.
         *
         * @param timeout a millisecond to a day; 2 minutes by default
         * @return this
         */
        public Builder keepAliveTimeout(Duration timeout) {
            this.keepAliveTimeout = checked("keepAliveTimeout", timeout);
            return this;
        }

        /**
         * The longest head of a request: its first line and all its headers. A longer one is answered with 414 or 431.
         * Browsers send all cookies of a site in one header, and single sign-on can make it long.
         *
         * @param bytes 1 KiB to 1 MiB; 16 KiB by default
         * @return this
         */
        public Builder headLimit(int bytes) {
            this.headLimit = (int) between("headLimit", bytes, 1 << 10, 1 << 20);
            return this;
        }

        /**
         * {@return this, to answer a larger body with 413}
         *
         * @param bytes 0 to 1 GiB; 10 MiB by default
         */
        public Builder bodyLimit(int bytes) {
            this.bodyLimit = (int) between("bodyLimit", bytes, 0, 1 << 30);
            return this;
        }

        /**
         * How much memory the bodies in flight may take together. A request that would take more is answered with 503.
         * The first 64 KiB of each body are free of this, so that large bodies never keep out small ones.
         *
         * @param bytes 0 or more; eight times the body limit by default
         * @return this
         */
        public Builder bodyMemory(long bytes) {
            this.bodyMemory = between("bodyMemory", bytes, 0, Long.MAX_VALUE);
            return this;
        }

        /**
         * How many connections may be open. One more closes that which has waited longest for its client.
         *
         * @param connections 1 to 1,000,000; 4,096 by default
         * @return this
         */
        public Builder maxConnections(int connections) {
            this.maxConnections = (int) between("maxConnections", connections, 1, 1_000_000);
            return this;
        }

        /**
         * How many requests may be handled at once, each on a thread of its own. One more is answered with 503.
         * Requests that are still being read, and answers that are being written, do not count.
         *
         * @param requests 1 to 10,000; 128 by default
         * @return this
         */
        public Builder maxConcurrentRequests(int requests) {
            this.maxConcurrentRequests = (int) between("maxConcurrentRequests", requests, 1, 10_000);
            return this;
        }

        /**
         * {@return this, with a listener that counts requests and rejections}
         *
         * @param metrics not null; none by default
         */
        public Builder metrics(ServerMetrics metrics) {
            this.metrics = Objects.requireNonNull(metrics, "metrics");
            return this;
        }

        /** {@return the specification; the settings so far, and the defaults of the others} */
        public HttpServerSpec build() {
            return new HttpServerSpec(this);
        }

        private static Duration checked(String field, Duration value) {
            if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(field + " is " + value + ", expected a millisecond to a day");
            }
            return value;
        }

        private static long between(String field, long value, long least, long most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(field + " is " + value + ", expected " + least + " to " + most);
            }
            return value;
        }
    }
}
