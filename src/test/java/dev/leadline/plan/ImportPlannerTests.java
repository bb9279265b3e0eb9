package dev.leadline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.run.SilentListener;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the day on which a plan is made means for the dates of a file. */
class ImportPlannerTests {

    @TempDir
    Path folder;

    @Test
    void aLeaseStartIsAWishUntilItsDayAndARecordAfterwards() throws IOException {
        assertThat(leaseStartOn("2026-12-01T12:00:00Z")).isEqualTo("move_in_date");
        assertThat(leaseStartOn("2027-02-03T12:00:00Z")).isNull();
    }

    @Test
    void theDayIsThatOfUtcWhereverTheMachineIs() throws IOException {
        assertThat(leaseStartOn("2027-02-02T23:30:00Z")).isEqualTo("move_in_date");
    }

    private @Nullable String leaseStartOn(String moment) throws IOException {
        Path file = Files.writeString(
                folder.resolve("leads.csv"),
                "Tenant Name,Email,Lease Start\nAnn Lee,ann@example.com,2027-02-02\nBo Kim,bo@example.com,2027-02-02\n");
        Settings settings = Settings.load(folder, Map.of());
        Clock clock = Clock.fixed(Instant.parse(moment), ZoneId.of("Asia/Tokyo"));
        MappingOptions options =
                new MappingOptions(settings.targets().named("generic"), null, null, Map.of("integration_id", "int_1"));

        ImportPlan plan = new ImportPlanner(settings, clock)
                .draft(
                        ProfiledFile.read(file, settings.readOptions(), new SilentListener()),
                        options,
                        ChosenAccount.NONE);

        return List.copyOf(plan.mapping().columns()).get(2).field();
    }
}
