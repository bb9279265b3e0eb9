package dev.leadline.notification;

import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.ReportFiles;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Nights as they happen. */
final class NotificationSamples {

    static final Instant NIGHT = Instant.parse("2027-03-02T07:31:00Z");
    static final Clock CLOCK = Clock.fixed(NIGHT, ZoneOffset.UTC);
    static final ZoneId BOSTON = ZoneId.of("America/New_York");
    static final URI CONSOLE = URI.create("https://leads.example.com/");

    private NotificationSamples() {}

    /** The turn of a schedule on which nothing has happened yet. */
    static Notification nightly() {
        return Notification.of("nightly", NIGHT, BOSTON);
    }

    /** Twenty-five rows, three of which are for a person to fix. */
    static Notification threeRejected() {
        return nightly()
                .ran(
                        run(
                                12,
                                4,
                                Map.of(RowStatus.CREATED, 22L, RowStatus.REJECTED, 3L),
                                new ProblemCount("BAD_EMAIL", "email_1", 2),
                                new ProblemCount("NO_CONTACT", null, 1)),
                        null);
    }

    static Notification fine() {
        return nightly().ran(run(12, 0, Map.of(RowStatus.CREATED, 22L)), null);
    }

    static Notification failed() {
        return nightly().failed(ExitCode.STOPPED_EARLY, 12L);
    }

    /** A run whose file was called after a person. */
    static Summary run(long number, int exit, Map<RowStatus, Long> rows, ProblemCount... problems) {
        Path folder = Path.of("/srv/canary-jane-doe/runs/12");
        return new Summary(
                number,
                "COMPLETED",
                "canary-jane-doe.csv",
                "generic",
                NIGHT,
                NIGHT.plusSeconds(8),
                new RowCounts(rows),
                List.of(problems),
                new RequestCounts(3, 7, 1),
                new ReportFiles(folder.resolve("rejects.csv"), folder.resolve("outcomes.csv"), null, null),
                ExitCode.of(exit));
    }
}
