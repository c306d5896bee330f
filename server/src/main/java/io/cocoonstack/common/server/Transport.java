package io.cocoonstack.common.server;

import java.security.GeneralSecurityException;
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

/** The parts of Jetty that a specification asks for: threads, HTTP, and TLS around it. */
final class Transport {

    // A head larger than this is answered with 431.
    private static final int MAX_HEAD = 16 * 1024;

    // Threads beside those of handlers: one accepts, a few select, the others pass bytes on.
    private static final int SPARE_THREADS = 16;

    private Transport() {}

    static QueuedThreadPool threads(HttpServerSpec spec) {
        QueuedThreadPool threads = new QueuedThreadPool(spec.maxConcurrentRequests + SPARE_THREADS, SPARE_THREADS);
        threads.setName("cocoon-http-" + spec.name);
        threads.setDaemon(true);
        // Handlers had their time when this begins to count.
        threads.setStopTimeout(200);
        return threads;
    }

    static ConnectionFactory[] factories(HttpServerSpec spec) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(MAX_HEAD);
        configuration.setSendServerVersion(false);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        if (spec.keys == null) {
            return new ConnectionFactory[] {http};
        }
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(context(spec.keys));
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        tls.setRenegotiationAllowed(false);
        SslConnectionFactory ssl = new SslConnectionFactory(tls, http.getProtocol());
        // It would refuse requests whose host name is not in the certificate; that is for clients to check.
        ssl.setEnsureSecureRequestCustomizer(false);
        return new ConnectionFactory[] {ssl, http};
    }

    private static SSLContext context(X509ExtendedKeyManager keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // Nobody is asked for a certificate, so nobody needs to be trusted.
            context.init(new KeyManager[] {keys}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }
}
