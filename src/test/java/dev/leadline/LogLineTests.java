package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A line of the log, as {@code logback.xml} writes it. */
class LogLineTests {

    @Test
    void isOneLineWithoutControlsAndWithoutTheTextOfAnException() throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLineTests.class.getResource("/logback.xml"));
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder encoder =
                (PatternLayoutEncoder) ((ConsoleAppender<?>) root.getAppender("stderr")).getEncoder();
        LoggingEvent event = new LoggingEvent(
                "caller", root, Level.ERROR, "{} failed", new IllegalStateException("canary"), new Object[] {
                    "a\r\nb\u001b[31m\u009b\u2028\u202e"
                });

        String line = new String(encoder.encode(event), StandardCharsets.UTF_8);

        assertThat(line).endsWith(" ERROR ROOT: a__b_[31m___ failed" + System.lineSeparator());
    }

    @Test
    void isWrittenByNothingButLeadlineItself() throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLineTests.class.getResource("/logback.xml"));

        assertThat(context.getLogger("dev.leadline.serve").isWarnEnabled()).isTrue();
        assertThat(context.getLogger("org.springframework.context.support").isErrorEnabled())
                .isFalse();
        assertThat(context.getLoggerList())
                .filteredOn(logger -> logger.isErrorEnabled())
                .allSatisfy(logger -> assertThat(logger.getName()).startsWith("dev.leadline"));
    }
}
