package dev.leadline.security;

/**
 * Somebody who may enter the console. Two are the same only with the same role and password.
 *
 * @param name as it is typed to log in
 * @param role what the user may do
 * @param hash of the password, by bcrypt
 */
public record User(String name, Role role, String hash) {

    @Override
    public String toString() {
        return "User[" + name + ", " + role.word() + "]";
    }
}
