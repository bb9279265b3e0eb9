package dev.leadline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction whose connection breaks is done anew, unless it is a part of a larger one, which is lost then. */
class TransactionsTests {

    private final AtomicInteger tries = new AtomicInteger();
    private JdbcTransactionManager database;
    private Transactions transactions;

    @BeforeEach
    void open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:");
        database = new JdbcTransactionManager(source);
        transactions = new Transactions(database, Duration.ofMinutes(1));
    }

    @Test
    void isDoneAnewWhenItsConnectionBreaks() {
        assertThat(transactions.<String>execute(unsure -> breaksOnce())).isEqualTo("done");

        assertThat(tries).hasValue(2);
    }

    @Test
    void isDoneAnewInAStepWhoseChunksHaveNoTransactionOfTheDatabase() {
        String done = new TransactionTemplate(new ResourcelessTransactionManager())
                .execute(chunk -> transactions.<String>execute(unsure -> breaksOnce()));

        assertThat(done).isEqualTo("done");
        assertThat(tries).hasValue(2);
    }

    @Test
    void failsWithItsReasonInsideATransactionThatIsLost() {
        TransactionTemplate chunk = new TransactionTemplate(database);

        assertThatThrownBy(() -> chunk.execute(status -> transactions.<String>execute(unsure -> breaksOnce())))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessage("the connection is broken");
        assertThat(tries).hasValue(1);
    }

    private String breaksOnce() {
        if (tries.incrementAndGet() == 1) {
            throw new DataAccessResourceFailureException("the connection is broken");
        }
        return "done";
    }
}
