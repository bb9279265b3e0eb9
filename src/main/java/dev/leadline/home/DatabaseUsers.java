package dev.leadline.home;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/** Who else is connected to a database. */
public final class DatabaseUsers {

    private static final String POSTGRESQL = """
            select count(*) from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
            """;
    private static final String H2 = "select count(*) - 1 from information_schema.sessions";

    private DatabaseUsers() {}

    /**
     * Whether there is any other connection, of this process or another one, or another process has the H2 file open.
     *
     * @throws SQLException when the database does not answer
     */
    public static boolean others(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(JdbcConnection.class)) {
            return count(connection, POSTGRESQL) > 0;
        }
        return !(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal)
                || count(connection, H2) > 0;
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getLong(1);
        }
    }
}
