package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import org.junit.jupiter.api.AfterAll;

/** The reconcilers on the API server inside the JVM. */
class EmbeddedReconcilerTest
        implements CocoonSetRules,
                CocoonSetRoundRules,
                HibernationRules,
                StaleReadRules,
                SharedNameRules,
                LeftoverRules {

    private static final EmbeddedApiServer SERVER = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation());

    private final Loop loop = new Loop(SERVER.client());

    @Override
    public Loop loop() {
        return loop;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
