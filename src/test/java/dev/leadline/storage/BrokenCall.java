package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.FaultyDatabase;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * One import whose n-th JDBC call fails, and which is then gone on with.
 *
 * @param onPostgres whether the database is PostgreSQL, or else H2 in a file
 * @param fault how the call fails
 * @param call its number, from 1
 */
record BrokenCall(boolean onPostgres, FaultyDatabase.Fault fault, long call) {

    /** Whether the fault has happened at all. */
    boolean happens(Path folder) throws IOException, SQLException {
        String postgres = onPostgres ? RealPostgres.freshDatabase() : null;
        try (Office office = new Office(folder, postgres);
                FaultyDatabase database =
                        FaultyDatabase.at(postgres == null ? office.home().toString() : postgres)) {
            office.receivesAFile();
            assertThat(office.types("runs").exit()).isZero();

            database.failAt(call, fault);
            RealTerminal.Said first = office.importsTheFile();
            boolean happened = database.fired();
            database.heal();
            office.hasSaid(first, toString());

            if (first.exit() == 5) {
                office.timePasses();
            }
            boolean begun = office.types("show", "1").exit() == 0;
            RealTerminal.Said last = begun && call % 2 == 0 ? office.types("resume", "1") : office.importsTheFile();
            office.isWellAgain(last, toString());
            office.keepsNoCopy(toString());
            return happened;
        }
    }

    /** In a folder of its own. */
    boolean happensIn(Path parent) throws IOException, SQLException {
        return happens(Files.createTempDirectory(parent, "office"));
    }
}
