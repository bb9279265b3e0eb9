package dev.leadline.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a value is written so that it is the same text from both databases, which PostgreSQL reads as that value. */
enum ColumnKind {
    /** PostgreSQL cannot keep NUL. */
    TEXT {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            String text = row.getString(column);
            return text == null || text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        }
    },
    NUMBER {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            long number = row.getLong(column);
            return row.wasNull() ? null : Long.toString(number);
        }
    },
    BOOLEAN {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.toString(value);
        }
    },
    /** PostgreSQL keeps microseconds; H2 keeps nanoseconds where a column says so. */
    INSTANT {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null
                    ? null
                    : time.toInstant().truncatedTo(ChronoUnit.MICROS).toString();
        }
    },
    LOCAL_TIME {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            LocalDateTime time = row.getObject(column, LocalDateTime.class);
            return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).toString();
        }
    },
    BYTES {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
        }
    };

    abstract @Nullable String read(ResultSet row, int column) throws SQLException;

    /**
     * The kind of a column.
     *
     * @param type as PostgreSQL's information schema names it
     */
    static ColumnKind of(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "character varying", "character", "text" -> TEXT;
            case "bigint", "integer", "smallint" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "timestamp with time zone" -> INSTANT;
            case "timestamp without time zone" -> LOCAL_TIME;
            case "bytea" -> BYTES;
            default -> throw new IllegalStateException("columns of the type " + type + " cannot be copied");
        };
    }
}
