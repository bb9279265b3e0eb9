package dev.leadline.transfer;

import dev.leadline.shared.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the hashes of rows. A sum needs no order, and the two databases sort texts differently; a row that is missing, added or
 * changed in any value changes it.
 */
final class RowDigest {

    private static final int NULL = -1;

    private final MessageDigest hash = Hashes.newSha256();
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private final long[] sum = new long[4];
    private long rows;

    void add(@Nullable String[] row) {
        for (String value : row) {
            if (value == null) {
                addLength(NULL);
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                addLength(bytes.length);
                hash.update(bytes);
            }
        }
        ByteBuffer digest = ByteBuffer.wrap(hash.digest());
        for (int i = 0; i < sum.length; i++) {
            sum[i] += digest.getLong();
        }
        rows++;
    }

    /** So that "ab", "c" differs from "a", "bc". */
    private void addLength(int bytes) {
        hash.update(length.putInt(0, bytes).array());
    }

    TableDigest total() {
        StringBuilder hex = new StringBuilder();
        for (long part : sum) {
            hex.append(HexFormat.of().toHexDigits(part));
        }
        return new TableDigest(rows, hex.toString());
    }
}
