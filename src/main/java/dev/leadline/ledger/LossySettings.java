package dev.leadline.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /**
     * What may happen.
     *
     * @return a sentence for a person, or empty where commits are durable
     */
    public Optional<String> danger() {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "PostgreSQL runs with %s. After a power failure, it may lose the record of which rows were sent, and the next import may send them again."
                                .formatted(String.join(
                                        " and ",
                                        names.stream()
                                                .map(name -> name + "=off")
                                                .toList())));
    }

    /**
     * What to do about it.
     *
     * @return a sentence for a person
     */
    public String advice() {
        return "Set %s to on for Leadline's database.".formatted(String.join(" and ", names));
    }

    /**
     * Danger and advice together.
     *
     * @return sentences for a person, or empty where commits are durable
     */
    public Optional<String> warning() {
        return danger().map(danger -> danger + " " + advice());
    }
}
