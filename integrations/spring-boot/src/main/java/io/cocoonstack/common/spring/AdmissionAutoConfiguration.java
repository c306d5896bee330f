package io.cocoonstack.common.spring;

import io.cocoonstack.common.admission.AdmissionMetrics;
import io.cocoonstack.common.admission.MicrometerAdmissionMetrics;
import io.cocoonstack.common.admission.ReviewHandler;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.admission.rules.ClusterLookups;
import io.cocoonstack.common.admission.rules.CocoonWebhook;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The validating webhook of cocoon (contract 8 and 8a) as a servlet beside the application's own, where {@code
 * cocoon.admission.enabled} is true. The {@link ReviewHandler} of the application decides in place of cocoon's rules,
 * where there is one.
 */
@AutoConfiguration(
        after = KubernetesClientAutoConfiguration.class,
        afterName = {Meters.BOOT_3, Meters.BOOT_4})
@ConditionalOnClass({ReviewLoop.class, HttpServlet.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("cocoon.admission.enabled")
@EnableConfigurationProperties(AdmissionProperties.class)
public class AdmissionAutoConfiguration {

    /** For Spring. */
    public AdmissionAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ReviewLoop reviewLoop(
            ReviewHandler handler, AdmissionProperties properties, ObjectProvider<AdmissionMetrics> metrics) {
        return ReviewLoop.builder(handler)
                .limit(Math.toIntExact(properties.limit().toBytes()))
                .metrics(metrics.getIfAvailable(() -> AdmissionMetrics.NONE))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean(name = "reviewServlet")
    ServletRegistrationBean<ReviewServlet> reviewServlet(ReviewLoop loop, AdmissionProperties properties) {
        ReviewServlet servlet = new ReviewServlet(
                loop, properties.timeout(), properties.memory().toBytes());
        ServletRegistrationBean<ReviewServlet> registration = new ServletRegistrationBean<>(servlet, properties.path());
        registration.setName("reviewServlet");
        return registration;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(ReviewHandler.class)
    static class Rules {

        /** An API server waits for the webhook while it looks something up: for a short time, and once. */
        @Bean(defaultCandidate = false)
        @ConditionalOnMissingBean(ClusterLookups.class)
        KubernetesClient lookupClient(KubernetesClient client, AdmissionProperties properties) {
            int timeout = Math.toIntExact(properties.lookupTimeout().toMillis());
            return new KubernetesClientBuilder()
                    .withConfig(new ConfigBuilder(client.getConfiguration())
                            .withConnectionTimeout(timeout)
                            .withRequestTimeout(timeout)
                            .withRequestRetryBackoffLimit(0)
                            .build())
                    .build();
        }

        @Bean
        @ConditionalOnMissingBean
        ClusterLookups clusterLookups(@Qualifier("lookupClient") KubernetesClient client) {
            return ClusterLookups.of(client);
        }

        @Bean
        CocoonWebhook cocoonWebhook(ClusterLookups lookups, AdmissionProperties properties) {
            return CocoonWebhook.builder(lookups)
                    .podCreators(properties.podCreators())
                    .vmNames(properties.vmNames())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        AdmissionMetrics admissionMetrics(MeterRegistry meters) {
            return new MicrometerAdmissionMetrics(meters, "cocoon");
        }
    }
}
