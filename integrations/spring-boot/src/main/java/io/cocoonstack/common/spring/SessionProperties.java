package io.cocoonstack.common.spring;

import io.cocoonstack.common.auth.SameSite;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cookie that carries a session, and the paths that need one.
 *
 * @param enabled whether there are sessions
 * @param keys the texts of the keys: the first signs, all verify; secret
 * @param urlPatterns the paths that need a session, as patterns of servlets such as /api/*; others are left alone
 * @param cookieName the cookie's name; the prefix __Host- needs the defaults of domain, path and secure
 * @param domain a host for which the cookie holds, with all hosts below it; absent for the host that sets it
 * @param path the path below which browsers send the cookie
 * @param secure whether the cookie travels over TLS only
 * @param sameSite whether the cookie comes with requests from other sites
 */
@ConfigurationProperties("cocoon.session")
record SessionProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue List<String> keys,
        @DefaultValue List<String> urlPatterns,
        @DefaultValue("__Host-session") String cookieName,
        @Nullable String domain,
        @DefaultValue("/") String path,
        @DefaultValue("true") boolean secure,
        @DefaultValue("lax") SameSite sameSite) {

    SessionProperties {
        urlPatterns.forEach(pattern -> UrlPatterns.require("cocoon.session.url-patterns", pattern));
    }

    /** Without keys. */
    @Override
    public String toString() {
        return "SessionProperties[" + cookieName + ", " + keys.size() + " keys, " + urlPatterns + "]";
    }
}
