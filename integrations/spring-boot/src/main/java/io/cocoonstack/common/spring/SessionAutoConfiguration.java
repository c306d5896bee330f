package io.cocoonstack.common.spring;

import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.SessionCookie;
import io.cocoonstack.common.auth.SessionKey;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Sessions (contract 10), where {@code cocoon.session.enabled} is true: the keys, the cookie that sets and clears them,
 * and a filter before the paths that need one. Such a request without a good session is answered with 401; with one, its
 * user is {@link jakarta.servlet.http.HttpServletRequest#getUserPrincipal()}, and the request attribute {@link
 * io.cocoonstack.common.auth.Session} (its class name) is the session.
 */
@AutoConfiguration
@ConditionalOnClass({SessionCookie.class, Filter.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("cocoon.session.enabled")
@EnableConfigurationProperties(SessionProperties.class)
public class SessionAutoConfiguration {

    /** For Spring. */
    public SessionAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    KeyRing keyRing(SessionProperties properties) {
        if (properties.keys().isEmpty() || properties.keys().contains("")) {
            throw new IllegalArgumentException(
                    "cocoon.session.keys has no key or an empty one, expected one or more texts of random characters");
        }
        return KeyRing.of(properties.keys().stream().map(SessionKey::ofUtf8).toList());
    }

    @Bean
    @ConditionalOnMissingBean
    SessionCookie sessionCookie(SessionProperties properties) {
        return SessionCookie.named(properties.cookieName())
                .path(properties.path())
                .domain(properties.domain())
                .sameSite(properties.sameSite())
                .secure(properties.secure());
    }

    @Bean
    @ConditionalOnMissingBean(name = "sessionFilter")
    FilterRegistrationBean<SessionFilter> sessionFilter(
            SessionCookie cookie, KeyRing keys, SessionProperties properties) {
        FilterRegistrationBean<SessionFilter> registration =
                new FilterRegistrationBean<>(new SessionFilter(cookie, keys));
        registration.setName("sessionFilter");
        registration.setUrlPatterns(properties.urlPatterns());
        // Without patterns, Spring would put it before all paths.
        registration.setEnabled(!properties.urlPatterns().isEmpty());
        return registration;
    }
}
