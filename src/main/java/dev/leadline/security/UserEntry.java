package dev.leadline.security;

import java.util.Objects;

/** A user as {@code users.yaml} has it; one that nobody could log in by is refused. */
record UserEntry(String role, String password) {

    UserEntry {
        Role.of(Objects.requireNonNull(role));
        if (!Passwords.isHash(Objects.requireNonNull(password))) {
            throw new IllegalArgumentException("no hash of a password");
        }
    }

    @Override
    public String toString() {
        return "UserEntry[" + role + "]";
    }
}
