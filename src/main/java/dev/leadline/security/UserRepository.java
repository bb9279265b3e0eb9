package dev.leadline.security;

import dev.leadline.lead.UnknownName;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.security.CredentialsFile.CredentialsWording;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The users of the console. Changes by any process take effect at once. Safe for use by several threads. */
public final class UserRepository {

    private static final CredentialsWording WORDING = new CredentialsWording(
            "# Users of the console. To change them, use: leadline user add|list|remove",
            "user file",
            "user",
            "Each name needs a role (viewer, operator or admin) and a password (a bcrypt hash). Correct the entry, or remove it and run leadline user add.");

    private final CredentialsFile<UserEntry> file;
    private final Passwords passwords = new Passwords();

    private UserRepository(Path file) {
        this.file = new CredentialsFile<>(file, UserEntry.class, WORDING);
    }

    /**
     * The users of a configuration.
     *
     * @param config its folder, which does not need to exist until a user is added
     */
    public static UserRepository in(Path config) {
        return new UserRepository(config.resolve("users.yaml"));
    }

    /**
     * All users.
     *
     * @return in the order in which they were added
     * @throws UserException when the file cannot be read
     */
    public List<User> all() {
        return file.entries().entrySet().stream()
                .map(entry -> user(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Whether there are no users.
     *
     * @return true where there is no file either
     * @throws UserException when the file cannot be read
     */
    public boolean isEmpty() {
        return file.entries().isEmpty();
    }

    /**
     * Finds a user.
     *
     * @param name exactly as it was added
     * @return empty if there is no such user
     * @throws UserException when the file cannot be read
     */
    public Optional<User> find(String name) {
        return Optional.ofNullable(file.entries().get(name)).map(entry -> user(name, entry));
    }

    /**
     * Authenticates a user. Takes the same time for a wrong password and for an unknown name.
     *
     * @param name as it was typed
     * @param password as it was typed
     * @return empty where one of them is wrong
     * @throws UserException when the file cannot be read
     */
    public Optional<User> recognise(String name, String password) {
        Optional<User> user = find(name);
        boolean right = passwords.matches(password, user.map(User::hash).orElse(null));
        return right ? user : Optional.empty();
    }

    /**
     * Checks that a new user can have this name, before the password prompt.
     *
     * @param name letters, digits and {@code . _ @ -}
     * @throws UserException when the name is taken or not valid
     */
    public void requireFree(String name) {
        if (!CredentialsFile.isName(name)) {
            throw UserException.usage("security.user-name-invalid", name);
        }
        if (file.entries().containsKey(name)) {
            throw UserException.usage("security.user-exists", name);
        }
    }

    /**
     * Adds a user.
     *
     * @param name letters, digits and {@code . _ @ -}
     * @param role what the user may do
     * @param password from 12 characters to 72 bytes
     * @throws UserException when the name is taken or not valid, the password is too short or too long, or the file
     *     cannot be written
     */
    public void add(String name, Role role, String password) {
        requireFree(name);
        UserEntry entry = new UserEntry(role.word(), passwords.hash(password));
        synchronized (this) {
            Map<String, UserEntry> users = file.entries();
            users.put(name, entry);
            file.write(users);
        }
    }

    /**
     * Removes a user.
     *
     * @param name exactly as it was added
     * @throws UserException when there is no such user, or the file cannot be written
     */
    public synchronized void remove(String name) {
        Map<String, UserEntry> users = file.entries();
        if (users.remove(name) == null) {
            throw UnknownName.error(UserMessage.of("security.no-user", name), name, users.keySet());
        }
        file.write(users);
    }

    /**
     * Gives a user another role, which ends the user's sessions.
     *
     * @throws UserException when there is no such user, or the file cannot be written
     */
    public synchronized void setRole(String name, Role role) {
        change(name, entry -> new UserEntry(role.word(), entry.password()));
    }

    /**
     * Gives a user another password, which ends the user's sessions.
     *
     * @param password from 12 characters to 72 bytes
     * @throws UserException when there is no such user, the password is too short or too long, or the file cannot be written
     */
    public void setPassword(String name, String password) {
        String hash = passwords.hash(password);
        synchronized (this) {
            change(name, entry -> new UserEntry(entry.role(), hash));
        }
    }

    private void change(String name, UnaryOperator<UserEntry> change) {
        Map<String, UserEntry> users = file.entries();
        if (users.computeIfPresent(name, (same, entry) -> change.apply(entry)) == null) {
            throw UnknownName.error(UserMessage.of("security.no-user", name), name, users.keySet());
        }
        file.write(users);
    }

    private static User user(String name, UserEntry entry) {
        return new User(name, Role.of(entry.role()), entry.password());
    }
}
