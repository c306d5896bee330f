package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A web server on a free port of loopback that hands its requests to a dispatcher. */
public final class LoopbackWeb implements AutoCloseable {

    /** Held, so that the level set on it stays: the web server logs every request. */
    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer web = new MockWebServer();

    /**
     * Starts one.
     *
     * @param dispatcher answers
     */
    public LoopbackWeb(Dispatcher dispatcher) {
        if (REQUESTS.getLevel() == null) {
            REQUESTS.setLevel(Level.WARNING);
        }
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                forget();
                return dispatcher.dispatch(request);
            }
        });
        // The JDK's client asks for an upgrade to HTTP/2 that this server does not carry through reliably.
        web.setHttp2ClearTextEnabled(false);
        web.start(loopback(), 0);
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** {@return where it listens, without a slash at the end} */
    public String url() {
        return "http://127.0.0.1:" + web.getPort();
    }

    @Override
    public void close() {
        web.shutdown();
    }

    /** The web server keeps every request for later inspection, which would fill the memory of a long run. */
    private void forget() {
        try {
            web.takeRequest(0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
