package io.cocoonstack.common.spring;

import io.cocoonstack.common.registry.RegistryCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The registry of snapshots.
 *
 * @param url https://host or https://host:port of the registry; without it there is no registry
 * @param plainHttp whether the URL may be http, for trials: anyone on the way reads the credentials
 * @param repositoryPrefix a path before the names of all VMs, such as team/snapshots
 * @param username the user, together with a password
 * @param password the password of the user; secret
 * @param identityToken a refresh token in place of user and password; secret
 * @param certificateAuthorities a file of PEM certificates to trust in place of those of the platform
 * @param connectTimeout how long a connection may take to come about
 * @param timeout how long a probe or a drop may take, with all its requests
 */
@ConfigurationProperties("cocoon.registry")
record RegistryProperties(
        URI url,
        @DefaultValue("false") boolean plainHttp,
        @Nullable String repositoryPrefix,
        @Nullable String username,
        @Nullable String password,
        @Nullable String identityToken,
        @Nullable Path certificateAuthorities,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration timeout) {

    RegistryCredentials credentials() {
        if (identityToken != null && username == null && password == null) {
            return RegistryCredentials.identityToken(identityToken);
        }
        if (identityToken != null || (username == null) != (password == null)) {
            throw new IllegalArgumentException("cocoon.registry has a part of username, password and identity-token,"
                    + " expected username and password, or identity-token alone, or none of them");
        }
        return username == null || password == null
                ? RegistryCredentials.anonymous()
                : RegistryCredentials.basic(username, password);
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "RegistryProperties[" + url + "]";
    }
}
