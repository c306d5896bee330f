package io.cocoonstack.common.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Who carries out rounds, and who hears of it.
 *
 * @param component the reporter in Events and the tag controller of metrics; the name of the application where absent
 * @param events whether steps of rounds are told as Events
 */
@ConfigurationProperties("cocoon.rounds")
record RoundsProperties(
        @Nullable String component, @DefaultValue("true") boolean events) {

    String componentOr(Environment environment) {
        return component == null ? environment.getProperty("spring.application.name", "application") : component;
    }
}
