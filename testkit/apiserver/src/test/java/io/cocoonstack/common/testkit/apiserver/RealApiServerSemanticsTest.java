package io.cocoonstack.common.testkit.apiserver;

@RequiresKubeApiServer
class RealApiServerSemanticsTest extends ApiServerSemantics {

    private final KubeApiServer server;

    RealApiServerSemanticsTest(KubeApiServer server) {
        this.server = server;
    }

    @Override
    ApiServer server() {
        return server;
    }
}
