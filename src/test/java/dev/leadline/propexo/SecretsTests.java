package dev.leadline.propexo;

import static dev.leadline.propexo.MockApi.answer;
import static dev.leadline.propexo.MockApi.hangUp;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither the token nor a value nor the API's words reach a log, whatever the level of any logger. */
class SecretsTests {

    /** The configuration leads these nowhere. */
    private static final List<String> TELL_TOO_MUCH = List.of(
            "org.apache.hc.client5.http.wire", "org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.impl");

    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger client = (Logger) LoggerFactory.getLogger("org.apache.hc");
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Indiscretions log = new Indiscretions();

    @BeforeEach
    void logEverything() {
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        TELL_TOO_MUCH.forEach(name -> level(name, Level.TRACE));
    }

    @AfterEach
    void logAsBefore() {
        TELL_TOO_MUCH.forEach(name -> level(name, null));
        client.setAdditive(false);
        root.setLevel(before);
        root.detachAppender(log);
        others.forEach(root::addAppender);
    }

    @Test
    void nothingIsToldThoughEveryLevelIsRaised() throws Exception {
        talk();

        assertThat(log.loggers).isEmpty();
    }

    @Test
    void threeLoggersWouldTellIfTheyLedAnywhere() throws Exception {
        client.setAdditive(true);

        talk();

        assertThat(log.loggers)
                .containsExactly(
                        "org.apache.hc.client5.http.headers",
                        "org.apache.hc.client5.http.impl.classic.MainClientExec",
                        "org.apache.hc.client5.http.wire");
    }

    private static void talk() throws Exception {
        String refusal = "{\"error\":{\"code\":\"bad\",\"message\":\"canary of the server\"}}";
        try (MockApi server = MockApi.start(
                        answer(200, "{\"job_id\":\"job-canary\"}"),
                        answer(400, refusal),
                        answer(302, "", "Location: https://canary.example/"),
                        hangUp());
                Propexo propexo = ApiFixture.connect(server.url())) {
            for (int i = 0; i < 4; i++) {
                ApiFixture.create(propexo);
            }
            propexo.status("job-canary");
        }
    }

    private static void level(String name, @Nullable Level level) {
        ((Logger) LoggerFactory.getLogger(name)).setLevel(level);
    }

    /** Looks at each line while it is written: HttpClient uses its buffers again. */
    private static final class Indiscretions extends AppenderBase<ILoggingEvent> {

        private final Set<String> loggers = new ConcurrentSkipListSet<>();

        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            String text = event.getFormattedMessage() + (thrown == null ? "" : thrown.getMessage());
            if (text.toLowerCase(Locale.ROOT).contains("canary")) {
                loggers.add(event.getLoggerName());
            }
        }
    }
}
