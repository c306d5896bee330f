package io.cocoonstack.common.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.api.v1.Crds;
import io.cocoonstack.common.k8s.Pods;
import io.cocoonstack.common.meta.CocoonSetPhase;
import io.cocoonstack.common.testkit.apiserver.EmbeddedApiServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The reconcilers on the API server inside the JVM. Tests contract 6.8 rules delete-vm-names, finalizer and surplus,
 * and 6.5 rule pace.
 */
class EmbeddedReconcilerTest
        implements CocoonSetRules,
                CocoonSetRoundRules,
                HibernationRules,
                StaleReadRules,
                SharedNameRules,
                LeftoverRules,
                VmNameRules,
                ConflictRules {

    private static final EmbeddedApiServer SERVER = EmbeddedApiServer.start(Crds.cocoonSet(), Crds.cocoonHibernation());

    private final Loop loop = new Loop(SERVER.client());

    @Override
    public Loop loop() {
        return loop;
    }

    /** Tests contract 6.4 rule every-role. */
    @Test
    void theSleepingPodsOfEveryRoleComeBackToBeRestored() {
        loop.run();
        loop.edit(spec -> spec.setSuspend(true));
        loop.untilSet(CocoonSetPhase.SUSPENDED);
        List<String> names = loop.podNames();
        for (String name : names) {
            loop.client
                    .pods()
                    .inNamespace(loop.namespace)
                    .withName(name)
                    .withGracePeriod(0)
                    .delete();
        }

        loop.until("all pods are there again", () -> loop.podNames().equals(names));

        assertThat(names).containsExactly("demo-0", "demo-1", "demo-browser");
        for (String name : names) {
            assertThat(Pods.facts(loop.pod(name)).isRestoreFlag()).as(name).isTrue();
            assertThat(Pods.hibernateState(loop.pod(name)).on()).as(name).isTrue();
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
