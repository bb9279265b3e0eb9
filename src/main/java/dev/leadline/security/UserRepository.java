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
 * Who may enter the console. The file is read again whenever it has changed, so that whoever was added or removed, by
 * whichever process, counts at once. Safe for use by several threads.
 */
public final class UserRepository {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,60}");

    private final UsersFile file;
    private final Passwords passwords = new Passwords();
    private @Nullable Seen seen;

    private UserRepository(UsersFile file) {
        this.file = file;
    }

    /** What stood in the file when it looked as its stamp says. */
    private record Seen(UsersFile.@Nullable Stamp stamp, Map<String, User> users) {}

    /**
     * The users of a configuration.
     *
     * @param config its folder, which need not exist before somebody is added
     * @return to be asked anew each time; nothing is read yet
     */
    public static UserRepository in(Path config) {
        return new UserRepository(new UsersFile(config.resolve("users.yaml")));
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Everybody.
     *
     * @return in the order in which they were added
     * @throws UsageException when the file cannot be read
     */
    public List<User> all() {
        return List.copyOf(users().values());
    }

    /**
     * Whether nobody was ever added, or everybody was removed.
     *
     * @return true where there is no file either
     * @throws UsageException when the file cannot be read
     */
    public boolean isEmpty() {
        return users().isEmpty();
    }

    /**
     * Somebody as the file has him now.
     *
     * @param name exactly as it was added
     * @return empty for nobody
     * @throws UsageException when the file cannot be read
     */
    public Optional<User> find(String name) {
        return Optional.ofNullable(users().get(name));
    }

    /**
     * Looks whether somebody is who he says. It takes the same time for a wrong password and for a name that nobody has.
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
     * Says whether somebody can be added by a name, before a password is asked for.
     *
     * @param name letters, digits and {@code . _ @ -}
     * @throws UsageException when the name is taken or cannot be one
     */
    public void requireFree(String name) {
        if (!isName(name)) {
            throw new UsageException(
                    "\"%s\" cannot be a name: take 1 to 60 letters, digits and . _ @ -, such as ann or ann@example.com."
                            .formatted(name));
        }
        if (users().containsKey(name)) {
            throw new UsageException(
                    "There is a user %s already. For another password or role, remove it first: leadline user remove %1$s"
                            .formatted(name));
        }
    }

    /**
     * Lets somebody in from now on.
     *
     * @param name letters, digits and {@code . _ @ -}
     * @param role what the user may do
     * @param password from 12 characters to 72 bytes
     * @throws UsageException when the name is taken or cannot be one, the password is too short or too long, or the file
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
     * Lets somebody in no more.
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
        Seen before = seen;
        if (before == null || !Objects.equals(before.stamp(), now)) {
            // the stamp is older than what is read: a change in between is seen the next time
            before = new Seen(now, file.read());
            seen = before;
        }
        return before.users();
    }
}
