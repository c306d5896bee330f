package io.cocoonstack.common.testsupport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The log lines of all loggers while it is open, for modules that test with Logback. Safe for use by many threads. */
public final class LogCapture implements AutoCloseable {

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected synchronized void append(ILoggingEvent event) {
            super.append(event);
        }
    };
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    /** Captures from now on. */
    public LogCapture() {
        appender.start();
        root.addAppender(appender);
    }

    /** {@return the warnings and errors so far; their messages, in their order} */
    public List<String> warnings() {
        synchronized (appender) {
            return new ArrayList<>(appender.list)
                    .stream()
                            .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                            .map(ILoggingEvent::getFormattedMessage)
                            .toList();
        }
    }

    /** {@return all lines so far; the messages and their stack traces} */
    public String all() {
        synchronized (appender) {
            StringBuilder text = new StringBuilder();
            for (ILoggingEvent event : appender.list) {
                text.append(event.getFormattedMessage()).append('\n');
                if (event.getThrowableProxy() != null) {
                    text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
                }
            }
            return text.toString();
        }
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
