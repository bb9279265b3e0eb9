package dev.leadline.home;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An H2 file to which one transaction writes at a time, from its first change until it is stored. H2 stores one map, a table's or an
 * index's, after another while others go on changing them, so a kill can leave half of a transaction that had not returned: a row
 * without its index entry, or no row at all (H2's issue 2080).
 */
final class SerializedWrites {

    /** In H2, what begins with another word, even {@code with}, may be followed by an update. */
    private static final Pattern READS = Pattern.compile("\\s*select\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** What locks rows or counts a sequence on changes the file. */
    private static final Pattern CHANGES =
            Pattern.compile("for\\s+update|next\\s+value|nextval", Pattern.CASE_INSENSITIVE);

    private SerializedWrites() {}

    /**
     * Serializes the writes of all connections.
     *
     * @param connections makes them
     * @param lock of the file to which they are
     */
    static DataSource of(DataSource connections, WriteLock lock) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(connections, method, arguments);
            return result instanceof Connection connection
                    ? proxy(Connection.class, new SerializedConnection(connection, lock))
                    : result;
        });
    }

    /** Whether the SQL among a call's arguments only reads. */
    private static boolean reads(Object @Nullable [] arguments, boolean withoutSql) {
        if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql)) {
            return withoutSql;
        }
        return READS.matcher(sql).matches() && !CHANGES.matcher(sql).find();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(SerializedWrites.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A connection that has the turn from its first change until its transaction is over. */
    private static final class SerializedConnection implements InvocationHandler {

        private final Connection connection;
        private final WriteLock lock;
        private volatile boolean autoCommit = true;

        private SerializedConnection(Connection connection, WriteLock lock) {
            this.connection = connection;
            this.lock = lock;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "commit", "close", "abort" -> ending(method, arguments);
                case "rollback" -> arguments == null ? ending(method, null) : call(method, arguments);
                case "setAutoCommit" -> {
                    ending(method, arguments);
                    autoCommit = Boolean.TRUE.equals(Objects.requireNonNull(arguments)[0]);
                    yield null;
                }
                case "createStatement" -> statement(Statement.class, (Connection) proxy, method, arguments);
                case "prepareStatement" -> statement(PreparedStatement.class, (Connection) proxy, method, arguments);
                case "prepareCall" -> statement(CallableStatement.class, (Connection) proxy, method, arguments);
                case "equals" -> proxy == Objects.requireNonNull(arguments)[0];
                default -> call(method, arguments);
            };
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            return SerializedWrites.call(connection, method, arguments);
        }

        private @Nullable Object ending(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return call(method, arguments);
            } finally {
                lock.release(connection);
            }
        }

        private Object statement(
                Class<? extends Statement> type, Connection proxy, Method method, Object @Nullable [] arguments)
                throws Throwable {
            Object statement = Objects.requireNonNull(call(method, arguments));
            boolean reads = reads(arguments, false);
            return proxy(type, (self, called, with) -> execute(statement, reads, proxy, called, with));
        }

        /** Does what is asked of a statement; what may change the file waits for the turn first. */
        private @Nullable Object execute(
                Object statement, boolean preparedReads, Connection proxy, Method method, Object @Nullable [] arguments)
                throws Throwable {
            if (method.getName().equals("getConnection")) {
                return proxy;
            }
            if (!method.getName().startsWith("execute") || reads(arguments, preparedReads)) {
                return SerializedWrites.call(statement, method, arguments);
            }
            lock.acquire(connection);
            try {
                return SerializedWrites.call(statement, method, arguments);
            } finally {
                if (autoCommit) {
                    lock.release(connection);
                }
            }
        }
    }
}
