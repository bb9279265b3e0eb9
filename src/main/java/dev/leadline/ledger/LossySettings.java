package dev.leadline.ledger;

import dev.leadline.message.UserMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Settings of a PostgreSQL server that let it forget commits when the power fails.
 *
 * @param names such as {@code fsync}, as they are for this database and role; empty where commits are durable
 */
public record LossySettings(List<String> names) {

    /** In the session that asks, a setting of the server, the database or the role is in force. */
    private static final String SQL =
            "select name from pg_settings where name in ('fsync', 'synchronous_commit') and setting = 'off' order by name";

    public LossySettings {
        names = List.copyOf(names);
    }

    /** What a database is set to; nothing where it is not PostgreSQL. */
    static LossySettings of(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(SQL)) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return new LossySettings(names);
    }

    /** What may happen and what to do; empty where commits are durable. */
    public Optional<UserMessage> message() {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(UserMessage.of(
                        "ledger.lossy",
                        names.stream().map(name -> name + "=off").collect(Collectors.joining(" and ")),
                        String.join(" and ", names)));
    }
}
