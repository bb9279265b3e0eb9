package dev.leadline.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.leadline.settings.Settings;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The form of what is logged: lines of text, or JSON for a log platform (ECS), with the run and the row. */
public final class LogFormat {

    private static final String APPENDER = "stderr";

    /** An exception's text may quote a cell, so no line has any. */
    private static final Map<String, Object> ECS = Map.of(
            "logging.structured.ecs.service.name",
            "leadline",
            "logging.structured.json.exclude",
            "error.message,error.stack_trace");

    private LogFormat() {}

    /**
     * Logs as the settings say, from now on. With JSON, the beginnings and ends of runs and the rows that Propexo refused or that
     * are in doubt are logged too.
     */
    public static void apply(Settings settings) {
        if (settings.jsonLogs()) {
            asJson((LoggerContext) LoggerFactory.getILoggerFactory());
        }
    }

    private static void asJson(LoggerContext logging) {
        Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(APPENDER) instanceof OutputStreamAppender<ILoggingEvent> appender) {
            logging.putObject(Environment.class.getName(), environment());
            StructuredLogEncoder encoder = new StructuredLogEncoder();
            encoder.setContext(logging);
            encoder.setFormat("ecs");
            encoder.start();
            appender.stop();
            appender.setEncoder(encoder);
            appender.start();
            logging.getLogger("dev.leadline").setLevel(Level.INFO);
        }
    }

    /** Of these properties and no others: what is set for everything on a machine must not change what is logged. */
    private static Environment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("ecs", ECS));
        return environment;
    }
}
