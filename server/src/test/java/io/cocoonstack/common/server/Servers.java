package io.cocoonstack.common.server;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Starts servers, and stops them after the test. */
@Timeout(60)
abstract class Servers {

    static final ServerHandler ECHO = request -> ServerResponse.of(200, "application/octet-stream", request.body());

    final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stopAll() {
        servers.forEach(server -> server.stop(Duration.ofSeconds(5)));
    }

    static RawClient.Answer refused(HttpServer server, String request) throws IOException {
        try (RawClient client = RawClient.plain(server.port())) {
            RawClient.Answer answer = client.send(request).answer();
            client.awaitCut();
            return answer;
        }
    }

    HttpServer start(ServerHandler handler) {
        return start(HttpServerSpec.http("t", handler));
    }

    HttpServer start(HttpServerSpec.Builder builder) {
        HttpServer server = new HttpServer(builder.host("127.0.0.1").build());
        servers.add(server);
        server.start();
        return server;
    }

    static HttpServerSpec.Builder https(ServerHandler handler) {
        return HttpServerSpec.https(
                "t",
                handler,
                TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress())
                        .keyManager());
    }

    /** The factory of the server's TLS. */
    static SslContextFactory.Server tls(HttpServer server) {
        return server.connector.getConnectionFactory(SslConnectionFactory.class).getSslContextFactory();
    }

    static String[] enabledProtocols(HttpServer server) {
        return tls(server).newSSLEngine().getEnabledProtocols();
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
