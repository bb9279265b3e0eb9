package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.FaultyDatabase;
import java.io.IOException;
import java.sql.SQLException;

/**
 * One import whose n-th JDBC call fails, and which is then gone on with.
 *
 * @param fault how the call fails
 * @param call its number, from 1
 */
record BrokenCall(FaultyDatabase.Fault fault, long call) {

    /** Judges all that comes of it in a new office, and tells whether the fault has happened at all. */
    boolean happensIn(StorageFixture office) throws IOException, SQLException {
        try (FaultyDatabase database = FaultyDatabase.at(office.databaseAddress())) {
            office.isInAHurry(fault == FaultyDatabase.Fault.GONE);
            database.failAt(call, fault);
            RealTerminal.Said first = office.importsTheFile();
            database.heal();
            office.isInAHurry(false);
            office.hasSaid(first, toString());
            if (fault == FaultyDatabase.Fault.RESTARTED) {
                assertThat(first.exit())
                        .as("exit of %s, which said%n%s%s", this, first.err(), first.out())
                        .isNotEqualTo(5);
            }

            boolean begun = office.timePassesForRuns() > 0;
            RealTerminal.Said last = begun && call % 2 == 0 ? office.types("resume", "1") : office.importsTheFile();
            office.isWellAgain(last, toString());
            office.keepsNoCopy(toString());
            return database.fired();
        }
    }
}
