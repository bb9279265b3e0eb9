package dev.leadline.testing;

import dev.leadline.security.Role;
import dev.leadline.security.UserRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * People who may log in to the console of a test. Their passwords are hashed as weakly as bcrypt can, because each
 * log-in takes a third of a second otherwise.
 */
public final class ConsoleUsers {

    private static final BCryptPasswordEncoder WEAK = new BCryptPasswordEncoder(4);

    private ConsoleUsers() {}

    /**
     * Adds somebody to the users of a configuration, as {@code leadline user add} does.
     *
     * @param config its folder, which does not need to exist
     * @return the users, with the new one
     */
    public static UserRepository add(Path config, String name, Role role, String password) {
        try {
            Files.createDirectories(config);
            Files.writeString(
                    config.resolve("users.yaml"),
                    "%s: {role: %s, password: '%s'}%n".formatted(name, role.word(), WEAK.encode(password)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return UserRepository.in(config);
    }
}
