package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.LoggerContext;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Tests contract 11 rule log-level. */
class LogLevelTest {

    @AfterEach
    void restore() {
        LogLevel.INFO.apply();
        LogLevel.INFO.applyToJul();
    }

    @Test
    void unsetAndEmptyMeanInfo() {
        assertThat(LogLevel.fromEnvironment("X", name -> null)).isEqualTo(LogLevel.INFO);
        assertThat(LogLevel.fromEnvironment("X", name -> "")).isEqualTo(LogLevel.INFO);
        assertThat(LogLevel.fromEnvironment("COCOON_A_VARIABLE_THAT_NOBODY_SETS"))
                .isEqualTo(LogLevel.INFO);
    }

    @ParameterizedTest
    @CsvSource({"trace,TRACE", "DEBUG,DEBUG", "Info,INFO", "wArN,WARN", "ERROR,ERROR"})
    void anyCaseWillDo(String value, LogLevel level) {
        assertThat(LogLevel.fromEnvironment("X", name -> name.equals("X") ? value : null))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning", "WARNING", " info", "info ", "0", "verbose", "\u0131nfo", "all"})
    void anUnknownLevelIsAnErrorThatNamesVariableAndValue(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogLevel.fromEnvironment("WEBHOOK_LOG_LEVEL", name -> value))
                .withMessageContaining("WEBHOOK_LOG_LEVEL")
                .withMessageContaining('"' + value + '"');
    }

    @ParameterizedTest
    @EnumSource
    void whereLogbackIsBoundItIsLogbacksRootLevel(LogLevel level) {
        level.apply();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getLevel())
                .hasToString(level.name());
        assertThat(LoggerFactory.getLogger("some.logger").isDebugEnabled())
                .isEqualTo(level == LogLevel.TRACE || level == LogLevel.DEBUG);
        assertThat(LoggerFactory.getLogger("org.eclipse.jetty.io.X").isDebugEnabled())
                .isEqualTo(level == LogLevel.TRACE);
        assertThat(LoggerFactory.getLogger("org.eclipse.jetty.http.HttpParser").isWarnEnabled())
                .isEqualTo(level == LogLevel.TRACE);
    }

    @ParameterizedTest
    @CsvSource({"TRACE,FINEST", "DEBUG,FINE", "INFO,INFO", "WARN,WARNING", "ERROR,SEVERE"})
    void elseItIsTheRootLevelOfJavaUtilLoggingAndItsHandlers(LogLevel level, String name) {
        level.applyToJul();
        Level expected = Level.parse(name);
        assertThat(Logger.getLogger("").getLevel()).isEqualTo(expected);
        assertThat(Arrays.stream(Logger.getLogger("").getHandlers()).map(Handler::getLevel))
                .containsOnly(expected);
        assertThat(Logger.getLogger("some.logger").isLoggable(Level.FINE))
                .isEqualTo(level == LogLevel.TRACE || level == LogLevel.DEBUG);
    }
}
