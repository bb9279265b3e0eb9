package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import dev.leadline.run.OpenHome;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lock file of a process that died, with a port that belongs to another program by now. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StaleLockTests {

    @TempDir
    Path home;

    private Settings settings;

    @BeforeEach
    void aHomeThatWasUsed() {
        settings = Settings.load(home, Map.of("leadline.home", home.toString(), "leadline.database.patience", "500ms"));
        OpenHome.of(settings).close();
    }

    @Test
    void opensAlthoughTheOtherProgramNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            leaveLockFile(silent.getLocalPort());

            assertThat(DatabaseProbe.of(settings)).isPresent();

            leaveLockFile(silent.getLocalPort());
            try (OpenHome imports = OpenHome.of(settings)) {
                assertThat(imports.ledger().run(1)).isEmpty();
            }
        }
        assertThat(lockFile()).doesNotExist();
    }

    @Test
    void refusesWhatAnotherHoldsAndLeavesItsLockFile() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                LockingProcess holder = LockingProcess.of(home.resolve("leadline.mv.db"))) {
            leaveLockFile(silent.getLocalPort());

            assertThatThrownBy(() -> OpenHome.of(settings))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "The database of %s is open in process %d, which does not respond. Wait until it ends, or"
                                    + " stop it with kill %2$d. Then run this command again.",
                            home, holder.pid());
        }
        assertThat(lockFile()).exists();
    }

    private void leaveLockFile(int port) throws IOException {
        Files.write(lockFile(), List.of("#FileLock", "id=19c0ffee", "method=file", "server=127.0.0.1\\:" + port));
    }

    private Path lockFile() {
        return home.resolve("leadline.lock.db");
    }
}
