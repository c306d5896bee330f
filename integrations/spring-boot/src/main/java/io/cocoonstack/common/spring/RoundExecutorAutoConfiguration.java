package io.cocoonstack.common.spring;

import io.cocoonstack.common.k8s.EventRecorder;
import io.cocoonstack.common.k8s.MicrometerRoundMetrics;
import io.cocoonstack.common.k8s.RoundEvents;
import io.cocoonstack.common.k8s.RoundExecutor;
import io.cocoonstack.common.round.SnapshotRegistry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The executor of rounds (contract 6.2), where there are a client and a registry. It tells each step to all beans {@link
 * RoundExecutor.Listener}: the ones of the application, Events, and Micrometer where there is a {@link MeterRegistry}.
 */
@AutoConfiguration(
        after = {KubernetesClientAutoConfiguration.class, SnapshotRegistryAutoConfiguration.class},
        afterName = {Meters.BOOT_3, Meters.BOOT_4})
@ConditionalOnClass(RoundExecutor.class)
@ConditionalOnBean({KubernetesClient.class, SnapshotRegistry.class})
@EnableConfigurationProperties(RoundsProperties.class)
public class RoundExecutorAutoConfiguration {

    /** For Spring. */
    public RoundExecutorAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    RoundExecutor roundExecutor(
            KubernetesClient client, SnapshotRegistry registry, ObjectProvider<RoundExecutor.Listener> listeners) {
        return new RoundExecutor(client, registry, listeners.orderedStream().toArray(RoundExecutor.Listener[]::new));
    }

    @Bean
    @ConditionalOnMissingBean
    EventRecorder eventRecorder(KubernetesClient client, RoundsProperties properties, Environment environment) {
        // In a pod, the host's name is the pod's.
        String instance = environment.getProperty("HOSTNAME", "");
        return new EventRecorder(client, properties.componentOr(environment), instance);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "cocoon.rounds.events", matchIfMissing = true)
    RoundEvents roundEvents(EventRecorder recorder) {
        return new RoundEvents(recorder);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        MicrometerRoundMetrics roundMetrics(
                MeterRegistry meters, RoundsProperties properties, Environment environment) {
            return new MicrometerRoundMetrics(meters, properties.componentOr(environment));
        }
    }
}
