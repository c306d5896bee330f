package io.cocoonstack.common.server;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Makes the parts of Jetty that a specification asks for: threads, HTTP, and TLS around it. */
final class JettyTransport {

    // Jetty's own limit is that of four cookies. It takes what an answer needs, from 8 KiB on.
    private static final int MAX_ANSWER_HEAD = 1024 * 1024;

    // Threads beside those of handlers: one accepts, a few select, the others pass bytes on.
    private static final int SPARE_THREADS = 16;

    private JettyTransport() {}

    static QueuedThreadPool threads(HttpServerSpec spec) {
        QueuedThreadPool threads = new QueuedThreadPool(spec.maxConcurrentRequests + SPARE_THREADS, SPARE_THREADS);
        threads.setName("cocoon-http-" + spec.name);
        threads.setDaemon(true);
        // Jetty stops when the handlers have had their time.
        threads.setStopTimeout(200);
        return threads;
    }

    static ConnectionFactory[] factories(HttpServerSpec spec) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(spec.headLimit);
        configuration.setMaxResponseHeaderSize(MAX_ANSWER_HEAD);
        configuration.setSendServerVersion(false);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        if (spec.keys == null) {
            return new ConnectionFactory[] {http};
        }
        SslContextFactory.Server tls = spec.keys instanceof PairKeyManager pairs
                ? new RenewedTls(pairs, spec.tlsProvider)
                : new SslContextFactory.Server();
        tls.setSslContext(context(spec.keys, spec.tlsProvider));
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        tls.setRenegotiationAllowed(false);
        SslConnectionFactory ssl = new SslConnectionFactory(tls, http.getProtocol());
        // The customizer would refuse requests whose host name is not in the certificate. Clients check that.
        ssl.setEnsureSecureRequestCustomizer(false);
        return new ConnectionFactory[] {ssl, http};
    }

    /**
     * Ends the sessions of a pair when the next one is served. A resumed session shows no certificate, so that a client
     * would go on with the old one for as long as its session lives, a day; JDK 17 lets it, JDK 25 does not. A context
     * cannot forget its sessions, because the clients hold them as tickets: each pair has a context of its own. That
     * context serves its own pair alone. A handshake asks for a key of one type after the other, and would find none
     * where a pair of another type came in between.
     */
    private static final class RenewedTls extends SslContextFactory.Server {

        private final PairKeyManager keys;
        private final @Nullable Provider provider;
        private volatile Sessions sessions;

        private record Sessions(TlsMaterial pair, SSLContext context) {}

        private RenewedTls(PairKeyManager keys, @Nullable Provider provider) {
            this.keys = keys;
            this.provider = provider;
            this.sessions = sessions(keys, provider);
        }

        private static Sessions sessions(PairKeyManager keys, @Nullable Provider provider) {
            TlsMaterial pair = keys.served();
            return new Sessions(pair, context(pair.keyManager(), provider));
        }

        /** Asked for each new connection. */
        @Override
        @SuppressWarnings("ReferenceEquality") // whether it is the very same pair
        public SSLContext getSslContext() {
            if (sessions.pair != keys.served()) {
                sessions = sessions(keys, provider);
            }
            return sessions.context;
        }
    }

    private static SSLContext context(X509ExtendedKeyManager keys, @Nullable Provider provider) {
        try {
            SSLContext context =
                    provider == null ? SSLContext.getInstance("TLS") : SSLContext.getInstance("TLS", provider);
            // Nobody is asked for a certificate, so nobody needs to be trusted.
            context.init(new KeyManager[] {keys}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException((provider == null ? "this JVM" : provider.getName()) + " has no TLS", e);
        }
    }
}
