package io.cocoonstack.common.spring;

import io.cocoonstack.common.registry.OciSnapshotRegistry;
import io.cocoonstack.common.registry.RegistryCredentials;
import io.cocoonstack.common.round.SnapshotRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The registry of snapshots (contract 12) at {@code cocoon.registry.url}. A bean {@link RegistryCredentials} of the
 * application stands in for the credentials in properties. A prototype is asked anew for each operation, so that it can
 * follow a secret that is rotated.
 */
@AutoConfiguration
@ConditionalOnClass(OciSnapshotRegistry.class)
@ConditionalOnProperty("cocoon.registry.url")
@EnableConfigurationProperties(RegistryProperties.class)
public class SnapshotRegistryAutoConfiguration {

    /** For Spring. */
    public SnapshotRegistryAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(SnapshotRegistry.class)
    OciSnapshotRegistry snapshotRegistry(
            RegistryProperties properties, ObjectProvider<RegistryCredentials> credentials) {
        OciSnapshotRegistry.Builder builder = OciSnapshotRegistry.builder(properties.url())
                .credentials(properties.credentials())
                .connectTimeout(properties.connectTimeout())
                .timeout(properties.timeout());
        if (credentials.getIfAvailable() != null) {
            builder.credentials(credentials::getObject);
        }
        if (properties.plainHttp()) {
            builder.allowPlainHttp();
        }
        if (properties.repositoryPrefix() != null) {
            builder.repositoryPrefix(properties.repositoryPrefix());
        }
        if (properties.certificateAuthorities() != null) {
            builder.certificateAuthorities(properties.certificateAuthorities());
        }
        return builder.build();
    }
}
