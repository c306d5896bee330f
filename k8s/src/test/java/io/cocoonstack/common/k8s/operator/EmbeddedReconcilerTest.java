package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import org.junit.jupiter.api.AfterAll;

/** The reconcilers on the API server inside the JVM. */
class EmbeddedReconcilerTest extends ReconcilerRules {

    private static final EmbeddedApiServer SERVER =
            EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation());

    EmbeddedReconcilerTest() {
        super(SERVER.client());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
