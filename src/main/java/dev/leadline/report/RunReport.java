package dev.leadline.report;

import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Writes the report of a run, and refuses a run that does not add up. */
public final class RunReport {

    private static final Set<RowStatus> EVERY = EnumSet.allOf(RowStatus.class);

    /** Those that are on the page with what is wrong with them, and all that can be in {@code rejects.csv}. */
    private static final Set<RowStatus> LOOKED_AT = lookedAt();

    /** Rows by their status take longer to read than all rows, so they are read only where they are a small part of a run. */
    private static final int FEW = 10;

    private static final int FEW_ROWS = 500;

    private RunReport() {}

    private static Set<RowStatus> lookedAt() {
        Set<RowStatus> statuses = EnumSet.copyOf(RejectCauses.LOOKED_AT);
        statuses.addAll(RowStatus.FIXABLE);
        return statuses;
    }

    /**
     * Writes {@code rejects.csv}, {@code outcomes.csv}, {@code report.html} and {@code summary.json}; each appears when it is whole, in place of
     * an earlier one.
     *
     * <p>The counts of the summary are those of the rows in {@code outcomes.csv}, so that the files never contradict each
     * other. Memory does not grow with the run.
     *
     * @param ledger where the rows are
     * @param run the run as it stands at this end
     * @param directory the run's own folder; made when missing, for its owner alone
     * @param exit the exit code of this end
     * @return what {@code summary.json} says
     * @throws UnbalancedRunException when the rows read, held and reported are not equally many; the files are there then, with
     *     exit code 1
     * @throws ReportNotWrittenException when the disk does not take a file
     */
    public static Summary write(LedgerView ledger, Run run, Path directory, ExitCode exit) {
        return write(ledger, run, directory, ReportFiles.in(directory), exit);
    }

    /**
     * Writes the files for a reader who takes them elsewhere, so none of them says where they lie.
     *
     * @param run the run as it stands, which has ended
     * @param directory where nothing else is
     * @throws UnbalancedRunException as {@link #write}
     * @throws ReportNotWrittenException when the disk does not take a file
     */
    public static void copy(LedgerView ledger, Run run, Path directory) {
        write(ledger, run, directory, ReportFiles.NONE, exitOf(run));
    }

    private static Summary write(LedgerView ledger, Run run, Path directory, ReportFiles files, ExitCode exit) {
        AtomicFile.ownFolder(directory);
        AtomicFile.sweep(directory);
        ReportPage page = new ReportPage();
        RowCounts reported = writeRows(ledger, run, directory, page);
        RowCounts held = ledger.counts(run.id());
        long read = run.rowsRead() == null ? held.total() : run.rowsRead();
        boolean balanced = reported.total() == held.total() && held.total() == read;
        Summary summary = summary(ledger, run, reported, files, balanced ? exit : ExitCode.INTERNAL_ERROR);
        writeWhole(directory.resolve("report.html"), page.of(run, summary));
        writeWhole(directory.resolve("summary.json"), summary.toJson() + "\n");
        if (!balanced) {
            throw new UnbalancedRunException(run.id(), read, held, reported, directory);
        }
        return summary;
    }

    /**
     * Writes the files again after few rows have changed: the lines of all others are copied from {@code outcomes.csv}. Where that file
     * does not say what the ledger says of the other rows, everything is written as by {@link #write}.
     *
     * @param changed the numbers of the rows
     * @throws UnbalancedRunException as {@link #write}
     * @throws ReportNotWrittenException when the disk does not take a file
     */
    public static Summary update(LedgerView ledger, Run run, Path directory, ExitCode exit, Set<Long> changed) {
        RowCounts held = ledger.counts(run.id());
        long read = run.rowsRead() == null ? held.total() : run.rowsRead();
        long toLookAt = LOOKED_AT.stream().mapToLong(held::of).sum();
        if (read != held.total() || toLookAt + changed.size() > Math.max(read / FEW, FEW_ROWS)) {
            return write(ledger, run, directory, exit);
        }
        AtomicFile.ownFolder(directory);
        AtomicFile.sweep(directory);
        ReportPage page = new ReportPage();
        if (!new OutcomesUpdate(ledger, run.id(), changed).write(directory.resolve("outcomes.csv"), held, page)) {
            return write(ledger, run, directory, exit);
        }
        writeRejects(ledger, run, directory, page);
        Summary summary = summary(ledger, run, held, ReportFiles.in(directory), exit);
        writeWhole(directory.resolve("report.html"), page.of(run, summary));
        writeWhole(directory.resolve("summary.json"), summary.toJson() + "\n");
        return summary;
    }

    private static void writeRejects(LedgerView ledger, Run run, Path directory, ReportPage page) {
        try (RejectsFile rejects = openRejects(ledger, run, directory)) {
            ledger.forEachRow(run.id(), LOOKED_AT, row -> {
                page.addCause(row);
                if (row.isOpenReject()) {
                    rejects.write(row);
                }
            });
            rejects.publish();
        }
    }

    private static RejectsFile openRejects(LedgerView ledger, Run run, Path directory) {
        String name = RejectForm.runName(ledger.homeId(), run.id());
        return RejectsFile.open(directory.resolve("rejects.csv"), run.header(), name);
    }

    /**
     * What a run came to so far, from the ledger alone; writes nothing.
     *
     * @param ledger where the rows are
     * @param run the run as it stands
     * @param directory the run's own folder; of its files those are named that are there
     * @return the exit code in it is that of the run's last end, or 0 before the first
     */
    public static Summary summarise(LedgerView ledger, Run run, Path directory) {
        ReportFiles files = ReportFiles.in(directory).existing();
        return summary(ledger, run, ledger.counts(run.id()), files, exitOf(run));
    }

    private static ExitCode exitOf(Run run) {
        return run.exit() == null ? ExitCode.OK : run.exit();
    }

    /**
     * Whether the files in a folder are those of the last work on a run: they say as many rows in each status, and as many
     * creates, as the ledger does.
     *
     * @param directory the run's own folder, which need not exist
     */
    public static boolean isCurrent(LedgerView ledger, Run run, Path directory) {
        Path summary = directory.resolve("summary.json");
        try {
            return Files.isRegularFile(summary)
                    && SummaryJson.says(
                            Files.readString(summary),
                            ledger.counts(run.id()),
                            ledger.requests(run.id()).sent());
        } catch (IOException e) {
            return false;
        }
    }

    private static RowCounts writeRows(LedgerView ledger, Run run, Path directory, ReportPage page) {
        Map<RowStatus, Long> counted = new EnumMap<>(RowStatus.class);
        try (RejectsFile rejects = openRejects(ledger, run, directory);
                OutcomesFile outcomes = OutcomesFile.open(directory.resolve("outcomes.csv"))) {
            ledger.forEachRow(run.id(), EVERY, row -> {
                counted.merge(row.status(), 1L, Long::sum);
                writeRow(row, rejects, outcomes);
                page.add(row);
            });
            rejects.publish();
            outcomes.publish();
        }
        return new RowCounts(counted);
    }

    private static void writeRow(LedgerRow row, RejectsFile rejects, OutcomesFile outcomes) {
        outcomes.write(row);
        if (row.isOpenReject()) {
            rejects.write(row);
        }
    }

    private static void writeWhole(Path path, String content) {
        try (AtomicFile file = AtomicFile.at(path)) {
            file.writer().write(content);
            file.publish();
        } catch (IOException e) {
            throw new ReportNotWrittenException(path, e);
        }
    }

    private static RowCounts openRejects(LedgerView ledger, Run run, RowCounts rows) {
        boolean any = RowStatus.FIXABLE.stream().anyMatch(status -> rows.of(status) > 0);
        return any ? ledger.openRejects(run.id()) : new RowCounts(Map.of());
    }

    private static Summary summary(LedgerView ledger, Run run, RowCounts rows, ReportFiles files, ExitCode exit) {
        return new Summary(
                run.id(),
                run.status().name(),
                run.file(),
                run.target(),
                run.startedAt(),
                run.endedAt(),
                rows,
                ledger.problemCounts(run.id()),
                ledger.warningCounts(run.id()),
                ledger.requests(run.id()),
                files,
                exit,
                run.stopReason(),
                openRejects(ledger, run, rows));
    }
}
