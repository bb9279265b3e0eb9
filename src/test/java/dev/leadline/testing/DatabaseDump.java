package dev.leadline.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a database holds, by table. */
public final class DatabaseDump {

    private static final String SERIALISED_BY_BATCH = "rO0AB";

    private DatabaseDump() {}

    /** Each table's values as texts, by its name in lower case; what Batch serialised is decoded. */
    public static Map<String, List<String>> of(String url) throws SQLException {
        Map<String, List<String>> dump = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                dump.put(name.toLowerCase(Locale.ROOT), values(connection, '"' + name + '"'));
            }
        }
        return dump;
    }

    private static List<String> values(Connection connection, String table) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    values.add(decoded(String.valueOf(rows.getString(column))));
                }
            }
        }
        return values;
    }

    private static String decoded(String value) {
        return value.startsWith(SERIALISED_BY_BATCH)
                ? new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1)
                : value;
    }
}
