package dev.leadline.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Inserts the rows of a file by batched JDBC alone: as many columns, bytes and rows in a transaction as staging stores. */
final class BareInserts {

    private static final int ROWS_IN_A_TRANSACTION = 500;

    private BareInserts() {}

    /**
     * Creates a table and fills it.
     *
     * @param arguments the JDBC URL and the number of rows
     */
    public static void main(String[] arguments) throws SQLException {
        int count = Integer.parseInt(arguments[1]);
        LeadRows rows = new LeadRows(count);
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement create = connection.createStatement()) {
            create.execute("drop table if exists bare_row");
            create.execute("create table bare_row (run_id bigint, row_no bigint, line_no bigint, status varchar(20),"
                    + " cells varchar(4000), body varchar(4000), primary key (run_id, row_no))");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into bare_row (run_id, row_no, line_no, status, cells, body) values (1, ?, ?, 'STAGED', ?, ?)")) {
                for (int row = 1; row <= count; row++) {
                    String text = rows.next();
                    insert.setInt(1, row);
                    insert.setInt(2, row + 1);
                    insert.setString(3, text);
                    insert.setString(4, text + text);
                    insert.addBatch();
                    if (row % ROWS_IN_A_TRANSACTION == 0 || row == count) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
        }
    }
}
