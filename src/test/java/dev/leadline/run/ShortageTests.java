package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Memory, threads or files that are used up, wherever that is noticed first. */
class ShortageTests {

    static Stream<Throwable> outOfMemory() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");
        RuntimeException suppressing = new IllegalStateException("the step has failed");
        suppressing.addSuppressed(full);
        return Stream.of(
                full,
                new CompletionException(full),
                new BeanCreationException("dataSource", "cannot be made", new RuntimeException(full)),
                new DataAccessResourceFailureException("", new SQLException("Out of memory.", "HY000", 90108)),
                suppressing);
    }

    @ParameterizedTest
    @MethodSource("outOfMemory")
    void ofMemoryIsNoFaultOfTheDatabase(Throwable thrown) {
        UserError error = UserError.of(thrown);

        assertThat(error.exit()).isEqualTo(ExitCode.STOPPED_EARLY);
        assertThat(error.sentence())
                .matches(
                        "Leadline ran out of memory at its limit of \\d+ MB\\. Raise the limit, for example with LEADLINE_JAVA_OPTS=-Xmx\\d+m, then run the command again\\.");
    }

    @Test
    void ofFilesAndThreadsIsToldByItsLimit() {
        assertThat(UserError.of(new IllegalStateException(new IOException("leads.csv: Too many open files"))))
                .isEqualTo(new UserError(
                        ExitCode.STOPPED_EARLY,
                        "Leadline cannot open more files.",
                        "Raise the limit with ulimit -n 1024, then run the command again."));
        assertThat(UserError.of(new OutOfMemoryError("unable to create native thread: possibly out of memory"))
                        .sentence())
                .startsWith("Leadline cannot start more threads.");
    }

    @Test
    void isNotSeenWhereThereIsNone() {
        assertThat(UserError.of(new DataIntegrityViolationException("")).sentence())
                .startsWith("The database no longer responds");
    }
}
