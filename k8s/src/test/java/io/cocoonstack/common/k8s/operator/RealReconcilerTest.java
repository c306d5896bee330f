package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.testkit.apiserver.KubeApiServer;
import io.cocoonstack.common.testkit.apiserver.RequiresKubeApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The reconcilers on a real API server of their own: tests on the shared one need the custom resources not to be there.
 */
@RequiresKubeApiServer
class RealReconcilerTest
        implements CocoonSetRules,
                CocoonSetRoundRules,
                HibernationRules,
                StaleReadRules,
                SharedNameRules,
                LeftoverRules,
                VmNameRules,
                ConflictRules {

    private static KubeApiServer server;

    private final Loop loop = new Loop(server.client());

    @Override
    public Loop loop() {
        return loop;
    }

    @BeforeAll
    static void start() throws InterruptedException {
        server = KubeApiServer.start();
        KubernetesClient client = server.client();
        Crds.all().forEach(crd -> client.resource(crd).create());
        for (int i = 0; !isServed(client); i++) {
            if (i > 100) {
                throw new AssertionError("the custom resources are not served");
            }
            Thread.sleep(100);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static boolean isServed(KubernetesClient client) {
        try {
            client.resources(CocoonSet.class).inNamespace("default").list();
            client.resources(CocoonHibernation.class).inNamespace("default").list();
            return true;
        } catch (KubernetesClientException e) {
            return false;
        }
    }
}
