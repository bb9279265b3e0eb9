package dev.leadline.privacy;

import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunOwnership;
import dev.leadline.ledger.RunRepository;
import dev.leadline.message.UserMessage;
import dev.leadline.privacy.LeadFileEraser.Erasure;
import dev.leadline.privacy.LeadFileEraser.InPlaceOfRows;
import dev.leadline.report.ReportNotWrittenException;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import dev.leadline.source.StagingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that may hold a person: those of runs, private copies, uploads, and what schedules have put away. */
final class PersonFiles {

    private static final int INBOX_DEPTH = 12;
    private static final Pattern ARCHIVED =
            Pattern.compile(".*[/\\\\](?:archive|failed)[/\\\\](?:run-\\d+|no-run)-[^/\\\\]*");

    private final LedgerQueries ledger;
    private final LeaseRepository leases;
    private final ReportRewriter reports;
    private final Settings settings;
    private final LeadFileEraser eraser;
    private final StagingFolder staging;
    private final RunRepository runs;
    private final Clock clock;

    PersonFiles(
            LedgerQueries ledger,
            RunRepository runs,
            LeaseRepository leases,
            ReportRewriter reports,
            Settings settings,
            Clock clock) {
        this.ledger = ledger;
        this.leases = leases;
        this.reports = reports;
        this.settings = settings;
        this.eraser = new LeadFileEraser(settings.readOptions());
        this.staging = new StagingFolder(settings.home());
        this.runs = runs;
        this.clock = clock;
    }

    /** How many files were changed at each place. */
    record Rewritten(long reports, long copies, long uploads, long archived, List<String> left) {}

    /**
     * @param changed in the ledger
     */
    Rewritten rewrite(ContactMatcher person, ChangedRows changed) {
        List<String> left = new ArrayList<>();
        return new Rewritten(
                rewriteReports(person, changed, left),
                eraseCopies(person, left),
                eraseUploads(person, left),
                eraseArchives(person, left),
                left);
    }

    private long rewriteReports(ContactMatcher person, ChangedRows changed, List<String> left) {
        return ledger.runs().stream()
                .filter(run -> rewriteReport(run, person, changed, left))
                .count();
    }

    private boolean rewriteReport(Run run, ContactMatcher person, ChangedRows changed, List<String> left) {
        if (changed.contains(run.id()) && reports.isElsewhere(run)) {
            left.add(UserMessage.of("privacy.files-elsewhere", run.id(), settings.home())
                    .withAdvice());
        }
        try {
            return rewriteFiles(run.id(), person, changed, left);
        } catch (ReportNotWrittenException | UncheckedIOException e) {
            left.add(UserMessage.of("privacy.run-not-written", reports.folder(run.id()))
                    .withAdvice());
            return false;
        }
    }

    private boolean rewriteFiles(long run, ContactMatcher person, ChangedRows changed, List<String> left) {
        List<Path> files = reports.files(run);
        List<Path> found = holding(person, files);
        if (files.isEmpty() || (found.isEmpty() && !changed.contains(run))) {
            return false;
        }
        if (isActive(run)) {
            left.add(UserMessage.of("privacy.run-running", run).withAdvice());
            return false;
        }
        found.stream().filter(file -> !ReportRewriter.isWritten(file)).forEach(file -> erase(file, person, left));
        rewrite(run, person, changed);
        return true;
    }

    /** What is in the files of the run although no row was found is gone once all rows are written again. */
    private void rewrite(long run, ContactMatcher person, ChangedRows changed) {
        changed.onlyRows(run).ifPresent(rows -> reports.update(run, rows));
        if (changed.onlyRows(run).isEmpty()
                || !holding(person, reports.files(run)).isEmpty()) {
            reports.rewrite(run);
        }
    }

    private static List<Path> holding(ContactMatcher person, List<Path> files) {
        return files.stream().filter(file -> TextSearch.finds(file, person)).toList();
    }

    private boolean erase(Path file, ContactMatcher person, List<String> left) {
        Erasure erasure = eraser.erase(file, person, InPlaceOfRows.NOTHING);
        if (erasure == Erasure.NOT_POSSIBLE) {
            left.add(byHand(file));
        } else if (erasure == Erasure.NO_ACCESS) {
            left.add(noAccess(file));
        }
        return erasure == Erasure.ERASED;
    }

    private long eraseCopies(ContactMatcher person, List<String> left) {
        Instant now = clock.instant();
        Set<String> needed = runs.unstaged();
        Set<Path> stuck = new HashSet<>();
        long erased = 0;
        for (Path copy : staging.unneeded(needed, now)) {
            Optional<Boolean> found = find(copy, person);
            try {
                erased += staging.delete(copy, now) && found.orElse(false) ? 1 : 0;
            } catch (IOException e) {
                stuck.add(copy);
                if (found.orElse(true)) {
                    left.add(noAccess(copy));
                }
            }
        }
        for (Path copy : files(staging.path())) {
            erased += !stuck.contains(copy) && eraseCopy(copy, reader(copy, needed), person, left) ? 1 : 0;
        }
        return erased;
    }

    /** Empty where the file cannot be read. */
    private Optional<Boolean> find(Path file, ContactMatcher person) {
        try {
            return Optional.of(eraser.finds(file, person));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private Optional<Run> reader(Path copy, Set<String> needed) {
        return ledger.runs().stream()
                .filter(run -> needed.contains(run.identity()) && copy.equals(staging.copy(run.identity())))
                .filter(run -> run.stagedAt() == null)
                .reduce((earlier, latest) -> latest);
    }

    /** Rows of the file keep their numbers, since a run continues with the row after the last one that it has read. */
    private boolean eraseCopy(Path copy, Optional<Run> reader, ContactMatcher person, List<String> left) {
        if (reader.isEmpty() || isActive(reader.get().id())) {
            Optional<Boolean> found = find(copy, person);
            if (found.isEmpty()) {
                left.add(noAccess(copy));
            } else if (found.get()) {
                left.add(UserMessage.of("privacy.copy-being-read", copy).withAdvice());
            }
            return false;
        }
        Erasure erasure = eraser.erase(copy, person, InPlaceOfRows.PLACEHOLDER);
        if (erasure == Erasure.NOT_POSSIBLE) {
            left.add(
                    UserMessage.of("privacy.copy-not-erased", copy, reader.get().id())
                            .withAdvice());
        } else if (erasure == Erasure.NO_ACCESS) {
            left.add(noAccess(copy));
        }
        return erasure == Erasure.ERASED;
    }

    /** An upload that cannot be rewritten is deleted: it is a copy, which its owner can upload again. */
    private long eraseUploads(ContactMatcher person, List<String> left) {
        long erased = 0;
        for (Path file : tree(settings.home().resolve("uploads"))) {
            Erasure erasure = eraser.erase(file, person, InPlaceOfRows.NOTHING);
            boolean isDeleted = erasure == Erasure.NOT_POSSIBLE && isDeleted(file);
            if (erasure == Erasure.NO_ACCESS || (erasure == Erasure.NOT_POSSIBLE && !isDeleted)) {
                left.add(noAccess(file));
            }
            erased += erasure == Erasure.ERASED || isDeleted ? 1 : 0;
        }
        return erased;
    }

    /** Files in the inbox itself are not touched, since they may just be taken. */
    private long eraseArchives(ContactMatcher person, List<String> left) {
        long erased = 0;
        Stream<Path> configured = settings.schedules().stream()
                .flatMap(schedule -> Stream.of(ScheduleSettings.ARCHIVE, ScheduleSettings.FAILED)
                        .map(schedule.inbox()::resolve))
                .flatMap(folder -> files(folder).stream());
        List<Path> files = Stream.concat(configured, archivesBelow(settings.inboxRoot()).stream())
                .distinct()
                .toList();
        for (Path file : files) {
            erased += erase(file, person, left) ? 1 : 0;
        }
        return erased;
    }

    /** Of all schedules that were ever created in the console: by the names that Leadline gives to files that it moves. */
    private static List<Path> archivesBelow(Path inboxRoot) {
        return regular(inboxRoot, INBOX_DEPTH).stream()
                .filter(file -> ARCHIVED.matcher(file.toString()).matches())
                .toList();
    }

    private static String noAccess(Path file) {
        return UserMessage.of("privacy.no-access", file).withAdvice();
    }

    private static String byHand(Path file) {
        return UserMessage.of("privacy.file-not-erased", file).withAdvice();
    }

    private boolean isActive(long run) {
        RunOwnership seen = leases.ownership(run);
        return seen.owner() != null && !seen.lapsed();
    }

    private static List<Path> files(Path folder) {
        return regular(folder, 1);
    }

    private static List<Path> tree(Path folder) {
        return regular(folder, 3);
    }

    private static List<Path> regular(Path folder, int depth) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDeleted(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
