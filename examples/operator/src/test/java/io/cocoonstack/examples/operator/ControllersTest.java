package io.cocoonstack.examples.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.CocoonSetReconciler;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.ProbeResult;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import org.junit.jupiter.api.Test;

class ControllersTest {

    private static void triesForEver(RegisteredController<?> controller) {
        GenericRetry retry = (GenericRetry) controller.getConfiguration().getRetry();
        assertEquals(-1, retry.getMaxAttempts());
        assertEquals(60_000, retry.getMaxInterval());
    }

    @Test
    void whatTheApiServerRefusesIsTriedAgainForEver() {
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            SnapshotRegistry registry = new UnaskedRegistry();
            RoundExecutor executor = new RoundExecutor(client, registry);
            FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT).build();
            Operator operator = new Operator(overrider -> overrider.withKubernetesClient(client));

            triesForEver(operator.register(
                    new CocoonSetController(new CocoonSetReconciler(client, registry, executor, settings))));
            triesForEver(operator.register(
                    new CocoonHibernationController(new HibernationReconciler(client, registry, executor, settings))));
        }
    }

    private static final class UnaskedRegistry implements SnapshotRegistry {

        @Override
        public ProbeResult probe(String name, String tag) {
            throw new AssertionError("nothing is to be asked");
        }

        @Override
        public DropResult drop(String name, String digest) {
            throw new AssertionError("nothing is to be dropped");
        }
    }
}
