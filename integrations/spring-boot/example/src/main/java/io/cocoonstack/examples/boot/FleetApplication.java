package io.cocoonstack.examples.boot;

import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.k8s.operator.FleetSettings;
import io.cocoonstack.common.k8s.operator.HibernationReconciler;
import io.cocoonstack.common.round.LegacyPolicy;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the application. Its settings are in {@code application.yaml}. */
@SpringBootApplication
@EnableScheduling
public class FleetApplication {

    /**
     * Runs until the process is told to end.
     *
     * @param args properties, such as {@code --server.port=0}
     */
    public static void main(String[] args) {
        SpringApplication.run(FleetApplication.class, args);
    }

    // README
    /** Client, registry and executor are the starter's. */
    @Bean
    HibernationReconciler hibernationReconciler(
            KubernetesClient client, SnapshotRegistry registry, RoundExecutor executor) {
        FleetSettings settings = FleetSettings.builder(LegacyPolicy.WAIT).build();
        return new HibernationReconciler(client, registry, executor, settings);
    }
    // README
}
