package dev.leadline.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Lets PostgreSQL go on with the numbers where H2 left off: no number that H2 has given is given again. */
final class SequenceCopy {

    private static final String SEQUENCES = """
            select lower(sequence_name), base_value from information_schema.sequences where sequence_schema = 'PUBLIC'
            """;
    private static final String IDENTITIES = """
            select lower(table_name), lower(column_name), identity_base from information_schema.columns
            where table_schema = 'PUBLIC' and is_identity = 'YES'
            """;

    /** In PostgreSQL, Batch's tables take their numbers from sequences that H2 has, too. */
    private static final String SERIAL = "pg_get_serial_sequence(?, ?)";

    private SequenceCopy() {}

    static void copy(Connection h2, Connection postgresql) throws SQLException {
        for (Map.Entry<String, Long> sequence : sequences(h2).entrySet()) {
            try (PreparedStatement set =
                    postgresql.prepareStatement("select setval(to_regclass(?)::regclass, ?, false)")) {
                set.setString(1, sequence.getKey());
                set.setLong(2, sequence.getValue());
                set.execute();
            }
        }
        try (Statement statement = h2.createStatement();
                ResultSet identity = statement.executeQuery(IDENTITIES)) {
            while (identity.next()) {
                copyIdentity(postgresql, identity.getString(1), identity.getString(2), identity.getLong(3));
            }
        }
    }

    private static Map<String, Long> sequences(Connection h2) throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (Statement statement = h2.createStatement();
                ResultSet sequence = statement.executeQuery(SEQUENCES)) {
            while (sequence.next()) {
                sequences.put(sequence.getString(1), sequence.getLong(2));
            }
        }
        return sequences;
    }

    private static void copyIdentity(Connection postgresql, String table, String column, long next)
            throws SQLException {
        try (PreparedStatement set =
                postgresql.prepareStatement("select setval(%1$s, ?, false) where %1$s is not null".formatted(SERIAL))) {
            set.setString(1, table);
            set.setString(2, column);
            set.setLong(3, next);
            set.setString(4, table);
            set.setString(5, column);
            set.execute();
        }
    }
}
