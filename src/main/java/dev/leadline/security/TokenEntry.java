package dev.leadline.security;

import java.util.Objects;
import java.util.regex.Pattern;

/** A token as {@code tokens.yaml} has it; one that nothing could be the hash of is refused. */
record TokenEntry(String role, String sha256) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    TokenEntry {
        Role.ofProgram(Objects.requireNonNull(role));
        if (!HASH.matcher(Objects.requireNonNull(sha256)).matches()) {
            throw new IllegalArgumentException("no hash of a token");
        }
    }

    @Override
    public String toString() {
        return "TokenEntry[" + role + "]";
    }
}
