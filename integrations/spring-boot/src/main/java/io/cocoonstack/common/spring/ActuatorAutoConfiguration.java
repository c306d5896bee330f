package io.cocoonstack.common.spring;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Health and secrecy in the actuator. The indicator {@code cocoon} says whether the API server answers; {@code
 * management.health.cocoon.enabled: false} leaves it out, and so does {@code management.health.defaults.enabled: false} where
 * the former is not set. The registry is not asked: it has no request that is cheap and
 * means the same everywhere, and an application that restarts does not mend it. The endpoints {@code env} and {@code
 * configprops} never show keys, passwords and tokens of cocoon, whatever else they are set to show.
 */
@AutoConfiguration(after = KubernetesClientAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
public class ActuatorAutoConfiguration {

    private static final Set<String> SECRETS =
            Set.of("cocoonsessionkeys", "cocoonregistrypassword", "cocoonregistryidentitytoken");
    /** As each indicator of Spring Boot is switched; its own annotation for that has another package in Boot 4. */
    private static final String HEALTH =
            "${management.health.cocoon.enabled:${management.health.defaults.enabled:true}}";

    /** For Spring. */
    public ActuatorAutoConfiguration() {}

    @Bean
    SanitizingFunction cocoonSecrets() {
        return data -> isSecret(data.getKey()) ? data.withSanitizedValue() : data;
    }

    /** Properties and variables spell a name in many ways, and add an index to it. */
    private static boolean isSecret(String key) {
        return SECRETS.contains(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    @ConditionalOnBean(KubernetesClient.class)
    @ConditionalOnExpression(HEALTH)
    static class HealthOfBoot3 {

        @Bean
        @ConditionalOnMissingBean(name = "cocoonHealthIndicator")
        org.springframework.boot.actuate.health.HealthIndicator cocoonHealthIndicator(KubernetesClient client) {
            ApiServerCheck check = new ApiServerCheck(client);
            return () -> {
                ApiServerCheck.Answer answer = check.answer();
                return org.springframework.boot.actuate.health.Health.status(answer.status())
                        .withDetail("apiServer", answer.text())
                        .build();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    @ConditionalOnBean(KubernetesClient.class)
    @ConditionalOnExpression(HEALTH)
    static class HealthOfBoot4 {

        @Bean
        @ConditionalOnMissingBean(name = "cocoonHealthIndicator")
        org.springframework.boot.health.contributor.HealthIndicator cocoonHealthIndicator(KubernetesClient client) {
            ApiServerCheck check = new ApiServerCheck(client);
            return () -> {
                ApiServerCheck.Answer answer = check.answer();
                return org.springframework.boot.health.contributor.Health.status(answer.status())
                        .withDetail("apiServer", answer.text())
                        .build();
            };
        }
    }
}
