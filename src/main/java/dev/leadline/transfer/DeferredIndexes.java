package dev.leadline.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes and constraints that are made after all rows are there, which is several times as fast as to extend them with each row. The
 * new database itself says which are missing, so that a copy that was interrupted makes them too.
 */
final class DeferredIndexes {

    static final String MISSING = "ledger_copy_index";

    /** A primary key that other tables refer to stays, and rows come in its order. */
    private static final String CONSTRAINTS = """
            select format('alter table %I drop constraint %I', owner.relname, own.conname),
                format('alter table %I add constraint %I %s', owner.relname, own.conname, pg_get_constraintdef(own.oid)),
                case own.contype when 'f' then 3 else 1 end as phase
            from pg_constraint own join pg_class owner on owner.oid = own.conrelid
            where own.conrelid = to_regclass(?) and own.contype in ('p', 'u', 'f')
                and not exists (select 1 from pg_constraint other where other.contype = 'f' and other.conindid = own.conindid
                    and own.contype <> 'f')
            order by phase desc, own.conname
            """;

    private static final String INDEXES = """
            select format('drop index %I', index.relname), pg_get_indexdef(own.indexrelid), 2 as phase
            from pg_index own join pg_class index on index.oid = own.indexrelid
            where own.indrelid = to_regclass(?)
                and not exists (select 1 from pg_constraint one where one.conindid = own.indexrelid and one.contype <> 'f')
            order by index.relname
            """;

    private final Connection postgresql;

    DeferredIndexes(Connection postgresql) {
        this.postgresql = postgresql;
    }

    /** Drops those of a table that is about to be filled, in the caller's transaction. */
    void drop(LedgerTable table) throws SQLException {
        execute("create table if not exists " + MISSING + " (id bigint generated always as identity primary key,"
                + " phase integer not null, statement text not null)");
        dropEach(CONSTRAINTS, table);
        dropEach(INDEXES, table);
    }

    private void dropEach(String query, LedgerTable table) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (PreparedStatement select = postgresql.prepareStatement(query);
                PreparedStatement insert =
                        postgresql.prepareStatement("insert into " + MISSING + " (phase, statement) values (?, ?)")) {
            select.setString(1, table.name());
            try (ResultSet index = select.executeQuery()) {
                while (index.next()) {
                    drops.add(index.getString(1));
                    insert.setInt(1, index.getInt(3));
                    insert.setString(2, index.getString(2));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        for (String drop : drops) {
            execute(drop);
        }
    }

    /** One that is missing. */
    record MissingIndex(long id, String statement) {}

    /** Those that are missing, in the order in which they are made: what others refer to comes first. */
    List<MissingIndex> missing() throws SQLException {
        List<MissingIndex> missing = new ArrayList<>();
        try (Statement statement = postgresql.createStatement()) {
            if (exists(statement)) {
                try (ResultSet index =
                        statement.executeQuery("select id, statement from " + MISSING + " order by phase, id")) {
                    while (index.next()) {
                        missing.add(new MissingIndex(index.getLong(1), index.getString(2)));
                    }
                }
            }
        }
        return missing;
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet table = statement.executeQuery("select to_regclass('%s') is not null".formatted(MISSING))) {
            return table.next() && table.getBoolean(1);
        }
    }

    /** Makes one, in the caller's transaction. */
    void create(MissingIndex index) throws SQLException {
        execute(index.statement());
        execute("delete from " + MISSING + " where id = " + index.id());
    }

    /** Ends with none missing, in the caller's transaction. */
    void end() throws SQLException {
        execute("drop table if exists " + MISSING);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = postgresql.createStatement()) {
            statement.execute(sql);
        }
    }
}
