package dev.leadline.schedule;

import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The schedules that people created in the console, for those who look at them and do not run them. */
public final class SavedSchedules {

    private SavedSchedules() {}

    /**
     * Reads them.
     *
     * @param database of a ledger, which stays open
     * @return by name; none in a ledger of an older version that has no schedules
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    public static List<ScheduleSettings> in(Connection database, Settings settings) {
        InboxRoot inboxes = new InboxRoot(settings.inboxRoot());
        Path mappings = settings.config().resolve("mappings");
        try {
            return SavedScheduleRepository.in(
                            new SingleConnectionDataSource(database, true),
                            settings.database().patience(),
                            Clock.systemUTC())
                    .all()
                    .stream()
                    .map(saved -> ScheduleCatalog.settings(saved.values(), inboxes, mappings))
                    .toList();
        } catch (BadSqlGrammarException e) {
            return List.of();
        }
    }
}
