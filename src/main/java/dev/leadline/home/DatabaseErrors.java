package dev.leadline.home;

import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Says in Leadline's own words what kept a database from being opened, where the cause is known. */
final class DatabaseErrors {

    private static final Set<Integer> DAMAGED = Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1);

    private static final Set<Integer> DAMAGED_STORE =
            Set.of(DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_UNSUPPORTED_FORMAT);

    private DatabaseErrors() {}

    /**
     * The sentence for the first cause that is known.
     *
     * @param chain what was thrown, and its causes
     */
    static Optional<UserException> known(DatabaseAddress address, List<Throwable> chain) {
        return chain.stream()
                .map(cause -> address.isInHome() ? ofFile(address.home(), cause) : Optional.<UserException>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<UserException> ofFile(Path home, Throwable cause) {
        Path file = DatabaseFile.in(home).path();
        if (cause instanceof SQLException && !(Files.isWritable(file) && Files.isWritable(home))) {
            return Optional.of(UserException.usage("home.database-read-only", file));
        }
        if (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.WRONG_USER_OR_PASSWORD) {
            return Optional.of(UserException.of(ExitCode.STOPPED_EARLY, "home.database-login", home));
        }
        return isDamage(cause)
                ? Optional.of(UserException.of(ExitCode.STOPPED_EARLY, "home.database-damaged", file))
                : Optional.empty();
    }

    /** Whether H2 says that a database file is not as it was written. */
    static boolean isDamage(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> (cause instanceof SQLException sql && DAMAGED.contains(sql.getErrorCode()))
                        || (cause instanceof MVStoreException store && DAMAGED_STORE.contains(store.getErrorCode())));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(30);
    }
}
