package dev.leadline.job;

import dev.leadline.ledger.UnusableLedgerException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** Says in Leadline's own words what kept a database from being opened, where the cause is known. */
final class DatabaseErrors {

    private static final Set<Integer> DAMAGED = Set.of(
            ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2);

    /** H2 refuses AUTO_SERVER on a file that it may only read by the last of these. */
    private static final Set<Integer> READ_ONLY = Set.of(
            ErrorCode.DATABASE_IS_READ_ONLY, ErrorCode.FILE_CREATION_FAILED_1, ErrorCode.FEATURE_NOT_SUPPORTED_1);

    private DatabaseErrors() {}

    static Optional<NotStartedException> known(DatabaseAddress address, List<Throwable> chain) {
        return chain.stream()
                .map(cause -> sentence(address, cause))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<NotStartedException> sentence(DatabaseAddress address, Throwable cause) {
        if (cause instanceof UnusableLedgerException unusable) {
            return Optional.of(OpeningFailure.stopped(String.valueOf(unusable.getMessage())));
        }
        return address.isInHome() ? ofFile(address.home(), cause) : Optional.empty();
    }

    private static Optional<NotStartedException> ofFile(Path home, Throwable cause) {
        Path file = DatabaseFile.in(home).path();
        if (cause instanceof SQLException sql && READ_ONLY.contains(sql.getErrorCode())) {
            return Optional.of(new NotStartedException(
                    ExitCode.USAGE,
                    "The database file %s is read-only. Make it and its folder writable, or name another home with --home."
                            .formatted(file)));
        }
        boolean damaged =
                cause instanceof MVStoreException || cause instanceof SQLException sql && DAMAGED.contains(sql.getErrorCode());
        return damaged
                ? Optional.of(OpeningFailure.stopped(
                        "The database file %s is damaged or cannot be read. Check the disk, restore the file from a backup, or start a new ledger with --new-ledger; leads that were sent before can then be sent twice."
                                .formatted(file)))
                : Optional.empty();
    }
}
