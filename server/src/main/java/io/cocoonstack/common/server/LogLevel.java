package io.cocoonstack.common.server;

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
    TRACE,

    /** Details that help to find a fault. */
    DEBUG,

    /** Events that an operator expects, and the default. */
    INFO,

    /** Events that should not happen, and do no harm yet. */
    WARN,

    /** Failures. */
    ERROR;

    private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

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
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "trace" -> TRACE;
            case "debug" -> DEBUG;
            case "info" -> INFO;
            case "warn" -> WARN;
            case "error" -> ERROR;
            default ->
                throw new IllegalArgumentException(
                        variable + " is \"" + value + "\", expected trace, debug, info, warn or error in any case");
        };
    }

    /**
     * Sets the level of the root logger: of Logback where SLF4J is bound to it, else of java.util.logging, with its
     * handlers. Jetty's loggers stay at {@code warn} or above unless this is {@link #TRACE}, and its parser's at
     * {@code error}, because its only warning is one line for each bad request of a client.
     */
    public void apply() {
        if (LoggerFactory.getILoggerFactory().getClass().getName().equals(LOGBACK)) {
            // A class of its own, which is loaded here and not before: Logback need not be there.
            LogbackLevel.apply(this);
        } else {
            applyToJul();
        }
    }

    /** What Jetty may log at this level. */
    LogLevel jetty() {
        return this == TRACE || this == ERROR ? this : WARN;
    }

    /** What Jetty's parser may log at this level. */
    LogLevel jettyParser() {
        return this == TRACE ? this : ERROR;
    }

    private Level jul() {
        return switch (this) {
            case TRACE -> Level.FINEST;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARN -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }

    void applyToJul() {
        Logger root = Logger.getLogger("");
        root.setLevel(jul());
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(jul());
        }
        JulLoggers.JETTY.setLevel(jetty().jul());
        JulLoggers.JETTY_PARSER.setLevel(jettyParser().jul());
    }

    /** Held here, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final class JulLoggers {
        private static final Logger JETTY = Logger.getLogger(JETTY_NAME);
        private static final Logger JETTY_PARSER = Logger.getLogger(JETTY_PARSER_NAME);
    }

    static final String JETTY_NAME = "org.eclipse.jetty";
    static final String JETTY_PARSER_NAME = "org.eclipse.jetty.http.HttpParser";
}
