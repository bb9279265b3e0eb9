package dev.leadline.run;

import dev.leadline.home.UnpackedBackup;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Makes a home from a backup. It is made beside its place and moved there when no row in it is sent by itself, so a restore that is cut off
 * leaves no home.
 */
public final class LedgerRestore {

    private LedgerRestore() {}

    /**
     * Restores a backup to the home of the settings.
     *
     * @throws UserException when the home is not empty, or the file is not a backup
     */
    public static RestoreResult restore(Settings settings, Path file) {
        try (UnpackedBackup backup = UnpackedBackup.beside(settings, file)) {
            RestoreResult result = makeSafe(settings.withHome(backup.folder()), backup.madeAt());
            backup.becomeHome();
            return result;
        }
    }

    private static RestoreResult makeSafe(Settings unpacked, Instant madeAt) {
        try (OpenHome restored = OpenHome.of(unpacked)) {
            int closed = restored.restoring().closeUnread();
            long rows = restored.restoring().putInDoubt(madeAt);
            return new RestoreResult(madeAt, restored.ledger().runs().size(), rows, closed);
        }
    }
}
