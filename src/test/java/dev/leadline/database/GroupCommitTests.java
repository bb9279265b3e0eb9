package dev.leadline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Threads that change something at the same time share a commit, and each still learns what became of its own change. */
class GroupCommitTests {

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger commitsThatBreak = new AtomicInteger();
    private final CountDownLatch firstGoesOn = new CountDownLatch(1);
    private JdbcConnectionPool database;
    private JdbcClient jdbc;
    private Transactions transactions;

    @BeforeEach
    void open() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        jdbc = JdbcClient.create(database);
        jdbc.sql("create table lead (email varchar primary key)").update();
        transactions = new Transactions(new Manager(), Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        firstGoesOn.countDown();
        database.dispose();
    }

    @Test
    void whoComesDuringACommitSharesTheNextOne() throws Exception {
        Map<Integer, Object> results = addWhileOneIsUnderWay("ann@example.com", "bob@example.com", "cyd@example.com");

        assertThat(results).containsOnly(Map.entry(0, 0), Map.entry(1, 1), Map.entry(2, 2));
        assertThat(stored()).contains("ann@example.com", "bob@example.com", "cyd@example.com");
        assertThat(commits).as("of the one under way, and of all others").hasValue(2);
    }

    @Test
    void whereOneFailsTheOthersAreCommittedAllTheSame() throws Exception {
        Map<Integer, Object> results = addWhileOneIsUnderWay("ann@example.com", "first@example.com", "cyd@example.com");

        assertThat(results).containsEntry(0, 0).containsEntry(2, 2);
        assertThat(results.get(1)).isInstanceOf(DuplicateKeyException.class);
        assertThat(stored()).containsExactly("ann@example.com", "cyd@example.com", "first@example.com");
    }

    @Test
    void whatIsAlikeIsDoneByOneCall() throws Exception {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        Consumer<List<String>> addAll = emails -> {
            sizes.add(emails.size());
            emails.forEach(this::add);
        };

        Map<Integer, Object> results = whileOneIsUnderWay(
                email -> {
                    transactions.changeTogether(email, addAll);
                    return email;
                },
                "ann@example.com",
                "bob@example.com",
                "cyd@example.com");

        assertThat(results).hasSize(3);
        assertThat(sizes).containsExactly(3);
        assertThat(stored()).contains("ann@example.com", "bob@example.com", "cyd@example.com");
        assertThat(commits).hasValue(2);
    }

    @Test
    void whereOneOfThemFailsTheOthersAreDoneAllTheSame() throws Exception {
        Consumer<List<String>> addAll = emails -> emails.forEach(this::add);

        Map<Integer, Object> results = whileOneIsUnderWay(
                email -> {
                    transactions.changeTogether(email, addAll);
                    return email;
                },
                "ann@example.com",
                "first@example.com",
                "cyd@example.com");

        assertThat(results).containsEntry(0, "ann@example.com").containsEntry(2, "cyd@example.com");
        assertThat(results.get(1)).isInstanceOf(DuplicateKeyException.class);
        assertThat(stored()).containsExactly("ann@example.com", "cyd@example.com", "first@example.com");
    }

    @Test
    void whereACommonCommitBreaksEachIsToldWhatItHadComeTo() throws Exception {
        List<Object> unsure = new ArrayList<>();
        transactions.executeTogether(before -> {
            synchronized (unsure) {
                unsure.add(before == null ? "nothing" : before);
            }
            commitsThatBreak.compareAndSet(0, unsure.size() == 1 ? 1 : 0);
            return "claimed";
        });

        assertThat(unsure).containsExactly("nothing", "claimed");
    }

    @Test
    void partOfALargerTransactionIsCommittedWithIt() {
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(chunk -> {
            new Transactions(new JdbcTransactionManager(database), Duration.ZERO)
                    .changeTogether(() -> add("ann@example.com"));
            chunk.setRollbackOnly();
        });

        assertThat(stored()).isEmpty();
    }

    @Test
    void aChunkThatHasNoTransactionOfTheDatabaseIsNoLargerOne() {
        new TransactionTemplate(new ResourcelessTransactionManager()).executeWithoutResult(chunk -> {
            transactions.changeTogether(() -> add("ann@example.com"));
            assertThat(commits).hasValue(1);
        });
    }

    /** Adds leads in threads that all come while the commit of another one is under way; what each got. */
    private Map<Integer, Object> addWhileOneIsUnderWay(String... emails) throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        Map<String, Integer> numbers =
                Stream.of(emails).collect(Collectors.toMap(email -> email, email -> number.getAndIncrement()));
        return whileOneIsUnderWay(
                email -> transactions.executeTogether(unsure -> {
                    add(email);
                    return Objects.requireNonNull(numbers.get(email));
                }),
                emails);
    }

    private Map<Integer, Object> whileOneIsUnderWay(Function<String, Object> change, String... emails)
            throws InterruptedException {
        CountDownLatch firstIsUnderWay = new CountDownLatch(1);
        Thread first = new Thread(() -> transactions.changeTogether(() -> {
            add("first@example.com");
            firstIsUnderWay.countDown();
            awaitGoingOn();
        }));
        first.start();
        firstIsUnderWay.await();

        Map<Integer, Object> results = new ConcurrentHashMap<>();
        List<Thread> others = IntStream.range(0, emails.length)
                .mapToObj(i -> new Thread(() -> results.put(i, added(change, emails[i]))))
                .toList();
        others.forEach(Thread::start);
        await().until(() -> others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        firstGoesOn.countDown();
        for (Thread thread : others) {
            thread.join();
        }
        first.join();
        return results;
    }

    private static Object added(Function<String, Object> change, String email) {
        try {
            return change.apply(email);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void awaitGoingOn() {
        try {
            firstGoesOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(String email) {
        jdbc.sql("insert into lead values (:email)").param("email", email).update();
    }

    private List<String> stored() {
        return jdbc.sql("select email from lead order by email")
                .query(String.class)
                .list();
    }

    /** Counts the commits of the database, of which some break after they took place. */
    private final class Manager extends JdbcTransactionManager {

        Manager() {
            super(database);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            super.doCommit(status);
            commits.incrementAndGet();
            if (commitsThatBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new DataAccessResourceFailureException("the connection broke");
            }
        }
    }
}
