package dev.leadline.security;

import dev.leadline.lead.UsageException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The users of the console. The file is read again when it has changed, so that changes by any process take effect at once.
 * Safe for use by several threads.
 */
public final class UserRepository {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,60}");

    private final UsersFile file;
    private final Passwords passwords = new Passwords();
    private @Nullable CachedUsers seen;

    private UserRepository(UsersFile file) {
        this.file = file;
    }

    /** The content of the file at the time of its stamp. */
    private record CachedUsers(UsersFile.@Nullable Stamp stamp, Map<String, User> users) {}

    /**
     * The users of a configuration.
     *
     * @param config its folder, which does not need to exist until a user is added
     */
    public static UserRepository in(Path config) {
        return new UserRepository(new UsersFile(config.resolve("users.yaml")));
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * All users.
     *
     * @return in the order in which they were added
     * @throws UsageException when the file cannot be read
     */
    public List<User> all() {
        return List.copyOf(users().values());
    }

    /**
     * Whether there are no users.
     *
     * @return true where there is no file either
     * @throws UsageException when the file cannot be read
     */
    public boolean isEmpty() {
        return users().isEmpty();
    }

    /**
     * Finds a user.
     *
     * @param name exactly as it was added
     * @return empty if there is no such user
     * @throws UsageException when the file cannot be read
     */
    public Optional<User> find(String name) {
        return Optional.ofNullable(users().get(name));
    }

    /**
     * Authenticates a user. Takes the same time for a wrong password and for an unknown name.
     *
     * @param name as it was typed
     * @param password as it was typed
     * @return empty where one of them is wrong
     * @throws UsageException when the file cannot be read
     */
    public Optional<User> recognise(String name, String password) {
        User user = users().get(name);
        boolean right = passwords.matches(password, user == null ? null : user.hash());
        return right ? Optional.ofNullable(user) : Optional.empty();
    }

    /**
     * Checks that a new user can have this name, before the password prompt.
     *
     * @param name letters, digits and {@code . _ @ -}
     * @throws UsageException when the name is taken or not valid
     */
    public void requireFree(String name) {
        if (!isName(name)) {
            throw new UsageException(
                    "\"%s\" is not a valid user name. Use 1 to 60 letters, digits and the characters . _ @ -, such as ann or ann@example.com."
                            .formatted(name));
        }
        if (users().containsKey(name)) {
            throw new UsageException(
                    "User %s already exists. To change the password or the role, remove the user first: leadline user remove %1$s"
                            .formatted(name));
        }
    }

    /**
     * Adds a user.
     *
     * @param name letters, digits and {@code . _ @ -}
     * @param role what the user may do
     * @param password from 12 characters to 72 bytes
     * @throws UsageException when the name is taken or not valid, the password is too short or too long, or the file
     *     cannot be written
     */
    public void add(String name, Role role, String password) {
        requireFree(name);
        User user = new User(name, role, passwords.hash(password));
        synchronized (this) {
            Map<String, User> users = new LinkedHashMap<>(users());
            users.put(name, user);
            file.write(users.values());
        }
    }

    /**
     * Removes a user.
     *
     * @param name exactly as it was added
     * @throws UsageException when there is no such user, or the file cannot be written
     */
    public synchronized void remove(String name) {
        Map<String, User> users = new LinkedHashMap<>(users());
        if (users.remove(name) == null) {
            throw UsageException.unknown("There is no user \"" + name + "\"", name, users.keySet());
        }
        file.write(users.values());
    }

    private synchronized Map<String, User> users() {
        UsersFile.Stamp now = file.stamp();
        CachedUsers before = seen;
        if (before == null || !Objects.equals(before.stamp(), now)) {
            // the stamp is older than what is read: a change in between is seen the next time
            before = new CachedUsers(now, file.read());
            seen = before;
        }
        return before.users();
    }
}
