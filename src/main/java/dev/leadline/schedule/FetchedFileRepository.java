package dev.leadline.schedule;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.delivery.FetchedFiles;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The files that schedules fetched from servers, by hashes of what identified them there. */
final class FetchedFileRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    private FetchedFileRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    static FetchedFileRepository in(DataSource database, Duration patience, Clock clock) {
        return new FetchedFileRepository(
                JdbcClient.create(database), new Transactions(new JdbcTransactionManager(database), patience), clock);
    }

    /** Those of one schedule. */
    FetchedFiles of(String schedule) {
        return new FetchedFiles() {
            @Override
            public boolean contains(String file) {
                return isFetched(schedule, file);
            }

            @Override
            public void add(String file) {
                try {
                    transactions.change(() -> insertIfMissing(schedule, file));
                } catch (DuplicateKeyException anotherWasFaster) {
                    // it is remembered
                }
            }
        };
    }

    private boolean isFetched(String schedule, String file) {
        return jdbc.sql("select count(*) from fetched_file where schedule = :schedule and file = :file")
                        .param("schedule", schedule)
                        .param("file", file)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private void insertIfMissing(String schedule, String file) {
        if (!isFetched(schedule, file)) {
            jdbc.sql("insert into fetched_file (schedule, file, fetched_at) values (:schedule, :file, :now)")
                    .param("schedule", schedule)
                    .param("file", file)
                    .param("now", SqlTime.now(clock))
                    .update();
        }
    }
}
