package io.cocoonstack.common.benchmarks.load;

import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.HttpServerSpec;
import io.cocoonstack.common.server.ReloadingKeyManager;
import io.cocoonstack.common.server.ServerResponse;
import java.util.concurrent.CountDownLatch;

/** The limit of a webhook: the library's server with a handler that sends back the body of each request. */
final class EchoServer {

    private EchoServer() {}

    /** Arguments: the certificate and the key, PEM. Prints its port, and serves until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        ReloadingKeyManager keys =
                ReloadingKeyManager.builder(arguments[0], arguments[1]).build();
        HttpServer server = new HttpServer(HttpServerSpec.https(
                        "echo", request -> ServerResponse.of(200, "application/json", request.body()), keys)
                .build());
        server.start();
        System.out.println("listens on " + server.port());
        // The server's threads are daemons.
        new CountDownLatch(1).await();
    }
}
