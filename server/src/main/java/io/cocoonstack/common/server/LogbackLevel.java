package io.cocoonstack.common.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only class that knows Logback, to be touched only where it is there. */
final class LogbackLevel {

    private LogbackLevel() {}

    static void apply(LogLevel level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(of(level));
        context.getLogger(LogLevel.JETTY_NAME).setLevel(of(level.jetty()));
        context.getLogger(LogLevel.JETTY_PARSER_NAME).setLevel(of(level.jettyParser()));
    }

    private static Level of(LogLevel level) {
        return switch (level) {
            case TRACE -> Level.TRACE;
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }
}
