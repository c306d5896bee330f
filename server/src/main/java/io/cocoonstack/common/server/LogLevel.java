package io.cocoonstack.common.server;

import ch.qos.logback.classic.LoggerContext;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The log level from an environment variable (contract 11 rule log-level), and its application to java.util.logging, or
 * to Logback where SLF4J is bound to it.
 *
 * <pre>{@code
 * LogLevel.fromEnvironment("WEBHOOK_LOG_LEVEL").apply();
 * }</pre>
 */
public enum LogLevel {
    /** Everything, Jetty's own steps included. */
    TRACE(Level.FINEST),

    /** Details that help to find a fault. */
    DEBUG(Level.FINE),

    /** Events that an operator expects, and the default. */
    INFO(Level.INFO),

    /** Events that should not happen, and do no harm yet. */
    WARN(Level.WARNING),

    /** Failures. */
    ERROR(Level.SEVERE);

    private static final String JETTY = "org.eclipse.jetty";
    private static final String JETTY_PARSER = "org.eclipse.jetty.http.HttpParser";

    @SuppressWarnings("ImmutableEnumChecker") // a level does not change
    private final Level jul;

    LogLevel(Level jul) {
        this.jul = jul;
    }

    /**
     * The level that a variable of this process asks for.
     *
     * @param variable its name
     * @return {@link #INFO} when it is unset or empty
     * @throws IllegalArgumentException if it is no level; the message names the variable and the value
     */
    public static LogLevel fromEnvironment(String variable) {
        return fromEnvironment(variable, System::getenv);
    }

    /**
     * The level that a variable asks for.
     *
     * @param variable its name
     * @param lookup gives a variable's value, or null when it is not set
     * @return {@link #INFO} when it is unset or empty
     * @throws IllegalArgumentException if it is no level; the message names the variable and the value
     */
    public static LogLevel fromEnvironment(String variable, Function<String, @Nullable String> lookup) {
        String value = lookup.apply(Objects.requireNonNull(variable, "variable"));
        if (value == null || value.isEmpty()) {
            return INFO;
        }
        for (LogLevel level : values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new IllegalArgumentException(
                variable + " is \"" + value + "\", expected trace, debug, info, warn or error in any case");
    }

    /**
     * Sets the level of the root logger: of Logback where SLF4J is bound to it, else of java.util.logging, with its
     * handlers. Jetty's loggers stay at {@code warn} or above unless this is {@link #TRACE}, and its parser's at
     * {@code error}, because its only warning is one line for each bad request of a client.
     */
    public void apply() {
        if (LoggerFactory.getILoggerFactory().getClass().getName().equals("ch.qos.logback.classic.LoggerContext")) {
            Logback.apply(this);
        } else {
            applyToJul();
        }
    }

    private LogLevel jetty() {
        return this == TRACE || this == ERROR ? this : WARN;
    }

    private LogLevel jettyParser() {
        return this == TRACE ? this : ERROR;
    }

    void applyToJul() {
        Logger root = Logger.getLogger("");
        root.setLevel(jul);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(jul);
        }
        JulLoggers.JETTY.setLevel(jetty().jul);
        JulLoggers.JETTY_PARSER.setLevel(jettyParser().jul);
    }

    /** Held here, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final class JulLoggers {
        private static final Logger JETTY = Logger.getLogger(LogLevel.JETTY);
        private static final Logger JETTY_PARSER = Logger.getLogger(LogLevel.JETTY_PARSER);
    }

    /** The only class that knows Logback, which need not be there: loaded when it is first used. */
    private static final class Logback {

        static void apply(LogLevel level) {
            set(org.slf4j.Logger.ROOT_LOGGER_NAME, level);
            set(JETTY, level.jetty());
            set(JETTY_PARSER, level.jettyParser());
        }

        private static void set(String logger, LogLevel level) {
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            context.getLogger(logger).setLevel(ch.qos.logback.classic.Level.toLevel(level.name()));
        }
    }
}
