package dev.leadline.privacy;

import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import dev.leadline.report.RunFolders;
import dev.leadline.report.RunReport;
import dev.leadline.report.UnbalancedRunException;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Writes the files of ended runs again, from what the ledger still knows. */
final class ReportRewriter {

    private static final Set<String> WRITTEN = Set.of("rejects.csv", "outcomes.csv", "report.html", "summary.json");

    private final LedgerQueries ledger;
    private final RunFolders folders;

    ReportRewriter(LedgerQueries ledger, RunFolders folders) {
        this.ledger = ledger;
        this.folders = folders;
    }

    /** Writes the report again, and deletes every other file of the run. */
    void withoutPersonalData(long run) {
        files(run).stream().filter(file -> !isWritten(file)).forEach(ReportRewriter::delete);
        rewrite(run);
    }

    /** Writes the report again, where there is one. */
    void rewrite(long run) {
        write(run, (known, exit) -> RunReport.write(ledger, known, folders.of(run), exit));
    }

    /** Writes the report again after some rows of the run have changed, where there is one. */
    void update(long run, Set<Long> rows) {
        write(run, (known, exit) -> RunReport.update(ledger, known, folders.of(run), exit, rows));
    }

    private void write(long run, BiConsumer<Run, ExitCode> report) {
        if (!Files.isDirectory(folders.of(run), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Run known = ledger.knownRun(run);
        ExitCode exit = known.exit();
        try {
            report.accept(known, exit == null ? ExitCode.STOPPED_EARLY : exit);
        } catch (UnbalancedRunException e) {
            // the end of the run said so, and the files are written
        }
    }

    /** Whether a run was reported in another home, whose files this process does not reach. */
    boolean isElsewhere(Run run) {
        return run.exit() != null && !Files.isDirectory(folders.of(run.id()), LinkOption.NOFOLLOW_LINKS);
    }

    /** The folder with the files of a run. */
    Path folder(long run) {
        return folders.of(run);
    }

    /** The files of a run. */
    List<Path> files(long run) {
        Path folder = folders.of(run);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@link #rewrite} writes a file. */
    static boolean isWritten(Path file) {
        return WRITTEN.contains(file.getFileName().toString());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
