package io.cocoonstack.common.testkit.apiserver;

import org.junit.jupiter.api.AfterAll;

class EmbeddedApiServerTest extends ApiServerSemantics {

    private final EmbeddedApiServer server = EmbeddedApiServer.start(widgets());

    @Override
    ApiServer server() {
        return server;
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
