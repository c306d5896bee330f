package io.cocoonstack.common.spring;

import io.cocoonstack.common.k8s.ClientConfigs;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * A fabric8 client that finds its API server as contract 7 says: by {@code KUBECONFIG}, by {@code ~/.kube/config}, or
 * as a pod. Where it finds none, the application does not start. {@code cocoon.kubernetes.enabled: false} leaves it
 * out, and so does a {@link KubernetesClient} of the application or of Spring Cloud Kubernetes.
 */
@AutoConfiguration(afterName = "org.springframework.cloud.kubernetes.fabric8.Fabric8AutoConfiguration")
@ConditionalOnClass({KubernetesClient.class, ClientConfigs.class})
@ConditionalOnProperty(name = "cocoon.kubernetes.enabled", matchIfMissing = true)
public class KubernetesClientAutoConfiguration {

    /** For Spring. */
    public KubernetesClientAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    KubernetesClient kubernetesClient() {
        return new KubernetesClientBuilder().withConfig(ClientConfigs.load()).build();
    }
}
