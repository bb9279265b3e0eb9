package dev.leadline.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real database whose n-th JDBC call fails. It stands below the pool: whatever opens a database at its address gets real
 * connections that count their calls, and of which one breaks when its turn has come.
 */
public final class FaultyDatabase implements AutoCloseable {

    private static final Map<String, FaultyDatabase> KNOWN = new ConcurrentHashMap<>();
    private static final Set<String> CALLS = Set.of(
            "commit",
            "rollback",
            "setAutoCommit",
            "isValid",
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeBatch",
            "executeLargeUpdate",
            "executeLargeBatch");

    /** How a call fails. */
    public enum Fault {
        /** The database refuses this one call, and nothing is done, as when its disk is full for a moment. */
        REFUSED,
        /** The call is done, and the connection breaks before the answer is there. */
        ANSWER_LOST,
        /** All connections break before the call is done, as at a restart of the server; new ones can be had. */
        RESTARTED,
        /** All connections break before the call is done, and none can be had until {@link FaultyDatabase#heal}. */
        GONE
    }

    private final String address;
    private final AtomicLong calls = new AtomicLong();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile long next = Long.MAX_VALUE;
    private volatile Fault fault = Fault.REFUSED;
    private volatile boolean fired;
    private volatile boolean gone;

    private FaultyDatabase(String address) {
        this.address = address;
    }

    /** Stands in for each database whose JDBC URL holds a text. */
    public static FaultyDatabase at(String address) {
        FaultyDatabase database = new FaultyDatabase(address);
        KNOWN.put(address, database);
        return database;
    }

    /** Lets a call fail, counted from now on, the next being the first. */
    public void failAt(long call, Fault how) {
        calls.set(0);
        fired = false;
        fault = how;
        next = call;
    }

    /** Everything works from now on. */
    public void heal() {
        next = Long.MAX_VALUE;
        gone = false;
    }

    /** Whether the fault has happened. */
    public boolean fired() {
        return fired;
    }

    /** How many calls there were since {@link #failAt}. */
    public long calls() {
        return calls.get();
    }

    @Override
    public void close() {
        KNOWN.remove(address);
    }

    private static Optional<FaultyDatabase> behind(@Nullable String url) {
        return KNOWN.entrySet().stream()
                .filter(known -> url != null && url.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Connection connect(String url, Properties login) throws SQLException {
        boolean fails = isTurn();
        if (gone || (fails && fault != Fault.ANSWER_LOST)) {
            if (fails && fault != Fault.REFUSED) {
                breakUpAll();
            }
            throw broken();
        }
        Connection connection = DriverManager.getConnection(url, login);
        if (fails) {
            connection.close();
            throw broken();
        }
        open.add(connection);
        return proxy(Connection.class, connection, connection);
    }

    private boolean isTurn() {
        boolean turn = calls.incrementAndGet() == next;
        if (turn) {
            fired = true;
        }
        return turn;
    }

    private @Nullable Object call(Connection connection, Object target, Method method, @Nullable Object[] arguments)
            throws Throwable {
        if (!open.contains(connection)) {
            return whenBroken(method);
        }
        if (target == connection && method.getName().equals("abort")) {
            // H2 does nothing here, and a pool that closes would leave the database open in this process
            breakUp(connection);
            return null;
        }
        if (target == connection && method.getName().equals("close")) {
            open.remove(connection);
        }
        if (!CALLS.contains(method.getName()) || !isTurn()) {
            return wrapped(connection, real(target, method, arguments));
        }
        if (fault == Fault.REFUSED) {
            if (method.getName().equals("commit") || method.getName().equals("rollback")) {
                // whatever a database says of it, what it does not commit is undone
                connection.rollback();
            }
            throw new SQLException("the disk of the database is full", "53100");
        }
        if (fault == Fault.ANSWER_LOST) {
            real(target, method, arguments);
            breakUp(connection);
        } else {
            breakUpAll();
        }
        throw broken();
    }

    private void breakUpAll() throws SQLException {
        gone = fault == Fault.GONE;
        for (Connection each : Set.copyOf(open)) {
            breakUp(each);
        }
    }

    private void breakUp(Connection connection) throws SQLException {
        open.remove(connection);
        connection.close();
    }

    private static @Nullable Object whenBroken(Method method) throws SQLException {
        return switch (method.getName()) {
            case "close", "abort", "setNetworkTimeout" -> null;
            case "isClosed" -> true;
            case "isValid" -> false;
            case "hashCode" -> 0;
            case "equals" -> false;
            case "toString" -> "a broken connection";
            default -> throw broken();
        };
    }

    private static SQLException broken() {
        return new SQLException("the connection is broken", "08006");
    }

    private static @Nullable Object real(Object target, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private @Nullable Object wrapped(Connection connection, @Nullable Object result) {
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, connection);
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement, connection) : result;
    }

    private <T> T proxy(Class<T> type, T target, Connection connection) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? FaultyDatabase.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        call(connection, target, method, arguments == null ? new Object[0] : arguments)));
    }

    /** Puts pools that are about to open a faulty database above it. */
    public static final class Moves implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool) {
                        behind(pool.getJdbcUrl()).ifPresent(faulty -> pool.setDataSource(faulty.source(pool)));
                    }
                    return bean;
                }
            });
        }
    }

    private DataSource source(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        Properties login = new Properties();
        if (pool.getUsername() != null) {
            login.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            login.setProperty("password", pool.getPassword());
        }
        return new Connections(url, login);
    }

    /** Where the pool gets its connections from. */
    private final class Connections implements DataSource {

        private final String url;
        private final Properties login;
        private volatile int loginTimeout;

        private Connections(String url, Properties login) {
            this.url = url;
            this.login = login;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return connect(url, login);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return connect(url, login);
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {
            loginTimeout = seconds;
        }

        /** A pool that closes waits this long for a connection that it is still opening. */
        @Override
        public int getLoginTimeout() {
            return loginTimeout;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
